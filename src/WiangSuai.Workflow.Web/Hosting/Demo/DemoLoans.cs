using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Notifications;
using WiangSuai.Workflow.Web.Orders;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Settings;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Hosting.Demo;

/// <summary>
/// Slips in every state, told as a story of the last weeks in the order in which they were filed. Every step goes through the same handlers as on the web, on a clock set back,
/// so the demo's decisions carry real rulings and real evidence.
/// </summary>
internal sealed class DemoLoans
{
    readonly AppDb db;
    readonly PastClock clock;
    readonly DateOnly today;
    readonly FileLoan file;
    readonly DecideTask decide;
    readonly HandOverLoan handOver;
    readonly GiveBackLoan giveBack;
    readonly StateDamage state;
    readonly ProposeDamage propose;
    readonly SettleDamage settle;
    readonly CancelLoan cancel;

    public DemoLoans(AppDb db, WorkflowLibrary library, AuthoritySnapshots authority, Passwords passwords, Tell tell, PastClock clock, DateOnly today)
    {
        (this.db, this.clock, this.today) = (db, clock, today);
        var (promises, custodies, once, matters) = (new Promises(db, clock), new Custodies(db, clock), new Idempotency(db), new LoanMatters(db, new ClauseUses(db)));
        var (loans, words) = (new LoanReader(db, clock), new InboxTexts());
        Course? ours = null;
        var (cases, damageTexts) = (new DamageCases(db, authority, matters), new DamageTexts());
        var rooms = new CaseRooms([new DamageRoom(db, new Registers(db), cases, loans, new LoanAudiences(db, clock), new CloseLoan(db, new Lazy<Course>(() => ours!)), damageTexts), new LoanRoom(db, new Registers(db), promises, matters, loans, new LoanAudiences(db, clock),
            new LoanSheets(db, loans, new Availability(db), new LoanTexts(), words, new InboxWords(words), new AmendTexts(), clock))]);
        var course = ours = new Course(db, library, rooms, new TaskDesk(db, authority, rooms, new HolidayCalendar(db), tell, clock), new Timers(db, clock), clock);
        var images = new SlipImages(db, clock);
        var parties = new TwoParties(db, passwords, authority, matters, images);
        file = new FileLoan(db, new LoanOpening(db, course, new Outsiders(db, clock), clock), new KeyingOfficers(db), images, promises, new Availability(db), course, tell, once, clock);
        decide = new DecideTask(db, authority, rooms, course, new ClauseUses(db), once, tell, NullLogger<DecideTask>.Instance, clock);
        handOver = new HandOverLoan(db, parties, course, custodies, once, clock);
        giveBack = new GiveBackLoan(db, parties, course, new EndWithLoan(db, course), new OpenDamage(db, course, clock), promises, custodies, once, clock);
        state = new StateDamage(db, cases, course, once, clock);
        propose = new ProposeDamage(db, cases, course, new DamageRules(new ConfigurationBuilder().Build()), once, clock);
        settle = new SettleDamage(db, cases, parties, course, new OutOfUse(db), once, clock);
        cancel = new CancelLoan(db, parties, new KeyingOfficers(db), course, promises, custodies, new Registers(db), new EndWithLoan(db, course), clock);
    }

    public async Task Tell(CancellationToken ct)
    {
        await Returned("registry", -24, -22, LoanPlace.Inside, "ห้องประชุมสภาเทศบาล", "ประชุมคณะกรรมการแผนพัฒนาท้องถิ่น", [("401-60-0001", 10)], damaged: "ขาโต๊ะหัก 1 ตัว", ct);
        await Stated(-22, "ยกโต๊ะลงจากรถแล้วขาหัก ยินดีซ่อมให้คงสภาพเดิม", ct);
        await Returned("education", -16, -13, LoanPlace.Outside, "ศาลาประชาคม บ้านเหนือ หมู่ 1", "ประชุมผู้ปกครองศูนย์พัฒนาเด็กเล็ก", [("462-63-0001", 1)], damaged: "สายไมโครโฟนขาด 1 เส้น", ct);
        await MadeGood(await Stated(-13, "สายถูกเก้าอี้ทับตอนเก็บของ จะนำไปซ่อม", ct), ct);

        await Out("lawyer", -10, -5, LoanPlace.Inside, "ห้องทะเบียน สำนักปลัดเทศบาล", "จัดเอกสารสำนวนสอบสวนประจำปี", [("401-60-0001", 6)], ct);
        var rain = await Waiting("education", -9, -6, -5, LoanPlace.Outside, "สนามหน้าที่ว่าการ หมู่ 5", "งานกีฬาตำบล", [("431-61-0001", 2)], steps: 2, ct);
        At(-7, 9);
        await cancel.Handle(new CancelLoanCommand(await Borrower(rain, ct), rain, "เลื่อนงานเพราะฝนตก"), ct);
        db.ChangeTracker.Clear();
        await Out("education", -3, 3, LoanPlace.Outside, "สนามกีฬาโรงเรียนบ้านกลาง", "แข่งขันกีฬาเด็กเล็ก", [("431-61-0001", 1), ("402-61-0001", 80)], ct);
        var lamps = await Waiting("lawyer", -6, 1, 3, LoanPlace.Outside, "บ้านเหนือ หมู่ 1", "เวทีประชาคมหมู่บ้าน", [("443-65-0001", 4)], steps: 1, ct);
        await Act(lamps, TaskOutcome.Rejected, "โคมไฟต้องใช้ซ่อมไฟสาธารณะในช่วงวันดังกล่าว", ct);

        await Approved("education", 0, 4, LoanPlace.Outside, "ลานกิจกรรม บ้านกลาง หมู่ 4", "ไฟสำรองงานวันเด็กของตำบล", [("441-61-0001", 1), ("442-63-0011", 2)], ct);
        var photos = await Waiting("education", -2, 8, 9, LoanPlace.Outside, "วัดศรีดอนชัย หมู่ 3", "ถ่ายภาพกิจกรรมวันสำคัญ", [("456-67-0001", 1)], steps: 0, ct);
        await Act(photos, TaskOutcome.Returned, "ระบุจำนวนผู้ร่วมงานและผู้รับผิดชอบกล้อง", ct);
        await Waiting("education", -1, 2, 4, LoanPlace.Outside, "ศาลาประชาคม บ้านกลาง หมู่ 4", "อบรมผู้ปกครองศูนย์พัฒนาเด็กเล็ก เรื่องการเลี้ยงดูเด็กปฐมวัย", [("456-62-0003", 1), ("457-62-0001", 1), ("401-60-0001", 5)], steps: 2, ct);
        await Waiting("lawyer", -1, 1, 2, LoanPlace.Outside, "ลานริมน้ำ บ้านใต้ หมู่ 2", "งานลอยกระทงตำบล", [("462-65-0002", 1)], steps: 2, ct);
        await Waiting("education", -1, 3, 3, LoanPlace.Inside, "อาคารเอนกประสงค์ สำนักงานเทศบาล", "พิธีมอบทุนการศึกษา", [("401-63-0021", 1)], steps: 2, ct);
        await Waiting("registry", -1, 5, 9, LoanPlace.Inside, "สำนักปลัดเทศบาล", "ย้ายข้อมูลทะเบียนหนังสือ", [("416-66-0012", 1)], steps: 1, ct);
        await Waiting("education", 0, 6, 8, LoanPlace.Inside, "ห้องประชุมกองการศึกษา", "อบรมครูผู้ดูแลเด็ก", [("404-65-0001", 4)], steps: 0, ct);
    }

    async Task Returned(string user, int from, int due, LoanPlace place, string where, string purpose, (string, int)[] things, string? damaged, CancellationToken ct)
    {
        var loan = await Out(user, from, due, place, where, purpose, things, ct);
        At(due, 15);
        var lines = await db.Set<LoanLine>().AsNoTracking().Where(line => line.LoanId == loan).ToListAsync(ct);
        var officer = await Account("property", ct);
        Expect<PartiesResult.Done>(await giveBack.Handle(new GiveBackCommand(officer.PersonId!.Value, officer.Id, loan, 1,
            [.. lines.Select(line => new LineAfter(line.Id, damaged is null ? line.Quantity : line.Quantity - 1, damaged is null ? 0 : 1, 0, damaged ?? ""))],
            DemoAccounts.Password, Idempotency.NewKey()), ct));
    }

    /// <summary>The borrower states what happened an hour after the return that was told last.</summary>
    /// <returns>The case of damage.</returns>
    async Task<Guid> Stated(int day, string text, CancellationToken ct)
    {
        At(day, 16);
        var damage = await db.Set<DamageCase>().AsNoTracking().Include(d => d.Loan).OrderByDescending(d => d.OpenedAt).FirstAsync(ct);
        Expect<DamageResult.Done>(await state.Handle(new StateDamageCommand(damage.Loan!.BorrowerId, damage.Id, text, Idempotency.NewKey()), ct));
        return damage.Id;
    }

    /// <summary>Repaired as the officer proposed and the mayor directed, within three days.</summary>
    async Task MadeGood(Guid damage, CancellationToken ct)
    {
        At(-12, 9);
        var (officer, items) = (await Account("property", ct), await db.Set<DamageItem>().AsNoTracking().Where(item => item.DamageId == damage).ToListAsync(ct));
        Expect<DamageResult.Done>(await propose.Handle(new ProposeDamageCommand(officer.PersonId!.Value, damage,
            [.. items.Select(item => new ProposedWay(item.Id, MakeGood.Repair, 350))], today.AddDays(-8), "ร้านซ่อมเสนอราคาแล้ว", Idempotency.NewKey()), ct));
        await Act(damage, TaskOutcome.Approved, "ให้ผู้ยืมซ่อมตามที่เสนอ", ct);
        At(-10, 11);
        Expect<DamageResult.Done>(await settle.Handle(new SettleDamageCommand(officer.PersonId.Value, officer.Id, damage,
            [.. items.Select(item => new ProofOf(item.Id, "ใบเสร็จเล่มที่ 4 เลขที่ 17"))], "ทดลองใช้แล้ว เสียงปกติ", DemoAccounts.Password, Idempotency.NewKey()), ct));
    }

    async Task<Guid> Out(string user, int from, int due, LoanPlace place, string where, string purpose, (string, int)[] things, CancellationToken ct)
    {
        var loan = await Approved(user, from, due, place, where, purpose, things, ct);
        At(from, 13);
        var lines = await db.Set<LoanLine>().AsNoTracking().Where(line => line.LoanId == loan).ToListAsync(ct);
        var officer = await Account("property", ct);
        Expect<PartiesResult.Done>(await handOver.Handle(new HandOverCommand(officer.PersonId!.Value, officer.Id, loan,
            [.. lines.Select(line => new LineBefore(line.Id, ConditionBefore.Good, ""))], DemoAccounts.Password, Idempotency.NewKey()), ct));
        return loan;
    }

    Task<Guid> Approved(string user, int from, int due, LoanPlace place, string where, string purpose, (string, int)[] things, CancellationToken ct) =>
        Waiting(user, from - 3, from, due, place, where, purpose, things, steps: 3, ct);

    /// <summary>Filed, and so many of its three decisions made: endorsed, checked, approved.</summary>
    async Task<Guid> Waiting(string user, int filed, int from, int due, LoanPlace place, string where, string purpose, (string Number, int Quantity)[] things, int steps, CancellationToken ct)
    {
        At(filed, 9);
        var account = await Account(user, ct);
        var post = await db.Set<Holding>().Where(h => h.PersonId == account.PersonId).Select(h => h.PostId).FirstAsync(ct);
        var numbers = things.Select(thing => thing.Number).ToList();
        var ids = await db.Set<Asset>().Where(asset => numbers.Contains(asset.Number)).ToDictionaryAsync(asset => asset.Number, asset => asset.Id, ct);
        var filedLoan = Expect<FileLoanResult.Filed>(await file.Handle(new FileLoanCommand(account.PersonId!.Value, null, new LoanRequest(
            post, [.. things.Select(thing => new RequestedThing(ids[thing.Number], thing.Quantity))], purpose, place, where, today.AddDays(from), today.AddDays(due), "104"),
            Idempotency.NewKey()), ct)).Loan;
        for (var step = 0; step < steps; step++)
            await Act(filedLoan, TaskOutcome.Approved, "", ct);
        return filedLoan;
    }

    /// <summary>Whoever stands first decides, an hour after the step before.</summary>
    async Task Act(Guid loan, string outcome, string comment, CancellationToken ct)
    {
        clock.Advance(TimeSpan.FromMinutes(55));
        var task = await db.Set<WorkTask>().AsNoTracking().Include(t => t.Candidates).SingleAsync(t => t.CaseId == loan && t.ClosedAt == null, ct);
        var matter = await db.Set<Loan>().Where(l => l.Id == loan).Select(l => l.ContentHash).SingleOrDefaultAsync(ct)
            ?? await db.Set<DamageCase>().Where(d => d.Id == loan).Select(d => d.ContentHash).SingleAsync(ct);
        Expect<DecideResult.Decided>(await decide.Handle(new DecideCommand(
            task.Candidates.First(candidate => candidate.Rank == 0).PersonId, task.Id, outcome, comment, matter, null, Idempotency.NewKey()), ct));
    }

    Task<Account> Account(string user, CancellationToken ct) => db.Set<Account>().AsNoTracking().SingleAsync(account => account.UserName == user, ct);

    Task<Guid> Borrower(Guid loan, CancellationToken ct) => db.Set<Loan>().Where(l => l.Id == loan).Select(l => l.BorrowerId).SingleAsync(ct);

    void At(int day, int hour) => clock.Set(Bangkok.Instant(today.AddDays(day), new TimeOnly(hour, 10)));

    T Expect<T>(object result) where T : class
    {
        db.ChangeTracker.Clear();
        return result as T ?? throw new InvalidOperationException($"The demo's story broke: {System.Text.Json.JsonSerializer.Serialize(result, result.GetType())}");
    }
}

/// <summary>The clock by which the demo's past happens.</summary>
internal sealed class PastClock(DateTimeOffset start, DateTimeOffset latest) : TimeProvider
{
    DateTimeOffset now = start;

    public override DateTimeOffset GetUtcNow() => now;

    /// <summary>Never later than the real now: the demo must not happen in the future.</summary>
    public void Set(DateTimeOffset at) => now = at < latest ? at : latest;

    public void Advance(TimeSpan by) => Set(now + by);
}

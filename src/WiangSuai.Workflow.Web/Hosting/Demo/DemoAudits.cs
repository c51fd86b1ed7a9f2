using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Audits;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Notifications;
using WiangSuai.Workflow.Web.Orders;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Settings;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Hosting.Demo;

/// <summary>
/// Two months of internal audit with findings in several states: last month is over but for one finding, the present one is under way.
/// Every step goes through the same handlers as on the web, on a clock set back.
/// </summary>
internal sealed class DemoAudits
{
    readonly AppDb db;
    readonly PastClock clock;
    readonly DateOnly today;
    readonly OpenAuditMonth open;
    readonly EndAuditMonth end;
    readonly AnswerChecklist answer;
    readonly SkipCell skip;
    readonly ReportFinding report;
    readonly ReplyToFinding reply;
    readonly FollowUpFinding followUp;
    readonly DecideTask decide;

    public DemoAudits(AppDb db, WorkflowLibrary library, AuthoritySnapshots authority, AuditTexts texts, Tell tell, PastClock clock, DateOnly today)
    {
        (this.db, this.clock, this.today) = (db, clock, today);
        var (matters, heads, once) = (new AuditMatters(db), new UnitHeads(db), new Idempotency(db));
        var rulings = new AuditRulings(db, authority, matters);
        var rooms = new CaseRooms([new CellRoom(db, matters, texts), new FindingRoom(db, new Registers(db), matters, heads, new AuditReaders(db, clock), texts, clock)]);
        var course = new Course(db, library, rooms, new TaskDesk(db, authority, rooms, new HolidayCalendar(db), tell, clock), new Timers(db, clock), clock);
        open = new OpenAuditMonth(db, rulings, course, new HolidayCalendar(db), clock);
        end = new EndAuditMonth(db, rulings, clock);
        answer = new AnswerChecklist(db, rulings, course, once, clock);
        skip = new SkipCell(db, rulings, course, once, clock);
        report = new ReportFinding(db, rulings, course, once, clock);
        reply = new ReplyToFinding(db, heads, course, once, clock);
        followUp = new FollowUpFinding(db, rulings, course, once, clock);
        decide = new DecideTask(db, authority, rooms, course, new ClauseUses(db), once, tell, NullLogger<DecideTask>.Instance, clock);
    }

    public async Task Tell(CancellationToken ct)
    {
        await LastMonth(ct);
        await ThisMonth(ct);
    }

    /// <summary>As far back as the demo's past goes: every unit done, one for a reason not audited; a finding closed, one whose reply was not enough, one not directed.</summary>
    async Task LastMonth(CancellationToken ct)
    {
        var first = Months.FirstOf(today).AddDays(-1);
        At(Months.FirstOf(first) > today.AddDays(-55) ? Months.FirstOf(first) : today.AddDays(-55), 8);
        var auditor = await Person("auditor", ct);
        var month = Expect<OpenAuditMonthResult.Opened>(await open.ByHand(new OpenAuditMonthCommand(auditor), ct)).Month;
        Later(3);
        await Answer(month, "office", [], finish: true, ct);
        var finance = await Answer(month, "finance", [("loan-chased", AnswerValue.No, "เกินกำหนดคืน 3 รายการ ไม่มีหนังสือทวงถาม")], finish: true, ct);
        await Answer(month, "works", [("register", AnswerValue.No, "เครื่องตัดหญ้า 1 เครื่องไม่มีป้ายหมายเลข")], finish: true, ct);
        Expect<CellActResult.Done>(await skip.Handle(new SkipCellCommand(auditor, await Cell(month, "health", ct), "หน่วยรับตรวจออกหน่วยควบคุมโรคทั้งเดือน ตรวจรวมในเดือนถัดไป", Idempotency.NewKey()), ct));
        var education = await Answer(month, "education", [("maintenance", AnswerValue.No, "ไม่มีบันทึกการตรวจเครื่องฉายภาพตามวงรอบ")], finish: true, ct);

        var chased = await Report(finance, "loan-chased", FindingRisk.High, "ไม่ทวงถามพัสดุที่เกินกำหนดคืนภายใน 7 วัน", "พัสดุเกินกำหนดคืน 3 รายการ ไม่มีหนังสือทวงถาม",
            "ผู้รับผิดชอบไม่มีรายการแจ้งวันครบกำหนด", "พัสดุอาจสูญหายโดยติดตามคืนไม่ได้", "ให้ตรวจรายการเกินกำหนดทุกวันจันทร์ และออกหนังสือทวงถามภายใน 7 วัน", ct);
        var cycle = await Report(education, "maintenance", FindingRisk.Medium, "ไม่บำรุงรักษาเครื่องฉายภาพตามวงรอบ", "ไม่มีบันทึกการตรวจ 2 ไตรมาส",
            "ไม่ได้กำหนดผู้รับผิดชอบ", "อายุใช้งานสั้นลง และเสียระหว่างใช้งาน", "ให้กำหนดผู้รับผิดชอบและวงรอบในทะเบียน", ct);
        await Decide(chased, TaskOutcome.Approved, "", ct);
        await Decide(chased, TaskOutcome.Approved, "ให้กองคลังดำเนินการ และรายงานทุก 15 วัน", ct);
        await Decide(cycle, TaskOutcome.Approved, "", ct);
        await Decide(cycle, TaskOutcome.Approved, "ให้กองการศึกษาดำเนินการตามข้อเสนอแนะ", ct);
        Later(5);
        await Reply("finance-head", chased, ReplyOpinion.Agree, "ออกหนังสือทวงถามครบ 3 รายการแล้ว และมอบเจ้าพนักงานพัสดุตรวจทุกวันจันทร์", ct);
        await Reply("education-head", cycle, ReplyOpinion.AgreeInPart, "จะกำหนดวงรอบเมื่อได้รับงบประมาณ", ct);
        Later(2);
        await Look(chased, FollowUpOutcome.Close, "ตรวจสำเนาหนังสือทวงถามและหลักฐานรับคืนครบ 3 รายการ", ct);
        await Look(cycle, FollowUpOutcome.AskAgain, "วงรอบการตรวจไม่ต้องใช้งบประมาณ ให้ระบุวันเริ่ม", ct);
        Later(4);
        Expect<EndAuditMonthResult.Ended>(await end.Handle(new EndAuditMonthCommand(auditor, month), ct));
    }

    /// <summary>Two units done, one begun, two not yet; findings with the clerk, with the mayor and with a unit.</summary>
    async Task ThisMonth(CancellationToken ct)
    {
        At(Months.FirstOf(today), 8);
        var auditor = await Person("auditor", ct);
        var month = Expect<OpenAuditMonthResult.Opened>(await open.ByHand(new OpenAuditMonthCommand(auditor), ct)).Month;
        await Answer(month, "office", [], finish: true, ct);
        var works = await Answer(month, "works", [("loan-approved", AnswerValue.No, "จ่ายพัสดุก่อนลงนามอนุมัติ 2 ครั้ง")], finish: true, ct);
        var finance = await Answer(month, "finance", [("assignments", AnswerValue.No, "คำสั่งมอบหมายงานไม่ปรับหลังย้ายเจ้าหน้าที่")], finish: false, ct);

        var early = await Report(works, "loan-approved", FindingRisk.High, "จ่ายพัสดุก่อนได้รับอนุมัติ 2 ครั้ง", "จ่ายก่อนลงนามอนุมัติ 2 ครั้ง ช้าสุด 4 ชั่วโมง",
            "จ่ายตามโทรศัพท์ของผู้ขอ เพราะงานเริ่มเช้า", "หากพัสดุสูญหาย เทศบาลไม่มีใบยืมไว้เรียกชดใช้", "ให้จ่ายได้เฉพาะเมื่อระบบแสดงว่าอนุมัติแล้ว", ct);
        var duties = await Report(finance, "assignments", FindingRisk.Low, "คำสั่งมอบหมายงานไม่ตรงกับผู้ปฏิบัติงาน", "เจ้าหน้าที่ย้าย 1 คน คำสั่งยังเป็นชื่อเดิม",
            "ไม่มีผู้แจ้งให้แก้คำสั่งเมื่อย้าย", "ผู้ปฏิบัติไม่มีหน้าที่ตามคำสั่ง", "ให้แก้คำสั่งภายใน 7 วันนับแต่วันย้าย", ct);
        var tags = await Report(works, null, FindingRisk.Medium, "เครื่องตัดหญ้าไม่มีป้ายหมายเลข", "ไม่มีป้ายหมายเลข 1 เครื่อง", "ป้ายเดิมหลุด", "ตรวจนับกับทะเบียนไม่ได้", "ให้ติดป้ายใหม่และตรวจทั้งคลัง", ct);
        await Decide(early, TaskOutcome.Approved, "", ct);
        await Decide(early, TaskOutcome.Approved, "ให้กองช่างแก้ไขและรายงาน", ct);
        await Decide(tags, TaskOutcome.Approved, "", ct);
        await Decide(duties, TaskOutcome.Returned, "ระบุตำแหน่งของเจ้าหน้าที่ที่ย้าย", ct);
    }

    async Task<Guid> Answer(Guid month, string unit, (string Code, AnswerValue Value, string Note)[] but, bool finish, CancellationToken ct)
    {
        clock.Advance(TimeSpan.FromMinutes(35));
        var cell = await Cell(month, unit, ct);
        var questions = await db.Set<CellQuestion>().AsNoTracking().Where(question => question.CellId == cell).OrderBy(question => question.Place).ToListAsync(ct);
        Expect<CellActResult.Done>(await answer.Handle(new AnswerChecklistCommand(await Person("auditor", ct), cell,
        [
            .. questions.Where(question => finish || but.Any(other => other.Code == question.Code)).Select(question => but.FirstOrDefault(other => other.Code == question.Code) is { Code: not null } other
                ? new AnswerGiven(question.Id, other.Value, other.Note, 0)
                : new AnswerGiven(question.Id, AnswerValue.Yes, "", 0)),
        ], finish, Idempotency.NewKey()), ct));
        return cell;
    }

    async Task<Guid> Report(Guid cell, string? code, FindingRisk risk, string title, string condition, string cause, string effect, string recommendation, CancellationToken ct)
    {
        clock.Advance(TimeSpan.FromMinutes(20));
        var question = await db.Set<CellQuestion>().AsNoTracking().SingleOrDefaultAsync(one => one.CellId == cell && one.Code == code, ct);
        var text = new FindingText(title, question?.Criteria ?? "ทะเบียนคุมทรัพย์สินของเทศบาล", condition, cause, effect, recommendation, risk);
        return Expect<FindingActResult.Done>(await report.Handle(new ReportFindingCommand(await Person("auditor", ct), cell, question?.Id, null, text, Idempotency.NewKey()), ct)).Finding;
    }

    /// <summary>Whoever stands first decides, some time after the step before.</summary>
    async Task Decide(Guid finding, string outcome, string comment, CancellationToken ct)
    {
        clock.Advance(TimeSpan.FromMinutes(55));
        var task = await db.Set<WorkTask>().AsNoTracking().Include(t => t.Candidates).SingleAsync(t => t.CaseId == finding && t.ClosedAt == null, ct);
        var matter = await db.Set<Finding>().Where(f => f.Id == finding).Select(f => f.ContentHash).SingleAsync(ct);
        Expect<DecideResult.Decided>(await decide.Handle(new DecideCommand(
            task.Candidates.First(candidate => candidate.Rank == 0).PersonId, task.Id, outcome, comment, matter, null, Idempotency.NewKey()), ct));
    }

    async Task Reply(string user, Guid finding, ReplyOpinion opinion, string text, CancellationToken ct) =>
        Expect<FindingActResult.Done>(await reply.Handle(new ReplyToFindingCommand(await Person(user, ct), finding, opinion, text, clock.Today().AddDays(14), Idempotency.NewKey()), ct));

    async Task Look(Guid finding, FollowUpOutcome outcome, string note, CancellationToken ct) =>
        Expect<FindingActResult.Done>(await followUp.Handle(new FollowUpFindingCommand(await Person("auditor", ct), finding, outcome, note, Idempotency.NewKey()), ct));

    Task<Guid> Cell(Guid month, string unit, CancellationToken ct) => (
        from cell in db.Set<AuditCell>()
        join audited in db.Set<Unit>() on cell.UnitId equals audited.Id
        where cell.AuditMonthId == month && audited.Code == unit
        select cell.Id).SingleAsync(ct);

    async Task<Guid> Person(string user, CancellationToken ct) => (await db.Set<Account>().AsNoTracking().SingleAsync(account => account.UserName == user, ct)).PersonId!.Value;

    void At(DateOnly day, int hour) => clock.Set(Bangkok.Instant(day, new TimeOnly(hour, 40)));

    void Later(int days) => clock.Advance(TimeSpan.FromDays(days));

    T Expect<T>(object result) where T : class
    {
        db.ChangeTracker.Clear();
        return result as T ?? throw new InvalidOperationException($"The demo's audits broke: {System.Text.Json.JsonSerializer.Serialize(result, result.GetType())}");
    }
}

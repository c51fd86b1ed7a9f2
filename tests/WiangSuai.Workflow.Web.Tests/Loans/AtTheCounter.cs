using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;
using Office = WiangSuai.Workflow.Testing.Office;

namespace WiangSuai.Workflow.Web.Tests.Loans;

/// <summary>The demo municipality without its demo slips, and what people do there, in one line each. Each act runs in a scope of its own, as a request does.</summary>
public sealed class AtTheCounter : IAsyncDisposable
{
    public const string Password = "wiangsuai-demo";

    /// <param name="office">Started; it ends with the counter.</param>
    public AtTheCounter(Office office) => Office = office;

    public Office Office { get; }

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<AtTheCounter> Open(Databases databases, Provider provider, params (string Setting, string Value)[] settings)
    {
        var office = new Office(await databases.New(provider)) { Settings = { ["Demo:Loans"] = "false" } };
        foreach (var (setting, value) in settings) office.Settings[setting] = value;
        await office.Start();
        return new AtTheCounter(office);
    }

    public DateOnly Today => Office.Clock.Today();

    public Task<Account> Account(string user) => Office.WithDb(db => db.Set<Account>().AsNoTracking().SingleAsync(a => a.UserName == user, Stop));

    public async Task<Guid> Person(string user) => (await Account(user)).PersonId!.Value;

    public Task<Asset> Asset(string number) => Office.WithDb(db => db.Set<Asset>().AsNoTracking().SingleAsync(a => a.Number == number, Stop));

    public async Task<Guid> Post(string user)
    {
        var person = await Person(user);
        return await Office.WithDb(db => db.Set<Holding>().Where(h => h.PersonId == person).Select(h => h.PostId).SingleAsync(Stop));
    }

    public async Task<LoanRequest> Request(string user, string number, int quantity = 1, LoanPlace place = LoanPlace.Outside, int from = 1, int due = 3) => new(
        await Post(user), [new RequestedThing((await Asset(number)).Id, quantity)], "อบรมผู้ปกครอง", place, "ศาลาประชาคม", Today.AddDays(from), Today.AddDays(due), "104");

    public async Task<FileLoanResult> TryFile(string user, LoanRequest request, Guid? slip = null, string? key = null)
    {
        var person = await Person(user);
        return await Office.With(services => services.GetRequiredService<FileLoan>().Handle(new FileLoanCommand(person, slip, request, key ?? Idempotency.NewKey()), Stop));
    }

    public async Task<Guid> File(string user, string number, int quantity = 1, LoanPlace place = LoanPlace.Outside, int from = 1, int due = 3) =>
        Assert.IsType<FileLoanResult.Filed>(await TryFile(user, await Request(user, number, quantity, place, from, due))).Loan;

    public Task<WorkTask> OpenTask(Guid loan) =>
        Office.WithDb(db => db.Set<WorkTask>().AsNoTracking().Include(t => t.Candidates).SingleAsync(t => t.CaseId == loan && t.ClosedAt == null, Stop));

    public Task<Loan> Loan(Guid loan) =>
        Office.WithDb(db => db.Set<Loan>().AsNoTracking().Include(l => l.Lines).Include(l => l.HandOver).Include(l => l.GiveBacks.OrderBy(back => back.Time)).ThenInclude(back => back.Lines).Include(l => l.Cancellation).SingleAsync(l => l.Id == loan, Stop));

    public async Task<DecideResult> TryDecide(string user, Guid loan, string outcome = TaskOutcome.Approved, string comment = "", string? together = null, string? key = null)
    {
        var (person, task, hash) = (await Person(user), await OpenTask(loan), (await Loan(loan)).ContentHash);
        return await Office.With(services => services.GetRequiredService<DecideTask>().Handle(
            new DecideCommand(person, task.Id, outcome, comment, hash, together, key ?? Idempotency.NewKey()), Stop));
    }

    public async Task Decide(string user, Guid loan, string outcome = TaskOutcome.Approved, string comment = "", string? together = null) =>
        Assert.IsType<DecideResult.Decided>(await TryDecide(user, loan, outcome, comment, together));

    public async Task<PartiesResult> TryHandOver(string officer, Guid loan, string password = Password, ConditionBefore? condition = ConditionBefore.Good)
    {
        var (account, lines) = (await Account(officer), (await Loan(loan)).Lines);
        return await Office.With(services => services.GetRequiredService<HandOverLoan>().Handle(new HandOverCommand(
            account.PersonId!.Value, account.Id, loan, [.. lines.Select(line => new LineBefore(line.Id, condition, ""))], password, Idempotency.NewKey()), Stop));
    }

    public async Task<PartiesResult> TryGiveBack(string officer, Guid loan, string password = Password, int damaged = 0, string note = "")
    {
        var (account, slip) = (await Account(officer), await Loan(loan));
        return await Office.With(services => services.GetRequiredService<GiveBackLoan>().Handle(new GiveBackCommand(account.PersonId!.Value, account.Id, loan, slip.GiveBacks.Count + 1,
            [.. slip.Lines.Select(line => new LineAfter(line.Id, slip.NotBack(line) - damaged, damaged, 0, note))], password, Idempotency.NewKey()), Stop));
    }

    /// <summary>Some of it comes back: so many of each line, in the order of the lines.</summary>
    /// <param name="time">Which time the page showed; null for the next.</param>
    public async Task<PartiesResult> TryGiveBackSome(string officer, Guid loan, int? time = null, string? key = null, params (int Good, int Damaged, int Lost)[] came)
    {
        var (account, slip) = (await Account(officer), await Loan(loan));
        return await Office.With(services => services.GetRequiredService<GiveBackLoan>().Handle(new GiveBackCommand(account.PersonId!.Value, account.Id, loan, time ?? slip.GiveBacks.Count + 1,
            [.. slip.Lines.OrderBy(line => line.Position).Zip(came, (line, some) => new LineAfter(line.Id, some.Good, some.Damaged, some.Lost, some is { Damaged: 0, Lost: 0 } ? "" : "ขาหัก"))],
            Password, key ?? Idempotency.NewKey()), Stop));
    }

    public async Task<CancelLoanResult> Cancel(string user, Guid loan, string reason = "เลื่อนงาน")
    {
        var person = await Person(user);
        return await Office.With(services => services.GetRequiredService<CancelLoan>().Handle(new CancelLoanCommand(person, loan, reason), Stop));
    }

    public ValueTask DisposeAsync() => Office.DisposeAsync();
}

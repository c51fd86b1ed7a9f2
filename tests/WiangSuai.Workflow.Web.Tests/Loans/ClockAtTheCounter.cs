using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Loans;

namespace WiangSuai.Workflow.Web.Tests.Loans;

/// <summary>What time brings to the counter: more days, chases, sweeps.</summary>
internal static class ClockAtTheCounter
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>A slip of education, approved and handed over today.</summary>
    public static async Task<Guid> Out(this AtTheCounter counter, string thing, int due, int quantity = 1)
    {
        var loan = await counter.File("education", thing, quantity, from: 0, due: due);
        foreach (var user in new[] { "education-head", "property", "deputy1" })
            await counter.Decide(user, loan);
        Assert.IsType<PartiesResult.Done>(await counter.TryHandOver("property", loan));
        return loan;
    }

    public static async Task<AskForExtensionResult> AskLonger(this AtTheCounter counter, string user, Guid loan, int days)
    {
        var (person, due) = (await counter.Person(user), (await counter.Loan(loan)).DueOn);
        return await counter.Office.With(services => services.GetRequiredService<AskForExtension>().Handle(
            new AskForExtensionCommand(person, loan, due.AddDays(days), "งานยังไม่เสร็จ", Idempotency.NewKey()), Stop));
    }

    public static async Task<DecideResult> TryDecideExtension(this AtTheCounter counter, string user, Guid extension, string outcome = TaskOutcome.Approved, string comment = "")
    {
        var (person, task) = (await counter.Person(user), await counter.OpenTask(extension));
        var hash = await counter.Office.WithDb(db => db.Set<Extension>().Where(e => e.Id == extension).Select(e => e.ContentHash).SingleAsync(Stop));
        return await counter.Office.With(services => services.GetRequiredService<DecideTask>().Handle(
            new DecideCommand(person, task.Id, outcome, comment, hash, null, Idempotency.NewKey()), Stop));
    }

    public static async Task DecideExtension(this AtTheCounter counter, string user, Guid extension, string outcome = TaskOutcome.Approved, string comment = "") =>
        Assert.IsType<DecideResult.Decided>(await counter.TryDecideExtension(user, extension, outcome, comment));

    public static Task<int> OpenChases(this AtTheCounter counter) => counter.Office.With(services => services.GetRequiredService<OpenChases>().Run(Stop));

    public static Task<int> FireTimers(this AtTheCounter counter) => counter.Office.With(services => services.GetRequiredService<FireTimers>().Run(Stop));

    public static Task<Chase> Chase(this AtTheCounter counter, Guid loan) => counter.Office.WithDb(db => db.Set<Chase>().AsNoTracking().Include(c => c.Acts).SingleAsync(c => c.LoanId == loan, Stop));

    public static Task<List<WorkTask>> OpenTasks(this AtTheCounter counter, Guid caseId) =>
        counter.Office.WithDb(db => db.Set<WorkTask>().AsNoTracking().Include(task => task.Candidates).Where(task => task.CaseId == caseId && task.ClosedAt == null).ToListAsync(Stop));

    /// <param name="returnIn">Days from today.</param>
    public static async Task<RecordChaseResult> RecordChase(
        this AtTheCounter counter, string user, Guid chase, ChaseManner manner = ChaseManner.Telephone, string text = "ขอให้นำมาคืน", int? returnIn = null)
    {
        var person = await counter.Person(user);
        return await counter.Office.With(services => services.GetRequiredService<RecordChase>().Handle(
            new RecordChaseCommand(person, chase, manner, counter.Today, text, returnIn is { } days ? counter.Today.AddDays(days) : null, Idempotency.NewKey()), Stop));
    }
}

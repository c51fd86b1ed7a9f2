using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Tests.Loans;

namespace WiangSuai.Workflow.Web.Tests.Inbox;

/// <summary>What people do with the work of their inbox, in one line each.</summary>
internal static class AtTheDesk
{
    /// <summary>Each worth some baht of the month's 200,000 of clause 1.2: 245,500 together, none above the limit of one case.</summary>
    public static readonly string[] Dear = ["441-64-0002", "441-61-0001", "431-61-0001", "456-66-0002", "456-67-0001", "421-65-0002", "432-63-0001"];

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>A slip that the deputy may approve by delegation, and the mayor by the own power.</summary>
    public static async Task<Guid> WaitingForTheDeputy(this AtTheCounter counter, string number = "456-62-0003", int from = 1, int due = 3)
    {
        var loan = await counter.File("education", number, from: from, due: due);
        await counter.Decide("education-head", loan);
        await counter.Decide("property", loan);
        return loan;
    }

    public static async Task<ClaimResult> Take(this AtTheCounter counter, string user, Guid task)
    {
        var person = await counter.Person(user);
        return await counter.Office.With(services => services.GetRequiredService<ClaimTask>().Take(person, task, Stop));
    }

    public static async Task<ClaimResult> TakeOver(this AtTheCounter counter, string user, Guid task)
    {
        var person = await counter.Person(user);
        return await counter.Office.With(services => services.GetRequiredService<ClaimTask>().TakeOver(person, task, Stop));
    }

    public static async Task<ClaimResult> Release(this AtTheCounter counter, string user, Guid task)
    {
        var person = await counter.Person(user);
        return await counter.Office.With(services => services.GetRequiredService<ClaimTask>().Release(person, task, Stop));
    }

    public static async Task<IReadOnlyList<InboxItem>> List(this AtTheCounter counter, string user, InboxAsk ask)
    {
        var person = await counter.Person(user);
        return await counter.Office.With(services => services.GetRequiredService<InboxReader>().Page(person, new ClaimsPrincipal(new ClaimsIdentity()), ask, Stop));
    }

    public static async Task<IEnumerable<Guid>> Tasks(this AtTheCounter counter, string user, InboxTab tab) => (await counter.List(user, new InboxAsk(tab))).Select(item => item.Task);

    public static async Task<BatchItem> Item(this AtTheCounter counter, Guid loan) => new((await counter.OpenTask(loan)).Id, (await counter.Loan(loan)).ContentHash);

    public static async Task<IReadOnlyList<BatchAnswer>> Batch(this AtTheCounter counter, string user, IReadOnlyList<BatchItem> items, string? key = null)
    {
        var person = await counter.Person(user);
        return await counter.Office.With(services => services.GetRequiredService<DecideBatch>().Handle(new DecideBatchCommand(person, items, key ?? Idempotency.NewKey()), Stop));
    }

    public static async Task<IReadOnlyList<BatchLine>> Review(this AtTheCounter counter, string user, IEnumerable<BatchItem> items)
    {
        var person = await counter.Person(user);
        return await counter.Office.With(services => services.GetRequiredService<BatchReader>().Review(person, [.. items.Select(item => item.Task)], Stop));
    }

    public static async Task<AskOpinionResult> Ask(this AtTheCounter counter, string user, Guid task, string of, string question = "ควรให้ยืมหรือไม่", string? key = null)
    {
        var (person, asked) = (await counter.Person(user), await counter.Person(of));
        return await counter.Office.With(services => services.GetRequiredService<AskOpinion>().Handle(new AskOpinionCommand(person, task, asked, question, key ?? Idempotency.NewKey()), Stop));
    }

    public static async Task<GiveOpinionResult> Answer(this AtTheCounter counter, string user, Guid opinion, Guid loan, string text = "ให้ยืมได้")
    {
        var (person, hash) = (await counter.Person(user), (await counter.Loan(loan)).ContentHash);
        return await counter.Office.With(services => services.GetRequiredService<GiveOpinion>().Handle(new GiveOpinionCommand(person, opinion, text, hash, Idempotency.NewKey()), Stop));
    }

    public static async Task<TakeBackQuestionResult> TakeBackQuestion(this AtTheCounter counter, string user, Guid opinion)
    {
        var person = await counter.Person(user);
        return await counter.Office.With(services => services.GetRequiredService<AskOpinion>().TakeBack(person, opinion, Stop));
    }

    public static async Task<PassUpResult> PassUp(this AtTheCounter counter, string user, Guid task, string reason = "เป็นงานใหญ่ของตำบล")
    {
        var person = await counter.Person(user);
        return await counter.Office.With(services => services.GetRequiredService<PassUp>().Handle(new PassUpCommand(person, task, reason, Idempotency.NewKey()), Stop));
    }

    public static async Task<TakeBackResult> TakeBack(this AtTheCounter counter, string user, Guid task, string reason = "อ่านวันที่ผิด", string? key = null)
    {
        var person = await counter.Person(user);
        return await counter.Office.With(services => services.GetRequiredService<TakeBackDecision>().Handle(new TakeBackCommand(person, task, reason, key ?? Idempotency.NewKey()), Stop));
    }

    public static Task<IReadOnlyList<string>> Contradictions(this AtTheCounter counter) => counter.Office.WithDb(db => WiangSuai.Workflow.Testing.Contradictions.In(db, Stop));
}

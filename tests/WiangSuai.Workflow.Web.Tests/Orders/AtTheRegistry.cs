using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Orders;
using WiangSuai.Workflow.Web.Tests.Loans;
using Instrument = WiangSuai.Workflow.Web.Orders.Instrument;

namespace WiangSuai.Workflow.Web.Tests.Orders;

/// <summary>What people do to orders, in one line each. Each act runs in a scope of its own, as a request does.</summary>
public sealed class AtTheRegistry(AtTheCounter counter) : IAsyncDisposable
{
    /// <summary>Above the deputy's limit under order 321/2569.</summary>
    public const string Dear = "462-65-0002";

    public AtTheCounter Counter => counter;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<AtTheRegistry> Open(Databases databases, Provider provider) => new(await AtTheCounter.Open(databases, provider));

    public Task<Guid> PostOf(string code) => counter.Office.WithDb(db => db.Set<People.Post>().Where(post => post.Code == code).Select(post => post.Id).SingleAsync(Stop));

    /// <summary>An order that gives the power to approve loans outside the premises.</summary>
    public async Task<OrderContent> Giving(string post, decimal? upTo = 500_000m, Power? power = null, int from = 0) => new(
        "มอบอำนาจให้ปฏิบัติราชการแทนนายกเทศมนตรี", "อาศัยอำนาจตามความในมาตรา 48 วีสติ จึงมอบอำนาจดังต่อไปนี้", "ผู้รับมอบอำนาจจะมอบอำนาจต่อมิได้",
        counter.Today.AddDays(from), null,
        [new ClauseContent("1.1", (power ?? Powers.LoanOutside).Code, await PostOf(post), upTo, null, null, ClassRule.All, [], [], null)]);

    public async Task<DraftOrderResult> TryWrite(string user, OrderContent content, bool submit = true, Guid? draft = null, string? key = null)
    {
        var (person, version) = (await counter.Person(user), draft is { } id ? (await Draft(id)).Version : 0);
        return await counter.Office.With(services => services.GetRequiredService<DraftOrder>().Handle(new DraftOrderCommand(person, draft, version, content, submit, key ?? Idempotency.NewKey()), Stop));
    }

    public async Task<Guid> Submit(string user, OrderContent content, Guid? draft = null) => Assert.IsType<DraftOrderResult.Submitted>(await TryWrite(user, content, draft: draft)).Draft;

    public async Task<Guid> Save(string user, OrderContent content) => Assert.IsType<DraftOrderResult.Saved>(await TryWrite(user, content, submit: false)).Draft;

    public Task<OrderDraft> Draft(Guid id) => counter.Office.WithDb(db => db.Set<OrderDraft>().AsNoTracking().Include(draft => draft.Filings).SingleAsync(draft => draft.Id == id, Stop));

    public async Task<DecideResult> TryDecide(string user, Guid draft, string outcome = TaskOutcome.Approved, string comment = "")
    {
        var (person, task, hash) = (await counter.Person(user), await counter.OpenTask(draft), (await Draft(draft)).ContentHash);
        return await counter.Office.With(services => services.GetRequiredService<DecideTask>().Handle(new DecideCommand(person, task.Id, outcome, comment, hash, null, Idempotency.NewKey()), Stop));
    }

    public async Task Decide(string user, Guid draft, string outcome = TaskOutcome.Approved, string comment = "") => Assert.IsType<DecideResult.Decided>(await TryDecide(user, draft, outcome, comment));

    /// <summary>Reviewed and endorsed: waits for the mayor.</summary>
    public async Task<Guid> ForTheMayor(OrderContent content)
    {
        var draft = await Submit("registry", content);
        await Decide("lawyer", draft);
        await Decide("clerk", draft);
        return draft;
    }

    /// <summary>Signed as well.</summary>
    public async Task<Instrument> SignedOrder(OrderContent content)
    {
        var draft = await ForTheMayor(content);
        await Decide("mayor", draft);
        return await Order((await Draft(draft)).InstrumentId!.Value);
    }

    public Task<Instrument> Order(Guid id) => counter.Office.WithDb(db => db.Set<Instrument>().AsNoTracking().AsSplitQuery()
        .Include(order => order.Clauses.OrderBy(clause => clause.Place)).ThenInclude(clause => clause.DelegateePost).Include(order => order.Revocations).Include(order => order.Announcements).SingleAsync(order => order.Id == id, Stop));

    /// <summary>The draft that became the order.</summary>
    public Task<OrderDraft> DraftOf(Guid order) => counter.Office.WithDb(db => db.Set<OrderDraft>().AsNoTracking().SingleAsync(draft => draft.InstrumentId == order, Stop));

    public async Task<RevokeOrderResult> Revoke(string user, Guid order, Guid? clause = null, string reason = "เปลี่ยนแปลงการแบ่งงาน", string? key = null)
    {
        var person = await counter.Person(user);
        return await counter.Office.With(services => services.GetRequiredService<RevokeOrder>().Handle(new RevokeOrderCommand(person, order, clause, reason, key ?? Idempotency.NewKey()), Stop));
    }

    public async Task<AnnounceOrderResult> Announce(string user, Guid order, DateOnly? on = null, string place = "ที่ปิดประกาศหน้าสำนักงาน", string? key = null)
    {
        var person = await counter.Person(user);
        return await counter.Office.With(services => services.GetRequiredService<AnnounceOrder>().Handle(new AnnounceOrderCommand(person, order, on ?? counter.Today, place, key ?? Idempotency.NewKey()), Stop));
    }

    /// <summary>The person's holdings end with yesterday.</summary>
    public async Task LeavesTheRegistry(string user)
    {
        var person = await counter.Person(user);
        await counter.Office.WithDb(async db =>
        {
            await using var work = await db.ChangingAuthority(AuthorityChange.Holding, null, counter.Office.Clock, Stop);
            await db.Set<People.Holding>().Where(h => h.PersonId == person && h.KnownTo == null).ExecuteUpdateAsync(h => h.SetProperty(one => one.KnownTo, work.Version), Stop);
            await work.Commit(Stop);
        });
    }

    public async Task<Guid> Scan(string user, byte[]? bytes = null)
    {
        var person = await counter.Person(user);
        var (scan, problem) = await counter.Office.With(services => services.GetRequiredService<KeepScan>().Handle(person, "scan.pdf", bytes ?? [.. "%PDF-1.7 "u8, .. Guid.NewGuid().ToByteArray(), .. "\n%%EOF\n"u8], Stop));
        Assert.Null(problem);
        return scan!.Id;
    }

    public async Task<TranscribeOrderResult> TryTranscribe(string user, int number, OrderContent content, DateOnly? signedOn = null, Guid? scan = null, bool skips = true)
    {
        var (person, kept, signed) = (await counter.Person(user), scan ?? await Scan(user), signedOn ?? counter.Today);
        return await counter.Office.With(services => services.GetRequiredService<TranscribeOrder>().Handle(new TranscribeOrderCommand(person, kept, number, signed.Year, signed, content, Idempotency.NewKey(), skips ? number : null), Stop));
    }

    public async Task<Guid> Transcribe(string user, int number, OrderContent content, DateOnly? signedOn = null) => Assert.IsType<TranscribeOrderResult.Transcribed>(await TryTranscribe(user, number, content, signedOn)).Paper;

    public async Task<ReviewPaperResult> Confirm(string user, Guid paper, bool confirm = true, string reason = "")
    {
        var person = await counter.Person(user);
        var hash = await counter.Office.WithDb(db => db.Set<PaperOrder>().Where(p => p.Id == paper).Select(p => p.ContentHash).SingleAsync(Stop));
        return await counter.Office.With(services => confirm
            ? services.GetRequiredService<ConfirmPaper>().Handle(new ConfirmPaperCommand(person, paper, hash), Stop)
            : services.GetRequiredService<RefusePaper>().Handle(new RefusePaperCommand(person, paper, reason, hash), Stop));
    }

    /// <summary>A loan outside the premises that waits for its approval.</summary>
    public async Task<Guid> LoanToApprove(string number = Dear, int quantity = 1)
    {
        var loan = await counter.File("education", number, quantity);
        await counter.Decide("education-head", loan);
        await counter.Decide("property", loan);
        return loan;
    }

    /// <summary>For whom the open task of a case waits, without anybody having reassigned it afterwards.</summary>
    public async Task<IReadOnlyList<Guid>> StandFirst(Guid id) => [.. (await counter.OpenTask(id)).Candidates.Where(candidate => candidate.Rank == 0).Select(candidate => candidate.PersonId)];

    public ValueTask DisposeAsync() => counter.DisposeAsync();
}

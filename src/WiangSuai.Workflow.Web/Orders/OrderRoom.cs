using System.Security.Claims;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Engine;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;
using Bangkok = WiangSuai.Workflow.Web.Shared.Bangkok;
using Decision = WiangSuai.Workflow.Web.Inbox.Decision;

namespace WiangSuai.Workflow.Web.Orders;

/// <summary>Names by which workflow documents refer to an order's forms and to those who fill them in.</summary>
public static class OrderForms
{
    public const string Workflow = "delegation-order";
    public const string Draft = "order-draft";
    public const string Announce = "order-announce";

    public const string Drafter = "drafter";
    public const string CentralRegistry = "central-registry";

    public const string Register = "order";
}

/// <summary>What the host of workflows asks of draft orders.</summary>
public sealed class OrderRoom(AppDb db, MakeOrder make, OrderPapers papers, OrderTexts say, CentralRegistry registry) : ICaseRoom
{
    public CaseKind Kind => CaseKind.Order;

    public async Task<IReadOnlyList<ICaseRecord>> Load(IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        await db.Set<OrderDraft>().Where(draft => ids.Contains(draft.Id)).ToListAsync(ct);

    /// <summary>The drafter asks. Whoever would receive a power does not sign for it: that is an interest of one's own.</summary>
    public async Task<Matter> MatterOf(ICaseRecord record, Town town, string power, DateTimeOffset at, CancellationToken ct)
    {
        var draft = (OrderDraft)record;
        var conflicts = await db.Set<DeclaredRelation>()
            .Where(r => r.KnownTo == null && (r.PersonId == draft.DrafterId || r.OtherPersonId == draft.DrafterId))
            .Select(r => r.PersonId == draft.DrafterId ? r.OtherPersonId : r.PersonId)
            .ToListAsync(ct);
        if (power == Powers.OrderSign.Code)
        {
            var posts = draft.Content.Clauses.Select(clause => clause.Post).OfType<Guid>().ToList();
            conflicts.AddRange(await db.Set<People.Holding>().Where(StandingHoldings.On(Bangkok.Day(at))).Where(h => posts.Contains(h.PostId)).Select(h => h.PersonId).ToListAsync(ct));
        }
        return new Matter { Requester = draft.DrafterId, RequestingUnit = draft.DrafterUnitId, Conflicts = conflicts };
    }

    public async Task<Assignment> WhoFillsIn(ICaseRecord record, string assignee, CancellationToken ct) => assignee switch
    {
        OrderForms.Drafter => new Assignment.Persons([((OrderDraft)record).DrafterId]),
        OrderForms.CentralRegistry => new Assignment.Persons(await registry.Officers(ct)),
        _ => throw new CourseRefusedException($"Nobody is called '{assignee}'."),
    };

    public DateOnly? DayOf(ICaseRecord record, string form) => null;

    public AuthorityChange? Changes(string power) => power == Powers.OrderSign.Code ? AuthorityChange.Order : null;

    public async Task<bool> MayRead(Guid id, ClaimsPrincipal reader, CancellationToken ct) =>
        await db.Set<OrderDraft>().AsNoTracking().SingleOrDefaultAsync(draft => draft.Id == id, ct) is { } draft && draft.MayBeReadBy(reader);

    public async Task<CaseSheet> Sheet(Guid id, CancellationToken ct)
    {
        var draft = await db.Set<OrderDraft>().AsNoTracking().Include(d => d.Filings).SingleAsync(d => d.Id == id, ct);
        var file = await db.Set<CaseFile>().AsNoTracking().SingleAsync(f => f.Id == id, ct);
        var drafter = await db.NameOf(draft.DrafterId, ct);
        return new CaseSheet(
            say["SheetTitle", draft.Content.Subject], file.Reference, $"/orders/drafts/{id}",
            [
                new(say["Drafter"], $"{drafter} {draft.DrafterPost}"),
                new(say["Validity"], say.DaysOf(draft.Content.From, draft.Content.To)),
                new(say["Filed"], draft.Filings.MaxBy(filing => filing.Time) is { } last ? say["FiledTime", last.Time, last.At] : "–"),
            ],
            draft.ContentHash, "/Orders/_OrderBody.cshtml", await papers.Of(draft, ct));
    }

    public string HrefOf(Guid id, string? form) => $"/orders/drafts/{id}";

    public async Task<JsonObject> Answer(Bookmark ask, ICaseRecord record, AuthorityWork work, CancellationToken ct)
    {
        var draft = (OrderDraft)record;
        switch (ask.Kind)
        {
            case OfficeActivities.SetCaseStatus:
                await SetStatus(draft, ask.Text("status"), work, ct);
                return [];
            case OfficeActivities.IssueNumber:
                return new JsonObject { ["Number"] = await Number(draft, work, ct), ["MustAnnounce"] = (await OrderChoices.Read(db, ct)).NeedAnnouncement(draft.Content) };
            default:
                throw new CourseRefusedException($"Nobody answers {ask.Kind} ({ask.ActivityId}).");
        }
    }

    async Task SetStatus(OrderDraft draft, string name, AuthorityWork work, CancellationToken ct)
    {
        if (!Enum.TryParse<OrderDraftStatus>(name, out var next) || !OrderDraftStates.Allows(draft.Status, next))
            throw new CourseRefusedException($"Order draft {draft.Id} is {draft.Status} and cannot become '{name}'.");
        if (next is OrderDraftStatus.Issued)
            draft.InstrumentId = (await Sign(draft, work, ct)).Id;
        if (!draft.MoveTo(next, work.At))
            throw new CourseRefusedException($"Order draft {draft.Id} has no number to be signed with.");
    }

    /// <summary>The signature that is being made in this transaction makes the order.</summary>
    async Task<Instrument> Sign(OrderDraft draft, AuthorityWork work, CancellationToken ct)
    {
        if (work is not ChangingWork changing || db.Set<Decision>().Local.SingleOrDefault(d => d.CaseId == draft.Id && d.PowerCode == Powers.OrderSign.Code && d.At == work.At) is not { } signature)
            throw new CourseRefusedException($"Order draft {draft.Id} becomes an order only by its signature, made alone.");
        var mayor = await db.Set<People.Post>().Where(post => post.Kind == PostKind.Mayor && post.AbolishedOn == null).Select(post => post.Id).SingleAsync(ct);
        return await make.In(changing, new NewOrder(
            "draft", draft.Id, draft.Content, draft.Lines, draft.Number, draft.Year, mayor, signature.PersonId, signature.SignatureBlock.Split('\n'), work.At), ct);
    }

    async Task<int> Number(OrderDraft draft, AuthorityWork work, CancellationToken ct)
    {
        if (draft.Number == 0)
        {
            draft.Year = Bangkok.Day(work.At).Year;
            draft.Number = await make.NextNumber(draft.Year, ct);
            (await db.Set<CaseFile>().FindAsync([draft.Id], ct))!.Reference = say.NumberOf(draft.Number, draft.Year);
        }
        return draft.Number;
    }
}

/// <summary>Who may look at a draft: its drafter, and once it is submitted those who look after orders. Signers see it in their inbox.</summary>
public static class OrderAudience
{
    static readonly string[] Keepers = [Roles.Registrar, Roles.Clerk, Roles.Mayor, Roles.Auditor];
    static readonly string[] Writers = [Roles.Registrar, Roles.Clerk];

    public static bool MayBeReadBy(this OrderDraft draft, ClaimsPrincipal reader) =>
        reader.PersonId() is { } person && (draft.DrafterId == person || (draft.ContentHash.Length > 0 && reader.KeepsOrders()));

    /// <summary>งานนิติการ, the registry, the clerk, the mayor and internal audit see all orders on their way.</summary>
    public static bool KeepsOrders(this ClaimsPrincipal reader) => Keepers.Any(reader.IsInRole);

    /// <summary>Who drafts orders and transcribes those signed on paper.</summary>
    public static bool WritesOrders(this ClaimsPrincipal reader) => reader.PersonId() is not null && Writers.Any(reader.IsInRole);

    /// <summary>The same of roles just worked out.</summary>
    internal static bool WriteOrders(IReadOnlySet<string> roles) => Writers.Any(roles.Contains);
}

/// <summary>Who keeps the register of orders (ทะเบียนกลาง); where that unit has nobody, the legal section does.</summary>
public sealed class CentralRegistry(AppDb db, TimeProvider clock)
{
    public async Task<IReadOnlyList<Guid>> Officers(CancellationToken ct) =>
        await Of(Functions.CentralRegistry, ct) is { Count: > 0 } officers ? officers : await Of(Functions.Legal, ct);

    async Task<List<Guid>> Of(string function, CancellationToken ct) =>
        await db.Set<People.Holding>().Where(StandingHoldings.On(clock.Today()))
            .Where(h => db.Set<UnitFunction>().Any(f => f.Function == function && f.UnitId == h.Post!.UnitId))
            .Select(h => h.PersonId).Distinct().ToListAsync(ct);
}

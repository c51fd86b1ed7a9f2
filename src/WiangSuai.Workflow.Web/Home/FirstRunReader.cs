using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Orders;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Settings;
using WiangSuai.Workflow.Web.Shared;
using Bangkok = WiangSuai.Workflow.Web.Shared.Bangkok;
using Holding = WiangSuai.Workflow.Web.People.Holding;
using Instrument = WiangSuai.Workflow.Web.Orders.Instrument;
using Post = WiangSuai.Workflow.Web.People.Post;
using Unit = WiangSuai.Workflow.Web.People.Unit;

namespace WiangSuai.Workflow.Web.Home;

/// <summary>How far an office has come on its first day (เริ่มใช้ระบบ), read from what is there. Nothing is ticked off by hand.</summary>
public sealed class FirstRunReader(AppDb db, PeopleRights rights, LegalPoints law, HomeTexts say, ExistingPlaces existing, TimeProvider clock)
{
    /// <summary>What has to be done in this office for the delivered workflows to find their people.</summary>
    static readonly string[] NeededFunctions = [Functions.AssetRegistry, Functions.Legal, Functions.Personnel, Functions.InternalAudit];

    public async Task<FirstRun> Read(CancellationToken ct)
    {
        var (now, points) = (clock.GetUtcNow(), await law.Read(ct));
        var open = points.Count(point => point.Confirmed is null);
        List<FirstRunStep> steps =
        [
            await Office(ct),
            await Chart(ct),
            await Holders(now, ct),
            await Second(now, ct),
            await Holidays(now, ct),
            await Things(ct),
            await LoansOut(ct),
            await FirstOrder(now, ct),
            new("law", open == 0 ? StepState.Done : open == points.Count ? StepState.Missing : StepState.Begun, open == 0 ? say["First.law.Done", points.Count] : say["First.law.Open", open, points.Count], "/settings/law"),
        ];
        return new(steps, await Unconfirmed(ct), points);
    }

    async Task<FirstRunStep> Office(CancellationToken ct) => await OfficeProfiles.Newest(db, ct) is { } office
        ? new("office", StepState.Done, say["First.office.Done", Languages.IsThai ? office.Name : office.NameEn, office.Province, OfficeProfiles.MostDeputies(office.Kind)], "/settings/office", Roles.Administrator)
        : new("office", StepState.Missing, say["First.office.Missing"], "/settings/office", Roles.Administrator);

    async Task<FirstRunStep> Chart(CancellationToken ct)
    {
        var (units, posts) = (await db.Set<Unit>().CountAsync(unit => unit.AbolishedOn == null, ct), await db.Set<Post>().Where(post => post.AbolishedOn == null).Select(post => post.Kind).ToListAsync(ct));
        var functions = await db.Set<UnitFunction>().Select(function => function.Function).ToListAsync(ct);
        List<string> missing =
        [
            .. new[] { PostKind.Mayor, PostKind.Clerk }.Where(kind => !posts.Contains(kind)).Select(kind => say[$"First.chart.No.{kind}"]),
            .. NeededFunctions.Except(functions).Select(function => say[$"First.chart.No.{function}"]),
        ];
        return units == 0 ? new("chart", StepState.Missing, say["First.chart.Missing"], "/people")
            : missing.Count > 0 ? new("chart", StepState.Begun, say["First.chart.Begun", units, posts.Count, string.Join(" · ", missing)], "/people")
            : new("chart", StepState.Done, say["First.chart.Done", units, posts.Count], "/people");
    }

    async Task<FirstRunStep> Holders(DateTimeOffset now, CancellationToken ct)
    {
        var today = Bangkok.Day(now);
        var held = await db.Set<Holding>().Where(StandingHoldings.On(today)).Select(h => new { h.PersonId, h.Post!.Kind }).ToListAsync(ct);
        var (persons, waiting) = (held.Select(h => h.PersonId).Distinct().Count(), await db.Set<HoldingProposal>().CountAsync(p => p.Status == ProposalStatus.Waiting, ct));
        var led = held.Exists(h => h.Kind is PostKind.Mayor) && held.Exists(h => h.Kind is PostKind.Clerk);
        return persons == 0 ? new("holders", StepState.Missing, say["First.holders.Missing"], "/people")
            : !led ? new("holders", StepState.Begun, say["First.holders.NoHead", persons], "/people")
            : waiting > 0 ? new("holders", StepState.Begun, say["First.holders.Waiting", persons, waiting], "/people#waiting")
            : new("holders", StepState.Done, say["First.holders.Done", persons], "/people");
    }

    /// <summary>Without a second person nothing is confirmed.</summary>
    async Task<FirstRunStep> Second(DateTimeOffset now, CancellationToken ct)
    {
        var second = (await rights.WhoConfirms(now, ct)).Count;
        return second switch
        {
            0 => new("second", StepState.Missing, say["First.second.Missing"], "/accounts", AccountRights.Readers),
            1 => new("second", StepState.Begun, say["First.second.One"], "/accounts", AccountRights.Readers),
            _ => new("second", StepState.Done, say["First.second.Done", second], "/accounts", AccountRights.Readers),
        };
    }

    async Task<FirstRunStep> Holidays(DateTimeOffset now, CancellationToken ct)
    {
        var year = Bangkok.Day(now).Year;
        var (from, to) = (new DateOnly(year, 1, 1), new DateOnly(year + 1, 12, 31));
        var days = await db.Set<Holiday>().Where(day => day.RemovedAt == null && day.Day >= from && day.Day <= to).Select(day => day.ConfirmedAt != null).ToListAsync(ct);
        var open = days.Count(confirmed => !confirmed);
        return days.Count == 0 ? new("holidays", StepState.Missing, say["First.holidays.Missing", year + Years.Era], Places.Holidays.Path, Roles.Administrator)
            : open > 0 ? new("holidays", open == days.Count ? StepState.Missing : StepState.Begun, say["First.holidays.Open", open, days.Count], Places.Holidays.Path, Roles.Administrator)
            : new("holidays", StepState.Done, say["First.holidays.Done", days.Count], Places.Holidays.Path, Roles.Administrator);
    }

    async Task<FirstRunStep> Things(CancellationToken ct)
    {
        var path = PathOf("/assets/import", "/assets/new", "/assets");
        return await db.Set<Asset>().CountAsync(ct) is > 0 and var count
            ? new("things", StepState.Done, say["First.things.Done", count], "/assets")
            : new("things", StepState.Missing, say["First.things.Missing"], path, Roles.PropertyOfficer);
    }

    /// <summary>An office may have none, so nothing is missing where there is none.</summary>
    async Task<FirstRunStep> LoansOut(CancellationToken ct)
    {
        var path = PathOf("/loans/before", "/loans");
        return await db.Set<Loan>().CountAsync(loan => loan.Status == LoanStatus.HandedOver, ct) is > 0 and var count
            ? new("loans", StepState.Done, say["First.loans.Done", count], path, Roles.PropertyOfficer)
            : new("loans", StepState.IfAny, say["First.loans.None"], path, Roles.PropertyOfficer);
    }

    async Task<FirstRunStep> FirstOrder(DateTimeOffset now, CancellationToken ct)
    {
        var today = Bangkok.Day(now);
        var inForce = await db.Set<Instrument>().CountAsync(order => order.KnownTo == null && order.From <= today && (order.To == null || order.To >= today), ct);
        var underWay = await db.Set<PaperOrder>().CountAsync(paper => paper.Status == PaperOrderStatus.Waiting, ct) + await db.Set<OrderDraft>().CountAsync(draft => draft.InstrumentId == null, ct);
        return inForce > 0 ? new("order", StepState.Done, say["First.order.Done", inForce], "/orders")
            : underWay > 0 ? new("order", StepState.Begun, say["First.order.Begun", underWay], "/orders")
            : new("order", StepState.Missing, say["First.order.Missing"], "/orders");
    }

    string PathOf(params string[] wanted) => wanted.First(path => path == wanted[^1] || existing.Has(new Place("", "", path)));

    /// <summary>ตั้งต้นระบบ: what stands without a second person.</summary>
    Task<List<HoldingProposal>> Unconfirmed(CancellationToken ct) => db.Set<HoldingProposal>().AsNoTracking().Include(p => p.Person).Include(p => p.Post)
        .Where(p => p.SetUp && p.Status == ProposalStatus.Waiting).OrderBy(p => p.ProposedAt).ToListAsync(ct);
}

/// <summary>Where a step stands.</summary>
public enum StepState
{
    Missing,

    /// <summary>Something is there, and something is missing.</summary>
    Begun,
    Done,

    /// <summary>Only for an office that has any.</summary>
    IfAny,
}

/// <param name="Name">Names its texts: <c>First.{Name}</c>, <c>First.{Name}.Who</c>.</param>
/// <param name="Text">What is there, or what is missing.</param>
/// <param name="Roles">Separated by commas: to whom the page opens; none where it opens to everybody.</param>
public sealed record FirstRunStep(string Name, StepState State, string Text, string Href, string? Roles = null)
{
    public bool OpensTo(ClaimsPrincipal reader) => Roles is null || Roles.Split(',').Any(reader.IsInRole);
}

/// <param name="Unconfirmed">Holdings of the set-up that nobody has confirmed.</param>
public sealed record FirstRun(IReadOnlyList<FirstRunStep> Steps, IReadOnlyList<HoldingProposal> Unconfirmed, IReadOnlyList<PointState> Law)
{
    public IReadOnlyList<FirstRunStep> Open => [.. Steps.Where(step => step.State is StepState.Missing or StepState.Begun)];

    public int Done => Steps.Count - Open.Count;

    public bool IsComplete => Open.Count == 0;
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.People;

/// <summary>Every unit with its posts and who holds them today. Everybody who is signed in may read it: it says whom to ask.</summary>
public sealed class PeopleModel(AppDb db, PeopleRights rights, PeopleTexts say, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "q")] public string? Query { get; set; }

    /// <summary>Which lines alone; all where it is none of <see cref="ChartPart"/>.</summary>
    [BindProperty(SupportsGet = true, Name = "show")] public string? Show { get; set; }

    public string? Sought => string.IsNullOrWhiteSpace(Query) ? null : Query.Trim();
    public ChartPart Part => Enum.TryParse<ChartPart>(Show, ignoreCase: true, out var part) && Enum.IsDefined(part) ? part : ChartPart.All;
    public bool Draws => User.DrawsChart();
    public bool Proposes => User.ProposesHoldings();
    public bool Reads => User.ReadsHoldings();
    public DateOnly Today { get; private set; }
    public int UnitCount { get; private set; }
    public int PostCount { get; private set; }
    public int PersonCount { get; private set; }
    public IReadOnlyList<KeyFigure> Numbers { get; private set; } = [];
    public IReadOnlyList<UnitInTree> Tree { get; private set; } = [];
    public IReadOnlyList<WaitingProposal> Waiting { get; private set; } = [];
    public IReadOnlyList<Person> WithoutPost { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        Today = Bangkok.Day(now);
        var units = await db.Set<Unit>().AsNoTracking().Where(u => u.AbolishedOn == null || u.AbolishedOn > Today).OrderBy(u => u.Place).ToListAsync(ct);
        var posts = await db.Set<Post>().AsNoTracking().Where(p => p.AbolishedOn == null || p.AbolishedOn > Today).OrderBy(p => p.Place).ToListAsync(ct);
        var holdings = await db.Set<Holding>().AsNoTracking().Include(h => h.Person).Where(StandingHoldings.On(Today))
            .OrderBy(h => h.Person!.Name).ToListAsync(ct);
        var away = (await db.Set<Absence>().AsNoTracking().Where(a => a.KnownTo == null && a.From <= now && (a.Until == null || a.Until > now)).ToListAsync(ct))
            .ToLookup(a => a.PersonId);

        var chart = new OfficeChart(units, posts, holdings, away, say);
        (UnitCount, PostCount, PersonCount) = (units.Count, posts.Count, holdings.Select(h => h.PersonId).Distinct().Count());
        Tree = chart.Tree(Sought, Part);
        if (Reads)
            await ReadWaiting(now, ct);
        Numbers = [.. NumbersOf(posts, holdings, away).Take(4)];
    }

    async Task ReadWaiting(DateTimeOffset now, CancellationToken ct)
    {
        var actor = await rights.Of(User.AccountId(), now, ct);
        var waiting = await db.Set<HoldingProposal>().AsNoTracking().Include(p => p.Person).Include(p => p.Post).Include(p => p.ProposedBy).Include(p => p.ProposedByAccount)
            .Where(p => p.Status == ProposalStatus.Waiting).OrderBy(p => p.ProposedAt).ToListAsync(ct);
        Waiting = [.. waiting.Select(p => new WaitingProposal(p, actor is not null && p.IsFor(actor)))];
        var sought = Sought;
        WithoutPost = (await db.Set<Person>().AsNoTracking()
            .Where(p => (p.LeftOn == null || p.LeftOn > Today) && !db.Set<Holding>().Any(h => h.PersonId == p.Id && h.KnownTo == null && (h.To == null || h.To >= Today)))
            .OrderBy(p => p.Name).ToListAsync(ct)).Where(p => sought is null || p.Name.Contains(sought, StringComparison.CurrentCultureIgnoreCase) || p.NameEn.Contains(sought, StringComparison.CurrentCultureIgnoreCase)).ToList();
    }

    IEnumerable<KeyFigure> NumbersOf(List<Post> posts, List<Holding> holdings, ILookup<Guid, Absence> away)
    {
        yield return new(posts.Count(post => holdings.All(h => h.PostId != post.Id)), say["Vacant"], "/people?show=vacant");
        yield return new(holdings.Count(h => h.Mode is not Authority.HoldingMode.Own), say["Acting"], "/people?show=acting");
        if (Reads)
            yield return new(Waiting.Count, say["Pending"], Waiting.Count > 0 ? "#waiting" : "/people", Waiting.Any(p => !p.Proposal.SetUp) ? say["PendingSmall"] : null, Hot: Waiting.Any(p => p.IsYours));
        yield return new(holdings.Select(h => h.PersonId).Distinct().Count(person => away[person].Any()), say["Away"], "/people?show=away");
    }
}

/// <param name="IsYours">The reader could confirm it.</param>
public sealed record WaitingProposal(HoldingProposal Proposal, bool IsYours);

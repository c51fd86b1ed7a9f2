using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.People;

/// <summary>Every unit with its posts and who holds them today. Everybody who is signed in may read it: it says whom to ask.</summary>
public sealed class PeopleModel(AppDb db, PeopleTexts say, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "q")] public string? Query { get; set; }

    public string? Sought => string.IsNullOrWhiteSpace(Query) ? null : Query.Trim();
    public DateOnly Today { get; private set; }
    public int UnitCount { get; private set; }
    public int PostCount { get; private set; }
    public int PersonCount { get; private set; }
    public IReadOnlyList<KeyFigure> Numbers { get; private set; } = [];
    public IReadOnlyList<UnitInTree> Tree { get; private set; } = [];

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
        Numbers =
        [
            new(posts.Count(post => holdings.All(h => h.PostId != post.Id)), say["Vacant"], "#units"),
            new(holdings.Count(h => h.Mode is not Authority.HoldingMode.Own), say["Acting"], "#units"),
            new(holdings.Select(h => h.PersonId).Distinct().Count(person => away[person].Any()), say["Away"], "#units"),
        ];
        Tree = chart.Tree(Sought);
    }
}

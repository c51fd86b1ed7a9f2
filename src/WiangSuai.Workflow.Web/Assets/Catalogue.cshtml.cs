using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Assets;

/// <summary>What can be borrowed (พัสดุให้ยืม): found by words, by days, by unit; those free come first.</summary>
public sealed class CatalogueModel(AppDb db, AssetFinder finder, Availability availability, AssetPhotos photos, LendingSets sets, AssetTexts say, TimeProvider clock) : PageModel
{
    public const int PageSize = AssetFinder.UsualPage;

    /// <summary>Longest span of days that is looked at, both included.</summary>
    public const int LongestSpan = 62;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Words { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateField? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateField? To { get; set; }

    [BindProperty(SupportsGet = true, Name = "unit")]
    public Guid? Unit { get; set; }

    [BindProperty(SupportsGet = true, Name = "free")]
    public bool OnlyFree { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    /// <summary>Ticked so far, on this page or before; a new search and another page keep them.</summary>
    [BindProperty(SupportsGet = true, Name = "things")]
    public Guid[] Chosen { get; set; } = [];

    [BindProperty(SupportsGet = true, Name = "sets")]
    public Guid[] ChosenSets { get; set; } = [];

    /// <summary>Those of them that this page does not show.</summary>
    public IReadOnlyList<ChosenBefore> ChosenElsewhere { get; private set; } = [];

    public IReadOnlyList<CatalogueThing> Things { get; private set; } = [];

    public IReadOnlyList<CatalogueUnit> Units { get; private set; } = [];

    /// <summary>Sets that can be asked for together; only on the first page, and where nothing else was looked for.</summary>
    public IReadOnlyList<SetOnDays> Sets { get; private set; } = [];

    /// <summary>Where nothing was found: names that may have been meant, with the same search for each.</summary>
    public IReadOnlyList<(string Name, string Href)> Near { get; private set; } = [];

    public int Total { get; private set; }

    public int Pages => Math.Max(1, (Total + PageSize - 1) / PageSize);

    /// <summary>The days looked at; today where none are chosen or what was typed is wrong.</summary>
    public (DateOnly From, DateOnly To) Days { get; private set; }

    public bool DaysChosen => From is not null || To is not null;

    public bool Narrowed => !string.IsNullOrWhiteSpace(Words) || Unit is not null || OnlyFree || DaysChosen;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var today = clock.Today();
        Days = ReadDays(today);
        var holding = await finder.Units(ct);
        Units = await db.Set<Unit>().Where(unit => holding.Contains(unit.Id)).OrderBy(unit => unit.Place).ThenBy(unit => unit.Name)
            .Select(unit => new CatalogueUnit(unit.Id, unit.Name)).ToListAsync(ct);

        var notFree = await availability.NotFree(Days.From, Days.To, today, ct);
        var found = (await finder.Lendable(Words, Unit, ct)).ToLookup(notFree.Contains);
        Guid[] inOrder = OnlyFree ? [.. found[false]] : [.. found[false], .. found[true]];
        Total = inOrder.Length;
        if (found.Count == 0 && !string.IsNullOrWhiteSpace(Words))
            Near = [.. (await finder.NearLendable(Words, Unit, ct)).Select(name => (name, "/assets" + QueryString.Create(Query(name))))];
        PageNumber = Math.Clamp(PageNumber, 1, Pages);
        var shown = await finder.Load([.. inOrder.Skip((PageNumber - 1) * PageSize).Take(PageSize)], ct);
        var days = await availability.Days(shown, Days.From, Days.To, today, null, ct);
        var covers = await photos.Covers([.. shown.Select(asset => asset.Id)], ct);
        var names = Units.ToDictionary(unit => unit.Id, unit => unit.Name);
        Things = [.. shown.Select(asset => new CatalogueThing(
            asset, names[asset.HoldingUnitId], days[asset.Id].Min(day => day.Free) > 0, say.Availability(asset, days[asset.Id]), covers.TryGetValue(asset.Id, out var cover) ? cover : null))];
        if (Total > 0 && PageNumber == 1 && string.IsNullOrWhiteSpace(Words) && Unit is null)
            Sets = await sets.On(Days.From, Days.To, today, ct);
        await ReadChosen(ct);
    }

    async Task ReadChosen(CancellationToken ct)
    {
        if (Chosen.Distinct().Count() > LoanRequest.MostThings)
            ModelState.AddModelError("", say["TooManyChosen", LoanRequest.MostThings]);
        Chosen = [.. Chosen.Distinct().Take(LoanRequest.MostThings)];
        ChosenSets = [.. ChosenSets.Distinct().Take(LoanRequest.MostThings)];
        Guid[] setsBefore = [.. ChosenSets.Except(Sets.Select(set => set.Set.Id))], thingsBefore = [.. Chosen.Except(Things.Select(thing => thing.Asset.Id))];
        if (setsBefore.Length + thingsBefore.Length == 0)
            return;
        ChosenElsewhere =
        [
            .. await db.Set<LendingSet>().Where(set => setsBefore.Contains(set.Id)).OrderBy(set => set.Name).Select(set => new ChosenBefore("sets", set.Id, set.Name)).ToListAsync(ct),
            .. (await finder.Load(thingsBefore, ct)).Select(asset => new ChosenBefore("things", asset.Id, $"{asset.Name} {asset.Number}")),
        ];
    }

    /// <summary>All things again, with what is ticked.</summary>
    public string HrefOfAll => "/assets" + QueryString.Create(Chosen.Select(thing => new KeyValuePair<string, string?>("things", thing.ToString())).Concat(ChosenSets.Select(set => new KeyValuePair<string, string?>("sets", set.ToString()))));

    /// <summary>The same search on another page.</summary>
    public string Href(int page) => "/assets" + QueryString.Create(Query(Words).Append(new("p", page.ToString(System.Globalization.CultureInfo.InvariantCulture))));

    IEnumerable<KeyValuePair<string, string?>> Query(string? words)
    {
        if (words is { Length: > 0 }) yield return new("q", words);
        if (Unit is { } unit) yield return new("unit", unit.ToString());
        if (OnlyFree) yield return new("free", "true");
        foreach (var (name, field) in new[] { ("From", From), ("To", To) })
        {
            if (field is null) continue;
            yield return new($"{name}.Day", field.Day);
            yield return new($"{name}.Month", field.Month);
            yield return new($"{name}.Year", field.Year);
        }
        foreach (var thing in Chosen) yield return new("things", thing.ToString());
        foreach (var set in ChosenSets) yield return new("sets", set.ToString());
    }

    (DateOnly, DateOnly) ReadDays(DateOnly today)
    {
        var from = From?.Date ?? To?.Date ?? today;
        var to = To?.Date ?? from;
        if (to < from)
        {
            ModelState.AddModelError(nameof(To), say["ToBeforeFrom", from]);
            return (from, from);
        }
        if (to.DayNumber - from.DayNumber >= LongestSpan)
        {
            ModelState.AddModelError(nameof(To), say["RangeTooLong", LongestSpan]);
            return (from, from);
        }
        return (from, to);
    }
}

/// <summary>One thing of the list with whether it is free on the chosen days.</summary>
/// <param name="Cover">Its photograph; null where there is none.</param>
public sealed record CatalogueThing(Asset Asset, string Unit, bool IsFree, Mark Mark, Guid? Cover);

/// <summary>Something that was ticked on another page or in another search.</summary>
/// <param name="Field">Of the form: things or sets.</param>
public sealed record ChosenBefore(string Field, Guid Id, string Name);

public sealed record CatalogueUnit(Guid Id, string Name);

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.People;

namespace WiangSuai.Workflow.Web.Assets;

/// <summary>Sheets of labels (ป้าย QR) for chosen things, or for all that a search of the register finds: 3 × 8 on A4.</summary>
[Authorize(Roles = Roles.PropertyOfficer)]
public sealed class LabelsModel(AppDb db, AssetFinder finder, AssetSettings settings) : PageModel
{
    public const int OnASheet = 24;

    /// <summary>Ten sheets; a longer search is printed in parts.</summary>
    public const int Most = 10 * OnASheet;

    [BindProperty(SupportsGet = true, Name = "things")]
    public Guid[] Chosen { get; set; } = [];

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Words { get; set; }

    [BindProperty(SupportsGet = true, Name = "unit")]
    public Guid? Unit { get; set; }

    [BindProperty(SupportsGet = true, Name = "class")]
    public string? Class { get; set; }

    /// <summary>Place of the first label on the first sheet, from 1: a sheet that was begun is used up.</summary>
    [BindProperty(SupportsGet = true, Name = "start")]
    public int Start { get; set; } = 1;

    public IReadOnlyList<(Guid Id, string Name)> Units { get; private set; } = [];

    /// <summary>Found, of which at most <see cref="Most"/> are printed.</summary>
    public int Total { get; private set; }

    public int Count { get; private set; }

    /// <summary>Sheet by sheet; null where the first sheet was used already.</summary>
    public IReadOnlyList<IReadOnlyList<AssetLabel?>> Sheets { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear();
        Start = Math.Clamp(Start, 1, OnASheet);
        var held = await finder.Units(ct);
        var names = await db.Set<Unit>().OrderBy(unit => unit.Place).ThenBy(unit => unit.Name).Select(unit => new { unit.Id, unit.Name }).ToListAsync(ct);
        Units = [.. names.Where(unit => held.Contains(unit.Id)).Select(unit => (unit.Id, unit.Name))];
        var nameOf = names.ToDictionary(unit => unit.Id, unit => unit.Name);

        IReadOnlyList<Guid> ids = Chosen is [] ? await finder.Ids(new AssetQuestion(Words, Unit, string.IsNullOrEmpty(Class) ? null : Class, Order: AssetOrder.Number), ct) : [.. Chosen.Distinct()];
        Total = ids.Count;
        var things = await finder.Load([.. ids.Take(Most)], ct);
        Count = things.Count;
        var address = settings.Address ?? $"{Request.Scheme}://{Request.Host}";
        Sheets = [.. Enumerable.Repeat<AssetLabel?>(null, Start - 1).Concat(things.Select(asset => AssetLabel.Of(asset, nameOf[asset.HoldingUnitId], address))).Chunk(OnASheet)];
    }
}

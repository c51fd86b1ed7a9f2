using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;

namespace WiangSuai.Workflow.Web.Assets;

/// <summary>A set is put together. Every button posts the whole form; only <c>save</c> keeps it.</summary>
[Authorize(Roles = Roles.PropertyOfficer)]
public sealed class SetModel(AppDb db, AssetFinder finder, KeepLendingSet keep, AssetTexts say) : PageModel
{
    const int MostFound = 10;

    /// <summary>Null for a new one.</summary>
    [FromRoute(Name = "id")]
    public Guid? Id { get; set; }

    [BindProperty]
    public SetForm Form { get; set; } = new();

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public string Key { get; set; } = "";

    public IReadOnlyDictionary<Guid, Asset> Things { get; private set; } = new Dictionary<Guid, Asset>();

    /// <summary>Null where nothing was looked for.</summary>
    public IReadOnlyList<Asset>? Found { get; private set; }

    public bool SomebodyWasFirst { get; private set; }

    /// <summary>Whether somebody is about to take the set out of use.</summary>
    public bool Ending { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromQuery] bool end, CancellationToken ct)
    {
        if (Id is { } id)
        {
            if (await db.Set<LendingSet>().AsNoTracking().Include(set => set.Items).SingleOrDefaultAsync(set => set.Id == id && set.EndedAt == null, ct) is not { } found)
                return NotFound();
            Version = found.Version;
            Form = new SetForm
            {
                Name = found.Name,
                Note = found.Note,
                Items = [.. found.Items.OrderBy(item => item.Position).Select(item => new SetItemField { Asset = item.AssetId, Quantity = item.Quantity.ToString(CultureInfo.InvariantCulture) })],
            };
        }
        Ending = end && Id is not null;
        Key = Idempotency.NewKey();
        return await Show(ct);
    }

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "do")] string? act, CancellationToken ct)
    {
        if (User.PersonId() is not { } person)
            return Forbid();
        Form.Items = [.. Form.Items.DistinctBy(item => item.Asset)];
        if (act is "find" || ChangeItems(act))
        {
            ModelState.Clear();   // the fields moved to other places
            return await Show(ct);
        }
        switch (await keep.Handle(new KeepSetCommand(person, Id, Version, Form.Name ?? "", Form.Note ?? "", [.. Form.Items.Select(item => (item.Asset, AssetForm.Whole(item.Quantity)))], Idempotency.KeyOf(Key)), ct))
        {
            case KeepSetResult.Kept:
                TempData[ThingModel.SaidKey] = say["SetKept", Form.Name!.Trim()];
                return Redirect("/assets/sets");
            case KeepSetResult.Invalid invalid:
                foreach (var problem in invalid.Problems)
                    ModelState.AddModelError(FieldOf(problem), say["Set" + problem.Code, problem.Values]);
                break;
            case KeepSetResult.SomebodyWasFirst first:
                (SomebodyWasFirst, Version) = (true, first.Version);
                ModelState.Remove(nameof(Version));   // else the old one is rendered again
                break;
            case KeepSetResult.NoSuchSet:
                return NotFound();
        }
        return await Show(ct);
    }

    public async Task<IActionResult> OnPostEndAsync(CancellationToken ct)
    {
        if (User.PersonId() is not { } person)
            return Forbid();
        if (Id is not { } id || !await keep.End(person, id, ct))
            return NotFound();
        TempData[ThingModel.SaidKey] = say["SetEnded"];
        return Redirect("/assets/sets");
    }

    string FieldOf(SetProblem problem) =>
        problem.Asset is { } asset && Form.Items.FindIndex(item => item.Asset == asset) is >= 0 and var index ? $"Form.Items[{index}].Quantity" : $"Form.{problem.Field}";

    bool ChangeItems(string? act)
    {
        if (act?.Split(':') is not [var verb, var id] || !Guid.TryParse(id, out var thing))
            return false;
        switch (verb)
        {
            case "add":
                if (Form.Items.All(item => item.Asset != thing))
                    Form.Items.Add(new SetItemField { Asset = thing });
                Form.Find = null;
                return true;
            case "remove":
                Form.Items.RemoveAll(item => item.Asset == thing);
                return true;
            default:
                return false;
        }
    }

    async Task<IActionResult> Show(CancellationToken ct)
    {
        Things = (await finder.Load([.. Form.Items.Select(item => item.Asset)], ct)).ToDictionary(asset => asset.Id);
        if (!string.IsNullOrWhiteSpace(Form.Find))
            Found = await finder.Load([.. (await finder.Lendable(Form.Find, null, ct)).Where(id => !Things.ContainsKey(id)).Take(MostFound)], ct);
        return Page();
    }
}

public sealed class SetForm
{
    public string? Name { get; set; }

    public string? Note { get; set; }

    public List<SetItemField> Items { get; set; } = [];

    /// <summary>What to look for among the things that can be added.</summary>
    public string? Find { get; set; }
}

public sealed class SetItemField
{
    public Guid Asset { get; set; }

    /// <summary>As typed.</summary>
    public string? Quantity { get; set; } = "1";
}

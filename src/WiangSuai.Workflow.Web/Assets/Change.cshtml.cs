using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Assets;

/// <summary>What the register says of a thing is changed. Where somebody else was first, what was typed stays and both are shown.</summary>
[Authorize(Roles = Roles.PropertyOfficer)]
public sealed class ChangeModel(AppDb db, ChangeAsset change, AssetSettings settings, AssetTexts say, TimeProvider clock) : AssetFormModel(db, settings, say, clock)
{
    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    /// <summary>Of the thing as the form was opened with it.</summary>
    [BindProperty]
    public int Version { get; set; }

    public Asset Asset { get; private set; } = null!;

    /// <summary>Set where somebody else changed the thing meanwhile.</summary>
    public HistoryLine? First { get; private set; }

    public bool SomebodyWasFirst { get; private set; }

    public override bool IsNew => false;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Load(ct))
            return NotFound();
        if (Asset.RetiredOn is not null)
            return Redirect($"/assets/{Id}");
        (Form, Version) = (AssetForm.Of(AssetEntry.Of(Asset)), Asset.Version);
        return await Show(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (User.PersonId() is not { } person)
            return Forbid();
        if (!await Load(ct))
            return NotFound();
        if (!Readable())
            return await Show(ct);
        switch (await change.Handle(new ChangeAssetCommand(person, Id, Version, Form.ToEntry()), ct))
        {
            case ChangeAssetResult.Changed:
                TempData[ThingModel.SaidKey] = Say["Changed"];
                return Redirect($"/assets/{Id}");
            case ChangeAssetResult.Invalid invalid:
                await Tell(invalid.Problems, ct);
                break;
            case ChangeAssetResult.SomebodyWasFirst first:
                await TellConflict(first, ct);
                break;
            case ChangeAssetResult.NoSuchThing:
                return NotFound();
        }
        return await Show(ct);
    }

    async Task TellConflict(ChangeAssetResult.SomebodyWasFirst first, CancellationToken ct)
    {
        SomebodyWasFirst = true;
        if (first.Last is { } last)
        {
            var name = last.PersonId is { } person ? await Db.Set<Person>().Where(p => p.Id == person).Select(p => p.Name).SingleOrDefaultAsync(ct) : null;
            First = new HistoryLine(last, name);
        }
        Version = first.Version;
        ModelState.Remove(nameof(Version));   // else the old one is rendered again
    }

    async Task<bool> Load(CancellationToken ct)
    {
        if (await Db.Set<Asset>().AsNoTracking().SingleOrDefaultAsync(asset => asset.Id == Id, ct) is not { } found)
            return false;
        Asset = found;
        return true;
    }

    async Task<IActionResult> Show(CancellationToken ct)
    {
        await Read(ct);
        HttpContext.MayComeBack();
        return Page();
    }
}

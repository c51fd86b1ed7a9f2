using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Assets;

/// <summary>A thing is entered in the register, from nothing or after the likeness of another.</summary>
[Authorize(Roles = Roles.PropertyOfficer)]
public sealed class NewModel(AppDb db, RegisterAsset register, AssetSettings settings, AssetTexts say, TimeProvider clock) : AssetFormModel(db, settings, say, clock)
{
    public const string Next = "next";

    /// <summary>Makes the form act once.</summary>
    [BindProperty]
    public string Key { get; set; } = "";

    /// <summary>Set where the form was sent before with other content.</summary>
    public Guid? RegisteredBefore { get; private set; }

    public string? Said { get; private set; }

    public override bool IsNew => true;

    /// <param name="like">A thing whose fields are proposed, with the next free number.</param>
    public async Task<IActionResult> OnGetAsync(Guid? like, CancellationToken ct)
    {
        Said = TempData[ThingModel.SaidKey] as string;
        if (like is { } id && await Db.Set<Asset>().AsNoTracking().SingleOrDefaultAsync(asset => asset.Id == id, ct) is { } model)
            Form = AssetForm.Of(AssetEntry.Of(model) with { Number = await NextNumber(model.Number, ct) ?? "", SerialNumber = "", UnderRepairUntil = null });
        return await Show(ct);
    }

    /// <param name="act">next: the form comes back for another thing like this one.</param>
    public async Task<IActionResult> OnPostAsync([FromForm(Name = "do")] string? act, CancellationToken ct)
    {
        if (User.PersonId() is not { } person)
            return Forbid();
        if (!Readable())
            return await Show(ct);
        switch (await register.Handle(new RegisterAssetCommand(person, Form.ToEntry(), Idempotency.KeyOf(Key)), ct))
        {
            case RegisterAssetResult.Registered done:
                TempData[ThingModel.SaidKey] = Say["Registered", Form.Name!.Trim(), ThaiDigits.ToArabic(Form.Number!.Trim())];
                return Redirect(act == Next ? $"/assets/new?like={done.Asset}" : $"/assets/{done.Asset}");
            case RegisterAssetResult.Invalid invalid:
                await Tell(invalid.Problems, ct);
                break;
            case RegisterAssetResult.FormUsedAlready used:
                RegisteredBefore = used.Asset;
                Key = "";
                break;
        }
        return await Show(ct);
    }

    async Task<IActionResult> Show(CancellationToken ct)
    {
        if (Key is "")
        {
            Key = Idempotency.NewKey();
            ModelState.Remove(nameof(Key));   // else the old key is rendered again
        }
        await Read(ct);
        HttpContext.MayComeBack();
        return Page();
    }
}

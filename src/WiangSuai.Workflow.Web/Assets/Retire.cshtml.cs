using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Assets;

/// <summary>A thing is taken off the register (จำหน่ายออกจากทะเบียน), with a reason and said twice.</summary>
[Authorize(Roles = Roles.PropertyOfficer)]
public sealed class RetireModel(AppDb db, RetireAsset retire, AssetTexts say, TimeProvider clock) : PageModel
{
    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public RetireForm Form { get; set; } = new();

    public Asset Asset { get; private set; } = null!;

    /// <summary>Loans that have it or await it.</summary>
    public IReadOnlyList<Guid> Slips { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Form.On = DateField.Of(clock.Today());
        return await Show(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (User.PersonId() is not { } person)
            return Forbid();
        if (Form.On is null)
            ModelState.AddModelError("Form.On", say["RetireDayMissing"]);
        if (string.IsNullOrWhiteSpace(Form.Reason))
            ModelState.AddModelError("Form.Reason", say["RetireReasonMissing"]);
        if (!Form.Sure)
            ModelState.AddModelError("Form.Sure", say["RetireSureMissing"]);
        if (!ModelState.IsValid || Form is not { On.Date: { } on, Reason: { } reason })
            return await Show(ct);
        switch (await retire.Handle(new RetireAssetCommand(person, Id, on, reason), ct))
        {
            case RetireAssetResult.Retired:
                TempData[ThingModel.SaidKey] = say["Retired"];
                return Redirect($"/assets/{Id}");
            case RetireAssetResult.NotOnThatDay day:
                ModelState.AddModelError("Form.On", day.Earliest > DateOnly.MinValue ? say["RetireDayBetween", day.Earliest, day.Latest] : say["RetireDayLatest", day.Latest]);
                break;
            case RetireAssetResult.ReasonMissing:
                ModelState.AddModelError("Form.Reason", say["RetireReasonTooLong", AssetRules.LongestLine]);
                break;
            case RetireAssetResult.StillOnLoan loans:
                Slips = loans.Slips;
                ModelState.AddModelError("", say["RetireStillOnLoan", loans.Slips.Count]);
                break;
            case RetireAssetResult.NoSuchThing:
                return NotFound();
        }
        return await Show(ct);
    }

    async Task<IActionResult> Show(CancellationToken ct)
    {
        if (await db.Set<Asset>().AsNoTracking().SingleOrDefaultAsync(asset => asset.Id == Id, ct) is not { } found)
            return NotFound();
        Asset = found;
        return found.RetiredOn is null ? Page() : Redirect($"/assets/{Id}");
    }
}

public sealed class RetireForm
{
    public DateField? On { get; set; }

    public string? Reason { get; set; }

    /// <summary>The second saying of it.</summary>
    public bool Sure { get; set; }
}

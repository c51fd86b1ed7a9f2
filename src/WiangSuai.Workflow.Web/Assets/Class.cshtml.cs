using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Assets;

/// <summary>One class of things, new or known.</summary>
[Authorize(Roles = Roles.PropertyOfficer)]
public sealed class ClassModel(AppDb db, KeepClass keep, AssetHistory history, AssetTexts say) : PageModel
{
    /// <summary>Null for a new one.</summary>
    [FromRoute(Name = "code")]
    public string? Code { get; set; }

    [BindProperty]
    public ClassForm Form { get; set; } = new();

    [BindProperty]
    public int Version { get; set; }

    public bool SomebodyWasFirst { get; private set; }

    /// <summary>Who changed the class, and what.</summary>
    public IReadOnlyList<LogEntry> History { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (Code is null)
            return Page();
        if (await db.Set<AssetClass>().AsNoTracking().SingleOrDefaultAsync(kind => kind.Code == Code, ct) is not { } found)
            return NotFound();
        Version = found.Version;
        History = await history.OfClass(found.Code, ct);
        Form = new ClassForm
        {
            Code = found.Code,
            Thai = found.Thai,
            English = found.English,
            LongestLoanDays = found.LongestLoanDays.ToString(CultureInfo.InvariantCulture),
            AsksPhotos = found.AsksPhotos,
            HasOwnForm = found.HasOwnForm,
            OwnFormName = found.OwnFormName,
            OwnFormAddress = found.OwnFormAddress,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (User.PersonId() is not { } person)
            return Forbid();
        var command = new KeepClassCommand(
            person, Code is null, Code ?? Form.Code?.Trim().ToUpperInvariant() ?? "", Version, Form.Thai?.Trim() ?? "", Form.English?.Trim() ?? "", AssetForm.Whole(Form.LongestLoanDays),
            Form.AsksPhotos, Form.HasOwnForm, Form.OwnFormName?.Trim() ?? "", Form.OwnFormAddress?.Trim() ?? "");
        switch (await keep.Handle(command, ct))
        {
            case KeepClassResult.Kept:
                TempData[ThingModel.SaidKey] = say["ClassKept", Languages.IsThai ? command.Thai : command.English];
                return Redirect("/assets/classes");
            case KeepClassResult.Invalid invalid:
                foreach (var problem in invalid.Problems)
                    ModelState.AddModelError($"Form.{problem.Field}", say["Class" + problem.Code, problem.Values]);
                break;
            case KeepClassResult.SomebodyWasFirst first:
                (SomebodyWasFirst, Version) = (true, first.Version);
                ModelState.Remove(nameof(Version));   // else the old one is rendered again
                break;
            case KeepClassResult.NoSuchClass:
                return NotFound();
        }
        if (Code is { } code)
            History = await history.OfClass(code, ct);
        return Page();
    }
}

public sealed class ClassForm
{
    public string? Code { get; set; }
    public string? Thai { get; set; }
    public string? English { get; set; }
    public string? LongestLoanDays { get; set; } = "60";
    public bool AsksPhotos { get; set; }
    public bool HasOwnForm { get; set; }
    public string? OwnFormName { get; set; }
    public string? OwnFormAddress { get; set; }
}

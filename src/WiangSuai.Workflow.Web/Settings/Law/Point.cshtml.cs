using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Settings;

/// <summary>One point of law: what the system does, from where it is known, who confirmed it, and a form for who answers for the law.</summary>
public sealed class PointModel(AppDb db, LegalPoints points, ConfirmPoint confirm, LawTexts say) : PageModel
{
    const string SaidKey = "law-said";

    [BindProperty] public PointForm Form { get; set; } = new();

    /// <summary>What the page showed that the system does.</summary>
    [BindProperty] public string? Value { get; set; }

    /// <summary>Idempotency key of the form.</summary>
    [BindProperty] public string? Key { get; set; }

    public PointState State { get; private set; } = null!;
    public string? Said { get; private set; }
    public bool MayConfirm => User.PersonId() is not null && ConfirmPoint.May(User.FindAll(ClaimTypes.Role).Select(claim => claim.Value));

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken ct)
    {
        Said = TempData[SaidKey] as string;
        Key = Idempotency.NewKey();
        return await Show(code, ct);
    }

    public async Task<IActionResult> OnPostAsync(string code, CancellationToken ct)
    {
        if (User.PersonId() is not { } person)
            return Forbid();
        if (!ModelState.IsValid)
            return await Show(code, ct);
        switch (await confirm.Handle(new ConfirmPointCommand(person, User.AccountId(), code, Value ?? "", Form.Document, Form.DocumentDate?.Date, Form.Note, Idempotency.KeyOf(Key)), ct))
        {
            case ConfirmPointResult.Confirmed:
                TempData[SaidKey] = say["Confirmed"];
                return Redirect($"/settings/law/{code}");
            case ConfirmPointResult.NotYours:
                return Forbid();
            case ConfirmPointResult.NoSuchPoint:
                return NotFound();
            case ConfirmPointResult.Changed:
                ModelState.AddModelError("", say["Changed"]);
                break;
            case ConfirmPointResult.FormUsedAlready:
                ModelState.AddModelError("", say["FormUsed"]);
                Key = Idempotency.NewKey();
                ModelState.Remove(nameof(Key));
                break;
            case ConfirmPointResult.Invalid invalid:
                foreach (var problem in invalid.Problems)
                    ModelState.AddModelError(FieldOf(problem), say[$"Problem.{problem}", LengthOf(problem)]);
                break;
        }
        return await Show(code, ct);
    }

    static string FieldOf(ConfirmPointProblem problem) => problem switch
    {
        ConfirmPointProblem.DocumentMissing or ConfirmPointProblem.DocumentTooLong => "Form.Document",
        ConfirmPointProblem.NoteTooLong => "Form.Note",
        _ => "Form.DocumentDate",
    };

    static int LengthOf(ConfirmPointProblem problem) => problem is ConfirmPointProblem.NoteTooLong ? LegalConfirmation.LongestNote : LegalConfirmation.LongestDocument;

    async Task<IActionResult> Show(string code, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        if (await points.Of(code, ct) is not { } state)
            return NotFound();
        State = state;
        ModelState.Remove(nameof(Value));   // what is shown now
        Value = state.Point.Value;
        return Page();
    }
}

/// <summary>The text of the law with which somebody compared.</summary>
public sealed class PointForm
{
    [DisplayFormat(ConvertEmptyStringToNull = false)] public string Document { get; set; } = "";
    public DateField? DocumentDate { get; set; }
    [DisplayFormat(ConvertEmptyStringToNull = false)] public string Note { get; set; } = "";
}

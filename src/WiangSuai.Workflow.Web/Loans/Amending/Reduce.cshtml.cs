using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>The checker says how many of each thing may be lent (ให้ยืมได้เพียง), and goes back to the check.</summary>
public sealed class ReduceModel(LoanReader loans, LoanAudiences audiences, ReduceLoan reduce, AppDb db, AmendTexts texts, RulingTexts rulingTexts, TimeProvider clock) : PageModel
{
    [BindProperty]
    public ReduceForm Form { get; set; } = new();

    public LoanFile Slip { get; private set; } = null!;
    public IReadOnlyDictionary<Guid, string> Pictures { get; private set; } = new Dictionary<Guid, string>();

    /// <summary>Why the reader may not, in words; empty where nothing was refused.</summary>
    public IReadOnlyList<string> Refused { get; private set; } = [];

    public Loan Loan => Slip.Loan;

    /// <summary>The check is open.</summary>
    public bool IsWaiting => Loan.Status == LoanStatus.Endorsed;

    /// <summary>Where the check is signed.</summary>
    public string Check => Slip.Waiting is { PowerCode: LoanSteps.CheckPower } waiting ? $"/inbox/{waiting.Task}" : $"/loans/{Loan.Id}";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await Read(id, ct))
            return NotFound();
        Form = Fresh("");
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (User.PersonId() is not { } person)
            return Forbid();
        if (!await Read(id, ct))
            return NotFound();
        if (!ModelState.IsValid)
            return Page();

        var command = new ReduceLoanCommand(person, id, [.. Form.Lines.Select(line => new LineMayBe(line.Line, line.Quantity ?? 0))], Form.Reason ?? "", Form.MatterHash ?? "", Idempotency.KeyOf(Form.Key));
        switch (await reduce.Handle(command, ct))
        {
            case AmendResult.Done:
                return Redirect(Check);
            case AmendResult.NoSuchLoan:
                return NotFound();
            case AmendResult.NotWaiting:
                await Read(id, ct);
                Form = Fresh(Form.Reason ?? "");
                ModelState.Clear();
                ModelState.AddModelError("", texts["ChangedMeanwhile"]);
                Response.StatusCode = StatusCodes.Status409Conflict;
                return Page();
            case AmendResult.NotEntitled refused:
                Refused = await RulingWords.Reasons(refused.Ruling, rulingTexts, db, clock, ct);
                return Page();
            case AmendResult.Invalid invalid:
                foreach (var problem in invalid.Problems)
                    ModelState.AddModelError(FieldOf(problem.Field), texts.Of(problem));
                return Page();
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    ReduceForm Fresh(string reason) => new()
    {
        Key = Idempotency.NewKey(),
        MatterHash = Loan.ContentHash,
        Reason = reason,
        Lines = [.. Loan.Lines.Select(line => new LineMayBeForm { Line = line.Id, Quantity = line.Quantity })],
    };

    async Task<bool> Read(Guid id, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        if (await loans.File(id, ct) is not { } file || !await loans.MayRead(file.Loan, await audiences.Of(User, ct), ct))
            return false;
        Slip = file;
        Pictures = await LinePictures.Of(db, file.Loan, ct);
        return true;
    }

    /// <summary>The thing that a field of the form is about; null for fields about the whole.</summary>
    public string? ThingOf(string field) =>
        field.Split('[', ']') is ["Form.Lines", var index, _] && int.TryParse(index, out var at) && at < Form.Lines.Count
            ? Loan.Lines.Find(line => line.Id == Form.Lines[at].Line)?.AssetName
            : null;

    string FieldOf(string field) => field == "reason"
        ? "Form.Reason"
        : Form.Lines.FindIndex(line => field == $"line-{line.Line}") is >= 0 and var index ? $"Form.Lines[{index}].Quantity" : "";
}

public sealed class ReduceForm
{
    public string? Key { get; set; }
    public string? MatterHash { get; set; }
    public List<LineMayBeForm> Lines { get; set; } = [];

    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string? Reason { get; set; }
}

/// <summary>A quantity left blank is none: the line is struck.</summary>
public sealed class LineMayBeForm
{
    public Guid Line { get; set; }
    public int? Quantity { get; set; }
}

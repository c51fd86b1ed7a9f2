using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>At hand-over the officer chooses another thing of the class for one of the slip (เปลี่ยนพัสดุ), and goes back to the hand-over.</summary>
public sealed class SwapModel(LoanReader loans, LoanAudiences audiences, SwapThing swap, AppDb db, AmendTexts texts, RulingTexts rulingTexts, TimeProvider clock) : PageModel
{
    [BindProperty]
    public SwapForm Form { get; set; } = new();

    public LoanFile Slip { get; private set; } = null!;

    /// <summary>The line whose thing is to be changed.</summary>
    public LoanLine Line { get; private set; } = null!;

    public IReadOnlyList<(Asset Thing, AmendProblem? WhyNot)> Choices { get; private set; } = [];

    /// <summary>Why the reader may not, in words; empty where nothing was refused.</summary>
    public IReadOnlyList<string> Refused { get; private set; } = [];

    public Loan Loan => Slip.Loan;
    public bool IsWaiting => Loan.Status == LoanStatus.Approved;

    public async Task<IActionResult> OnGetAsync(Guid id, Guid line, CancellationToken ct)
    {
        if (!await Read(id, line, ct))
            return NotFound();
        Form = new SwapForm { Key = Idempotency.NewKey(), MatterHash = Loan.ContentHash };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, Guid line, CancellationToken ct)
    {
        if (User.PersonId() is not { } officer)
            return Forbid();
        if (!await Read(id, line, ct))
            return NotFound();
        if (!ModelState.IsValid)
            return Page();

        switch (await swap.Handle(new SwapThingCommand(officer, id, line, Form.To, Form.Reason ?? "", Form.MatterHash ?? "", Idempotency.KeyOf(Form.Key)), ct))
        {
            case AmendResult.Done:
                return Redirect($"/loans/{id}/hand-over");
            case AmendResult.NoSuchLoan:
                return NotFound();
            case AmendResult.NotWaiting:
                return await Read(id, line, ct) ? Again() : NotFound();
            case AmendResult.NotEntitled refused:
                Refused = await RulingWords.Reasons(refused.Ruling, rulingTexts, db, clock, ct);
                return Page();
            case AmendResult.Invalid invalid:
                foreach (var problem in invalid.Problems)
                    ModelState.AddModelError(problem.Field switch { "reason" => "Form.Reason", "thing" => "Form.To", _ => "" }, texts.Of(problem));
                return Page();
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    PageResult Again()
    {
        (Form.Key, Form.MatterHash) = (Idempotency.NewKey(), Loan.ContentHash);
        ModelState.Clear();
        ModelState.AddModelError("", texts["ChangedMeanwhile"]);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    async Task<bool> Read(Guid id, Guid line, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        if (await loans.File(id, ct) is not { } file || !await loans.MayRead(file.Loan, await audiences.Of(User, ct), ct) || file.Loan.Lines.Find(known => known.Id == line) is not { IsPool: false } found)
            return false;
        (Slip, Line) = (file, found);
        Choices = IsWaiting ? await swap.Choices(Loan, Line, ct) : [];
        return true;
    }
}

public sealed class SwapForm
{
    public string? Key { get; set; }
    public string? MatterHash { get; set; }
    public Guid? To { get; set; }

    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string? Reason { get; set; }
}

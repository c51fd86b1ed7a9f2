using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Inbox;

/// <summary>Somebody takes back the own decision, for as long as nobody has acted on it (ถอนคำวินิจฉัย).</summary>
[Authorize]
public sealed class WithdrawModel(TaskReader tasks, TakeBackDecision takeBack, InboxTexts texts, InboxWords words) : PageModel
{
    [BindProperty]
    public ReasonForm Form { get; set; } = new();

    public TaskView View { get; private set; } = null!;

    /// <summary>Why it cannot be taken back; null where it can.</summary>
    public LateBecause? WhyNot { get; private set; }

    public string Outcome => words.Outcome(Authority.Powers.Of(View.Own!.PowerCode), View.Own.Outcome);

    public async Task<IActionResult> OnGetAsync(Guid task, CancellationToken ct)
    {
        if (!await Read(task, ct))
            return NotFound();
        Form.Key = Idempotency.NewKey();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid task, CancellationToken ct)
    {
        if (!await Read(task, ct) || User.PersonId() is not { } person)
            return NotFound();
        switch (await takeBack.Handle(new TakeBackCommand(person, task, Form.Reason ?? "", Idempotency.KeyOf(Form.Key)), ct))
        {
            case TakeBackResult.TakenBack again:
                TempData[CaseModel.SaidKey] = texts["SaidTakenBack"];
                return Redirect($"/inbox/{again.Task}");
            case TakeBackResult.NoSuchDecision:
                return NotFound();
            case TakeBackResult.ReasonMissing:
                ModelState.AddModelError("Form.Reason", texts["Withdraw.ReasonMissing"]);
                return Page();
            case TakeBackResult.ReasonTooLong:
                ModelState.AddModelError("Form.Reason", texts["CommentTooLong", DecisionTakenBack.LongestReason]);
                return Page();
            case TakeBackResult.TooLate late:
                WhyNot = late.Why;
                Response.StatusCode = StatusCodes.Status409Conflict;
                return Page();
            case TakeBackResult.FormUsedAlready:
                Form.Key = Idempotency.NewKey();
                ModelState.Clear();
                ModelState.AddModelError("", texts["FormUsedAlready"]);
                return Page();
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>Only whoever decided.</summary>
    async Task<bool> Read(Guid task, CancellationToken ct)
    {
        if (User.PersonId() is not { } person || await tasks.View(task, person, ct) is not { Own: not null } view)
            return false;
        (View, WhyNot) = (view, view.WhyNotTakenBack);
        return true;
    }
}

using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Inbox;

/// <summary>Whoever decides by delegation leaves a matter to the delegator, and says why (เสนอผู้มอบอำนาจพิจารณา).</summary>
[Authorize]
public sealed class PassUpModel(TaskReader tasks, PassUp pass, InboxTexts texts) : PageModel
{
    [BindProperty]
    public ReasonForm Form { get; set; } = new();

    public TaskView View { get; private set; } = null!;

    /// <summary>Title of the post that it goes to.</summary>
    public string To { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid task, CancellationToken ct)
    {
        if (!await Read(task, ct))
            return NotFound();
        if (View.MayPassTo is null)
            return Redirect($"/inbox/{task}");
        Form.Key = Idempotency.NewKey();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid task, CancellationToken ct)
    {
        if (!await Read(task, ct) || User.PersonId() is not { } person)
            return NotFound();
        switch (await pass.Handle(new PassUpCommand(person, task, Form.Reason ?? "", Idempotency.KeyOf(Form.Key)), ct))
        {
            case PassUpResult.Passed passed:
                TempData[CaseModel.SaidKey] = texts["SaidPassedUp", passed.To];
                return Redirect($"/inbox/{task}");
            case PassUpResult.NoSuchTask:
                return NotFound();
            case PassUpResult.NotYours or PassUpResult.PassedAlready:
                return Redirect($"/inbox/{task}");   // the page of the task says who and when
            case PassUpResult.ReasonMissing:
                return Wrong("Form.Reason", texts["PassUp.ReasonMissing"]);
            case PassUpResult.ReasonTooLong:
                return Wrong("Form.Reason", texts["CommentTooLong", PassedUp.LongestReason]);
            case PassUpResult.NobodyAbove nobody:
                return Wrong("", texts["PassUp.NobodyAbove", nobody.To]);
            case PassUpResult.FormUsedAlready:
                Form.Key = Idempotency.NewKey();
                ModelState.Clear();
                return Wrong("", texts["FormUsedAlready"]);
            default:
                throw new UnreachableException();
        }
    }

    PageResult Wrong(string field, string text)
    {
        ModelState.AddModelError(field, text);
        return Page();
    }

    async Task<bool> Read(Guid task, CancellationToken ct)
    {
        if (User.PersonId() is not { } person || await tasks.View(task, person, ct) is not { } view || view.Ruling is not Authority.Ruling.Granted granted)
            return false;
        (View, To) = (view, granted.Basis.ActsFor.Title);
        return true;
    }
}

/// <summary>A reason that has to be given.</summary>
public sealed class ReasonForm
{
    public string? Key { get; set; }

    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string? Reason { get; set; }
}

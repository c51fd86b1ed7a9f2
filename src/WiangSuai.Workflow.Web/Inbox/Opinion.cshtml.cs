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

/// <summary>One question for an opinion: whoever is asked answers it here, whoever asked withdraws it here (ให้ความเห็น).</summary>
[Authorize]
public sealed class OpinionModel(OpinionReader opinions, GiveOpinion give, AskOpinion ask, InboxTexts texts) : PageModel
{
    [BindProperty]
    public OpinionForm Form { get; set; } = new();

    public OpinionReader.View View { get; private set; } = null!;
    public string? Said { get; private set; }

    public Opinion Asked => View.Opinion;
    public bool IsAsked => Asked.OfId == User.PersonId();

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await Read(id, ct))
            return NotFound();
        (Form, Said) = (Fresh(""), TempData[CaseModel.SaidKey] as string);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (User.PersonId() is not { } person || !await Read(id, ct))
            return NotFound();
        switch (await give.Handle(new GiveOpinionCommand(person, id, Form.Text ?? "", Form.MatterHash ?? "", Idempotency.KeyOf(Form.Key)), ct))
        {
            case GiveOpinionResult.Given:
                TempData[CaseModel.SaidKey] = texts["SaidOpinion"];
                return Redirect($"/inbox/opinions/{id}");
            case GiveOpinionResult.NoSuchQuestion:
                return NotFound();
            case GiveOpinionResult.TextMissing:
                ModelState.AddModelError("Form.Text", texts["Opinion.TextMissing"]);
                return Page();
            case GiveOpinionResult.TextTooLong:
                ModelState.AddModelError("Form.Text", texts["CommentTooLong", Opinion.LongestText]);
                return Page();
            case GiveOpinionResult.MatterChanged:
                return await Again(id, "MatterChanged", ct);
            case GiveOpinionResult.FormUsedAlready:
                return await Again(id, "FormUsedAlready", ct);
            case GiveOpinionResult.TakenBack or GiveOpinionResult.TooLate or GiveOpinionResult.AnsweredAlready:
                return await Again(id, "Opinion.TooLate", ct);
            default:
                throw new UnreachableException();
        }
    }

    public async Task<IActionResult> OnPostTakeBackAsync(Guid id, CancellationToken ct)
    {
        if (User.PersonId() is not { } person || !await Read(id, ct))
            return NotFound();
        switch (await ask.TakeBack(person, id, ct))
        {
            case TakeBackQuestionResult.TakenBack:
                TempData[CaseModel.SaidKey] = texts["SaidQuestionTakenBack"];
                return Redirect($"/inbox/{Asked.TaskId}");
            case TakeBackQuestionResult.AnsweredAlready:
                return await Again(id, "Opinion.AnsweredAlready", ct);
            default:
                return NotFound();
        }
    }

    /// <summary>The page as things stand now, with the words typed.</summary>
    async Task<IActionResult> Again(Guid id, string problem, CancellationToken ct)
    {
        if (!await Read(id, ct))
            return NotFound();
        Form = Fresh(Form.Text ?? "");
        ModelState.Clear();
        ModelState.AddModelError("", texts[problem]);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    OpinionForm Fresh(string text) => new() { Text = text, MatterHash = View.Sheet.ContentHash, Key = Idempotency.NewKey() };

    async Task<bool> Read(Guid id, CancellationToken ct)
    {
        if (User.PersonId() is not { } person || await opinions.One(id, person, ct) is not { } view)
            return false;
        View = view;
        return true;
    }
}

public sealed class OpinionForm
{
    public string? Key { get; set; }
    public string? MatterHash { get; set; }

    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string? Text { get; set; }
}

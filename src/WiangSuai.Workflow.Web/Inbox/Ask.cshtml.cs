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

/// <summary>Whoever may decide a task asks somebody what they think of it (ขอความเห็น).</summary>
[Authorize]
public sealed class AskModel(TaskReader tasks, OpinionReader opinions, AskOpinion ask, InboxTexts texts) : PageModel
{
    [BindProperty]
    public AskForm Form { get; set; } = new();

    public TaskView View { get; private set; } = null!;
    public IReadOnlyList<(Guid Person, string Post, string Name)> MayBeAsked { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid task, CancellationToken ct)
    {
        if (!await Read(task, ct))
            return NotFound();
        if (!View.IsReaders)
            return Redirect($"/inbox/{task}");   // the page of the task says why
        Form.Key = Idempotency.NewKey();
        HttpContext.MayComeBack();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid task, CancellationToken ct)
    {
        if (!await Read(task, ct) || User.PersonId() is not { } person)
            return NotFound();
        switch (await ask.Handle(new AskOpinionCommand(person, task, Form.Of, Form.Question ?? "", Idempotency.KeyOf(Form.Key)), ct))
        {
            case AskOpinionResult.Asked:
                TempData[CaseModel.SaidKey] = texts["SaidAsked"];
                return Redirect($"/inbox/{task}");
            case AskOpinionResult.NoSuchTask:
                return NotFound();
            case AskOpinionResult.NotYours:
                return Redirect($"/inbox/{task}");
            case AskOpinionResult.NobodyToAsk:
                return Wrong("Form.Of", texts["Ask.NobodyToAsk"]);
            case AskOpinionResult.AskedAlready:
                return Wrong("Form.Of", texts["Ask.AskedAlready"]);
            case AskOpinionResult.QuestionMissing:
                return Wrong("Form.Question", texts["Ask.QuestionMissing"]);
            case AskOpinionResult.QuestionTooLong:
                return Wrong("Form.Question", texts["CommentTooLong", Opinion.LongestText]);
            case AskOpinionResult.FormUsedAlready:
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
        if (User.PersonId() is not { } person || await tasks.View(task, person, ct) is not { } view || view.Ruling is not Authority.Ruling.Granted)
            return false;
        (View, MayBeAsked) = (view, await opinions.MayBeAsked(person, ct));
        return true;
    }
}

public sealed class AskForm
{
    public string? Key { get; set; }
    public Guid? Of { get; set; }

    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string? Question { get; set; }
}

using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Audits;

/// <summary>The checklist of one unit in one month: to be answered by the auditor, to be read by those who look after the whole house.</summary>
[Authorize(Roles = AuditReaders.WholeHouse)]
public sealed class CellModel(AuditReader audits, AnswerChecklist answer, SkipCell skip, AppDb db, AuditTexts texts, RulingTexts rulingTexts, TimeProvider clock) : PageModel
{
    [BindProperty]
    public ChecklistForm Form { get; set; } = new();

    [BindProperty]
    public SkipForm Skip { get; set; } = new();

    public CellFile View { get; private set; } = null!;

    /// <summary>Why the reader may not answer, in words; empty where nothing was refused.</summary>
    public IReadOnlyList<string> Refused { get; private set; } = [];
    public string? Said { get; private set; }

    public AuditCell Cell => View.Cell;
    public string Title => texts["CellTitle", View.Unit, ThaiDates.MonthYear(Cell.Month!.FirstDay)];
    public bool IsAuditor => User.IsInRole(Roles.Auditor);
    public bool MayAnswer => IsAuditor && Cell.Status == CellStatus.Open;
    public bool MayReport => IsAuditor && Cell.Status != CellStatus.NotAudited && Cell.Month!.Ending is null;
    public int Answered => Cell.Questions.Count(question => question.Standing is not null);

    public async Task<IActionResult> OnGetAsync(Guid cell, CancellationToken ct)
    {
        if (!await Read(cell, ct))
            return NotFound();
        Form = AsItStands();
        Skip = new SkipForm { Key = Idempotency.NewKey() };
        Said = TempData[CaseModel.SaidKey] as string;
        return Page();
    }

    /// <param name="finish">Pressed to sign the list; otherwise what is answered so far is kept.</param>
    public async Task<IActionResult> OnPostAsync(Guid cell, bool finish, CancellationToken ct)
    {
        if (User.PersonId() is not { } person)
            return Forbid();
        if (!await Read(cell, ct))
            return NotFound();
        Skip = new SkipForm { Key = Idempotency.NewKey() };
        if (!ModelState.IsValid)
            return Page();
        var given = Form.Answers.Where(one => one.Value is not null || !string.IsNullOrWhiteSpace(one.Note) || one.Seen > 0)
            .DistinctBy(one => one.Question).Select(one => new AnswerGiven(one.Question, one.Value, one.Note ?? "", one.Seen)).ToList();
        var result = await answer.Handle(new AnswerChecklistCommand(person, cell, given, finish, Idempotency.KeyOf(Form.Key)), ct);
        if (result is CellActResult.Invalid invalid)
        {
            await Read(cell, ct);
            for (var i = 0; i < Form.Answers.Count; i++)
            {
                var question = Form.Answers[i].Question;
                foreach (var problem in invalid.Problems.Where(problem => problem.Field == $"value-{question}"))
                    ModelState.AddModelError($"Form.Answers[{i}].Value", texts.Say(problem));
                foreach (var problem in invalid.Problems.Where(problem => problem.Field == $"note-{question}"))
                    ModelState.AddModelError($"Form.Answers[{i}].Note", texts.Say(problem));
            }
            SeeWhatStands();
            return Page();
        }
        return await Ended(cell, result, finish ? texts["SaidSigned"] : texts["SaidSaved"], ct);
    }

    public async Task<IActionResult> OnPostSkipAsync(Guid cell, CancellationToken ct)
    {
        if (User.PersonId() is not { } person)
            return Forbid();
        if (!await Read(cell, ct))
            return NotFound();
        Form = AsItStands();
        var result = await skip.Handle(new SkipCellCommand(person, cell, Skip.Reason, Idempotency.KeyOf(Skip.Key)), ct);
        if (result is CellActResult.Invalid invalid)
        {
            foreach (var problem in invalid.Problems)
                ModelState.AddModelError("Skip.Reason", texts.Say(problem));
            return Page();
        }
        return await Ended(cell, result, texts["SaidSkipped"], ct);
    }

    async Task<IActionResult> Ended(Guid cell, CellActResult result, string said, CancellationToken ct)
    {
        switch (result)
        {
            case CellActResult.Done:
                TempData[CaseModel.SaidKey] = said;
                return Redirect($"/audits/{cell}");
            case CellActResult.NoSuchCell:
                return NotFound();
            case CellActResult.NotEntitled refused:
                Refused = await RulingWords.Reasons(refused.Ruling, rulingTexts, db, clock, ct);
                return Page();
            case CellActResult.NotWaiting:
                return await Again(cell, "CellNotWaiting", ct);
            case CellActResult.FormUsedAlready:
                return await Again(cell, "FormUsedAlready", ct);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Shows the page as things stand now, with what was typed.</summary>
    async Task<IActionResult> Again(Guid cell, string problem, CancellationToken ct)
    {
        await Read(cell, ct);
        ModelState.AddModelError("", texts[problem]);
        Form.Key = Idempotency.NewKey();
        ModelState.Remove("Form.Key");
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    async Task<bool> Read(Guid cell, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        if (await audits.Cell(cell, ct) is not { } view)
            return false;
        View = view;
        return true;
    }

    ChecklistForm AsItStands() => new()
    {
        Key = Idempotency.NewKey(),
        Answers = [.. Cell.Questions.Select(question => new AnswerForm { Question = question.Id, Value = question.Standing?.Value, Note = question.Standing?.Note ?? "", Seen = question.Standing?.Time ?? 0 })],
    };

    /// <summary>A colleague's answer is told beside the field; sending the form again then means it.</summary>
    void SeeWhatStands()
    {
        for (var i = 0; i < Form.Answers.Count; i++)
        {
            Form.Answers[i].Seen = Cell.Questions.SingleOrDefault(question => question.Id == Form.Answers[i].Question)?.Standing?.Time ?? 0;
            ModelState.Remove($"Form.Answers[{i}].Seen");
        }
    }

    /// <summary>The question that a field of the form is about; null for fields about the whole.</summary>
    public string? QuestionOf(string field) =>
        field.Split('[', ']') is ["Form.Answers", var index, _] && int.TryParse(index, out var at) && at < Form.Answers.Count
        && Cell.Questions.FirstOrDefault(question => question.Id == Form.Answers[at].Question) is { } question
            ? texts["QuestionNo", question.Place]
            : null;
}

/// <summary>What the checklist sends back, all its questions at once.</summary>
public sealed class ChecklistForm
{
    public string? Key { get; set; }
    public List<AnswerForm> Answers { get; set; } = [];
}

/// <summary>One question of the checklist as it was filled in.</summary>
public sealed class AnswerForm
{
    public Guid Question { get; set; }
    public AnswerValue? Value { get; set; }

    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string? Note { get; set; }

    /// <summary>Which answer the form showed, 0 for none.</summary>
    public int Seen { get; set; }
}

/// <summary>Why the unit is not audited this month.</summary>
public sealed class SkipForm
{
    public string? Key { get; set; }

    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string Reason { get; set; } = "";
}

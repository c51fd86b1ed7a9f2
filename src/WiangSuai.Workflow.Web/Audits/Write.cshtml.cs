using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Audits;

/// <summary>The auditor writes a finding and signs it as a report; with nothing of it lost where something is missing.</summary>
[Authorize(Roles = Roles.Auditor)]
public class WriteModel(AuditReader audits, ReportFinding report, AppDb db, AuditTexts texts, RulingTexts rulingTexts, TimeProvider clock) : PageModel
{
    [BindProperty]
    public FindingForm Form { get; set; } = new();

    public CellFile View { get; private set; } = null!;

    /// <summary>The finding that was sent back; null for a new one.</summary>
    public FindingFile? Again { get; private set; }

    public IReadOnlyList<string> Refused { get; private set; } = [];
    public CellQuestion? Question => View.Cell.Questions.FirstOrDefault(question => question.Id == Form.Question);
    public string Title => Again is { } again ? texts["RewriteTitle", again.Number] : texts["WriteTitle", View.Unit, ThaiDates.MonthYear(View.Cell.Month!.FirstDay)];

    /// <summary>Why it came back, as the last decision on it says.</summary>
    public Decision? SentBack => Again?.Decisions.LastOrDefault(decision => decision.Outcome == TaskOutcome.Returned);

    public async Task<IActionResult> OnGetAsync(Guid id, Guid? question, CancellationToken ct)
    {
        if (!await Read(id, ct))
            return NotFound();
        Form = Again is { Finding: var finding }
            ? new FindingForm
            {
                Question = finding.QuestionId,
                Title = finding.Title,
                Criteria = finding.Criteria,
                Condition = finding.Condition,
                Cause = finding.Cause,
                Effect = finding.Effect,
                Recommendation = finding.Recommendation,
                Risk = finding.Risk,
            }
            : View.Cell.Questions.FirstOrDefault(asked => asked.Id == question) is { } from
                ? new FindingForm { Question = from.Id, Criteria = from.Criteria, Condition = from.Standing?.Note ?? "" }
                : new FindingForm();
        Form.Key = Idempotency.NewKey();
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
        var text = new FindingText(Form.Title, Form.Criteria, Form.Condition, Form.Cause, Form.Effect, Form.Recommendation, Form.Risk);
        switch (await report.Handle(new ReportFindingCommand(person, View.Cell.Id, Form.Question, Again?.Finding.Id, text, Idempotency.KeyOf(Form.Key)), ct))
        {
            case FindingActResult.Done done:
                TempData[CaseModel.SaidKey] = texts["SaidReported"];
                return Redirect($"/audits/findings/{done.Finding}");
            case FindingActResult.Invalid invalid:
                foreach (var problem in invalid.Problems)
                    ModelState.AddModelError($"Form.{problem.Field}", texts.Say(problem));
                return Page();
            case FindingActResult.NoSuchFinding:
                return NotFound();
            case FindingActResult.NotEntitled refused:
                Refused = await RulingWords.Reasons(refused.Ruling, rulingTexts, db, clock, ct);
                return Page();
            case FindingActResult.NotWaiting:
                return TooLate("FindingNotWaiting");
            case FindingActResult.FormUsedAlready:
                return TooLate("FormUsedAlready");
            case var other:
                throw new System.Diagnostics.UnreachableException($"{other}");
        }
    }

    PageResult TooLate(string problem)
    {
        ModelState.AddModelError("", texts[problem]);
        Form.Key = Idempotency.NewKey();
        ModelState.Remove("Form.Key");
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    /// <param name="id">The cell of a new finding.</param>
    protected virtual Task<(CellFile? Cell, FindingFile? Finding)> Find(AuditReader reader, Guid id, CancellationToken ct) => OfCell(reader, id, ct);

    static async Task<(CellFile?, FindingFile?)> OfCell(AuditReader reader, Guid id, CancellationToken ct) => (await reader.Cell(id, ct), null);

    async Task<bool> Read(Guid id, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var (cell, finding) = await Find(audits, id, ct);
        if (cell is null)
            return false;
        (View, Again) = (cell, finding);
        return true;
    }
}

/// <summary>The same for a finding that was sent back.</summary>
public sealed class RewriteModel(AuditReader audits, ReportFinding report, AppDb db, AuditTexts texts, RulingTexts rulingTexts, TimeProvider clock)
    : WriteModel(audits, report, db, texts, rulingTexts, clock)
{
    protected override async Task<(CellFile? Cell, FindingFile? Finding)> Find(AuditReader reader, Guid id, CancellationToken ct) =>
        await reader.Finding(id, ct) is { Finding.Status: FindingStatus.SentBack } file ? (await reader.Cell(file.Finding.CellId, ct), file) : (null, null);
}

/// <summary>What the page of a finding sends back.</summary>
public sealed class FindingForm
{
    public string? Key { get; set; }
    public Guid? Question { get; set; }

    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string Title { get; set; } = "";

    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string Criteria { get; set; } = "";

    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string Condition { get; set; } = "";

    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string Cause { get; set; } = "";

    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string Effect { get; set; } = "";

    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string Recommendation { get; set; } = "";
    public FindingRisk? Risk { get; set; }
}

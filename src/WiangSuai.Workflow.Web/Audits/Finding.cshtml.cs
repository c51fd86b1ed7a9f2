using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;
using Bangkok = WiangSuai.Workflow.Web.Shared.Bangkok;

namespace WiangSuai.Workflow.Web.Audits;

/// <summary>One finding: what was found, the mayor's direction, the unit's replies and what the auditor saw; whoever it waits for acts here.</summary>
[Authorize]
public sealed class FindingModel(
    AuditReader audits, AuditReaders readers, UnitHeads heads, LoanReader waiting, ReplyToFinding reply, FollowUpFinding followUp,
    AppDb db, AuditTexts texts, InboxWords inboxWords, RulingTexts rulingTexts, TimeProvider clock) : PageModel
{
    [BindProperty]
    public ReplyForm Reply { get; set; } = new();

    [BindProperty]
    public LookForm Look { get; set; } = new();

    public FindingFile View { get; private set; } = null!;
    public WaitingFor? Waiting { get; private set; }
    public bool MayReply { get; private set; }
    public bool SeesAll { get; private set; }
    public IReadOnlyList<string> Refused { get; private set; } = [];
    public string? Said { get; private set; }
    public DateOnly Today => clock.Today();
    public Finding Finding => View.Finding;
    public bool IsLate => Finding.ReplyIsLate(Today);
    public bool MayLook => User.IsInRole(Roles.Auditor) && Finding.Status == FindingStatus.Replied;
    public bool MayRewrite => User.IsInRole(Roles.Auditor) && Finding.Status == FindingStatus.SentBack;
    public Place Place => User.IsInRole(Roles.Auditor) ? Places.AuditGrid : SeesAll ? Places.Audits : Places.Findings;

    /// <summary>The mayor's words, or those of whoever acted for the mayor; null before.</summary>
    public Decision? Direction => View.Decisions.LastOrDefault(decision => decision.PowerCode == Powers.AuditDirect.Code && decision.Outcome != TaskOutcome.Returned);

    /// <summary>The decision task that the reader may open from here; null where none is open.</summary>
    public Guid? DecideHere => Waiting is { PowerCode: not null } open && open.First.Any(first => first.Person == User.PersonId()) ? open.Task : null;

    /// <summary>For whom it waits, in words; null where for nobody.</summary>
    public string? WaitsForWhom => Waiting switch
    {
        null => null,
        { First: [] } => texts["WaitsForNobody"],
        { First: [var first, ..], Since: var since } => texts["WaitsFor", first.Post.Length > 0 ? first.Post : first.Name, since],
    };

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await Read(id, ct))
            return NotFound();
        (Reply, Look) = (new ReplyForm { Key = Idempotency.NewKey() }, new LookForm { Key = Idempotency.NewKey() });
        Said = TempData[CaseModel.SaidKey] as string;
        return Page();
    }

    public async Task<IActionResult> OnPostReplyAsync(Guid id, CancellationToken ct)
    {
        if (User.PersonId() is not { } person)
            return Forbid();
        if (!await Read(id, ct))
            return NotFound();
        if (!ModelState.IsValid)
            return Page();
        var command = new ReplyToFindingCommand(person, id, Reply.Opinion, Reply.Text, Reply.DoneBy?.Date, Idempotency.KeyOf(Reply.Key));
        return await Answered(id, await reply.Handle(command, ct), "SaidReplied", problem => problem switch { "opinion" => "Reply.Opinion", "text" => "Reply.Text", _ => "Reply.DoneBy" }, ct);
    }

    public async Task<IActionResult> OnPostLookAsync(Guid id, CancellationToken ct)
    {
        if (User.PersonId() is not { } person)
            return Forbid();
        if (!await Read(id, ct))
            return NotFound();
        if (!ModelState.IsValid)
            return Page();
        var command = new FollowUpFindingCommand(person, id, Look.Outcome, Look.Note, Idempotency.KeyOf(Look.Key));
        return await Answered(id, await followUp.Handle(command, ct), Look.Outcome == FollowUpOutcome.Close ? "SaidClosed" : "SaidAskedAgain", problem => problem == "outcome" ? "Look.Outcome" : "Look.Note", ct);
    }

    async Task<IActionResult> Answered(Guid id, FindingActResult result, string said, Func<string, string> fieldOf, CancellationToken ct)
    {
        switch (result)
        {
            case FindingActResult.Done:
                TempData[CaseModel.SaidKey] = texts[said];
                return Redirect($"/audits/findings/{id}");
            case FindingActResult.Invalid invalid:
                foreach (var problem in invalid.Problems)
                    ModelState.AddModelError(fieldOf(problem.Field), texts.Say(problem));
                return Page();
            case FindingActResult.NoSuchFinding:
                return NotFound();
            case FindingActResult.NotYours:
                return Forbid();
            case FindingActResult.NotEntitled refused:
                Refused = await RulingWords.Reasons(refused.Ruling, rulingTexts, db, clock, ct);
                return Page();
            case FindingActResult.NotWaiting:
                return await Again(id, "FindingNotWaiting", ct);
            case FindingActResult.FormUsedAlready:
                return await Again(id, "FormUsedAlready", ct);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    async Task<IActionResult> Again(Guid id, string problem, CancellationToken ct)
    {
        if (!await Read(id, ct))
            return NotFound();
        (Reply.Key, Look.Key) = (Idempotency.NewKey(), Idempotency.NewKey());
        ModelState.Clear();
        ModelState.AddModelError("", texts[problem]);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    async Task<bool> Read(Guid id, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        if (await audits.Finding(id, ct) is not { } view || !await readers.MayRead(view.Finding, User, ct))
            return false;
        (View, Waiting, SeesAll) = (view, await waiting.Waiting(id, ct), AuditReaders.SeesAll(User));
        MayReply = FindingStates.WaitsForUnit(Finding.Status) && (await heads.Of(Finding.UnitId, clock.GetUtcNow(), ct)).Any(head => head.Person == User.PersonId());
        return true;
    }

    /// <summary>What happened, from the rows that prove it, newest first.</summary>
    public IReadOnlyList<LogEntry> History() => [.. Events().OrderBy(happened => happened.At).Select(happened => happened.Entry).Reverse()];

    IEnumerable<(DateTimeOffset At, LogEntry Entry)> Events()
    {
        foreach (var report in Finding.Reports)
            yield return (report.At, Entry(MarkKind.Told, texts[report.Time == 1 ? "LogReported" : "LogReportedAgain"], report.PersonName, report.At, report.SignatureBlock, null));
        foreach (var decision in View.Decisions)
        {
            var kind = decision.Outcome switch { TaskOutcome.Approved => MarkKind.Done, TaskOutcome.Returned => MarkKind.Back, _ => MarkKind.No };
            yield return (decision.At, Entry(kind, inboxWords.Outcome(Powers.Of(decision.PowerCode), decision.Outcome), decision.PersonName, decision.At, decision.SignatureBlock, decision.Comment));
        }
        foreach (var answered in Finding.Replies)
            yield return (answered.At, Entry(MarkKind.Told, texts["LogReplied", answered.Time], answered.PersonName, answered.At, answered.Post, answered.Text));
        foreach (var look in Finding.FollowUps)
            yield return (look.At, Entry(look.Outcome == FollowUpOutcome.Close ? MarkKind.Done : MarkKind.Back, texts["Outcome" + look.Outcome], look.PersonName, look.At, look.SignatureBlock, look.Note));
    }

    static LogEntry Entry(MarkKind kind, string what, string who, DateTimeOffset at, string block, string? words) =>
        new(new Mark(kind, what), what, who, $"{ThaiDates.Stamp(at)} · {block.ReplaceLineEndings(" ")}", words is "" ? null : words);
}

/// <summary>What the head of the unit sends back.</summary>
public sealed class ReplyForm
{
    public string? Key { get; set; }
    public ReplyOpinion? Opinion { get; set; }

    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string Text { get; set; } = "";
    public DateField? DoneBy { get; set; }
}

/// <summary>What the auditor sends back after looking at a reply.</summary>
public sealed class LookForm
{
    public string? Key { get; set; }
    public FollowUpOutcome? Outcome { get; set; }

    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string Note { get; set; } = "";
}

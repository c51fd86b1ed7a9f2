using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Settings;
using WiangSuai.Workflow.Web.Shared;
using Bangkok = WiangSuai.Workflow.Web.Shared.Bangkok;

namespace WiangSuai.Workflow.Web.Inbox;

/// <summary>
/// One task for one reader: to be decided with the basis and the signature block about to be printed; or why the reader may not, and who can;
/// or who has decided it already.
/// </summary>
[Authorize]
public sealed class DecideModel(
    TaskReader tasks, DecideTask decide, ClaimTask claims, CaseRooms rooms, AppDb db,
    RulingTexts rulingTexts, InboxTexts texts, InboxWords words, HolidayCalendar calendar, TimeProvider clock) : PageModel
{
    const string Kept = "kept-comment";

    [BindProperty]
    public DecisionForm Form { get; set; } = new();

    public TaskView View { get; private set; } = null!;
    public Power Power { get; private set; } = null!;
    public Power? NextPower { get; private set; }
    public RulingWords Say { get; private set; } = null!;
    public OfficeNames Names { get; private set; } = null!;

    /// <summary>ท่านหรือรองนายกเทศมนตรี คนที่ 2 ทำก็ได้.</summary>
    public string SharedWith => View.WhoCan.Where(able => able.Person != User.PersonId()).Select(able => able.Post.Length > 0 ? able.Post : able.Name).ToList() switch
    {
        [] => "",
        [var one] => texts["SharedWith", one],
        [var one, .. var others] => texts["SharedWithMany", one, others.Count],
    };

    /// <summary>Set where a form came too late: the words in it are shown again.</summary>
    public bool CameTooLate { get; private set; }

    /// <summary>What was just done with the task, besides deciding it.</summary>
    public string? Said { get; private set; }

    public string Signer => User.DisplayName();
    public bool WaitsForReader => View.Waiting?.First.Any(first => first.Person == User.PersonId()) == true;
    /// <summary>The post, or the name of somebody without one, that the task waits for; null where nobody is left.</summary>
    public string? WaitsForWhom => View.Waiting is { First: [var first, ..] } ? first.Post.Length > 0 ? first.Post : first.Name : null;

    /// <summary>Key of a text, or of the words that this kind of case has of its own for it.</summary>
    public string OwnKey(string key) => $"{key}.{View.Task.CaseKind}" is var own && texts.Knows(own) ? own : key;

    /// <summary>What the words are for and when they are needed: of the last power that one act decides under, where it says so, else of the kind of case.</summary>
    public string CommentHint => (NextPower ?? Power) is var last && $"CommentHint.{last.Code}" is var own && texts.Knows(own) ? texts[own] : texts[OwnKey("CommentHint"), texts.Of("CommentVerb", Power)];

    public bool MayReject => Power.Verb.Allows(TaskOutcome.Rejected);

    /// <summary>Text of the link to the case's own page.</summary>
    public string SeeCase => View.Sheet.Reference is { } number ? texts[OwnKey("SeeCase"), number] : texts["SeeCaseUnnumbered"];

    public Mark Due { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid task, CancellationToken ct)
    {
        if (!await Read(task, ct))
            return NotFound();
        Form = FreshForm(TempData[Kept] as string ?? "");
        Said = TempData[CaseModel.SaidKey] as string;
        return Page();
    }

    /// <summary>Takes the task, from here or from a row of the inbox.</summary>
    public async Task<IActionResult> OnPostTakeAsync(Guid task, CancellationToken ct) =>
        User.PersonId() is { } person ? await After(await claims.Take(person, task, ct), task, ct) : Forbid();

    public async Task<IActionResult> OnPostTakeOverAsync(Guid task, CancellationToken ct) =>
        User.PersonId() is { } person ? await After(await claims.TakeOver(person, task, ct), task, ct) : Forbid();

    public async Task<IActionResult> OnPostReleaseAsync(Guid task, CancellationToken ct) =>
        User.PersonId() is { } person ? await After(await claims.Release(person, task, ct), task, ct) : Forbid();

    async Task<IActionResult> After(ClaimResult result, Guid task, CancellationToken ct)
    {
        switch (result)
        {
            case ClaimResult.Yours yours:
                TempData[CaseModel.SaidKey] = texts["SaidTaken", Bangkok.Day(yours.Until.AddTicks(-1))];
                TempData[Kept] = Form.Comment;   // what was typed already is not lost by taking the task first
                return Redirect($"/inbox/{task}");
            case ClaimResult.Released:
                TempData[CaseModel.SaidKey] = texts["SaidReleased"];
                return Redirect("/inbox?tab=available");
            case ClaimResult.NoSuchTask:
                return NotFound();
            default:   // somebody was first, or it is no longer to be taken: the page as it stands says who and why
                return await Again(task, result is ClaimResult.TakenByAnother ? "SomebodyWasFirst" : null, ct);
        }
    }

    public async Task<IActionResult> OnPostAsync(Guid task, CancellationToken ct)
    {
        if (User.PersonId() is not { } person)
            return Forbid();
        if (!await Read(task, ct))
            return NotFound();

        var command = new DecideCommand(person, task, Form.Outcome ?? "", Form.Comment ?? "", Form.MatterHash ?? "", Form.Together, Idempotency.KeyOf(Form.Key));
        switch (await decide.Handle(command, ct))
        {
            case DecideResult.Decided decided:
                TempData[CaseModel.SaidKey] = texts[OwnKey($"Saved.{command.Outcome}"), View.Sheet.Reference ?? ""];
                TempData[AfterSigning.Key] = task;
                return Redirect(decided.Href);
            case DecideResult.NoSuchTask or DecideResult.NoSuchOutcome:
                return NotFound();
            case DecideResult.CommentMissing or DecideResult.CommentTooLong when View.Task.ClosedAt is not null:
                CameTooLate = true;   // words would change nothing any more
                return await Again(task, null, ct);
            case DecideResult.CommentMissing:
                ModelState.AddModelError("Form.Comment", texts[Form.Outcome == TaskOutcome.Approved ? "DirectionMissing" : OwnKey("CommentMissing")]);
                return Page();
            case DecideResult.CommentTooLong:
                ModelState.AddModelError("Form.Comment", texts["CommentTooLong", DecideTask.LongestComment]);
                return Page();
            case DecideResult.AlreadyDecided or DecideResult.NotEntitled or DecideResult.TakenByAnother or DecideResult.WasPassedUp:
                CameTooLate = true;
                return await Again(task, null, ct);
            case DecideResult.MatterChanged:
                return await Again(task, "MatterChanged", ct);
            case DecideResult.NotTogether:
                return await Again(task, "NotTogether", ct);
            case DecideResult.LimitUsedUp:
                return await Again(task, "LimitUsedUp", ct);
            case DecideResult.FormUsedAlready:
                return await Again(task, "FormUsedAlready", ct);
            case DecideResult.CannotGoOn:
                return await Again(task, "CannotGoOn", ct);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Shows the page as things stand now, with the words typed, under a new key.</summary>
    async Task<IActionResult> Again(Guid task, string? problem, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        if (!await Read(task, ct))
            return NotFound();
        Form = FreshForm(Form.Comment ?? "");
        ModelState.Clear();
        if (problem is not null)
            ModelState.AddModelError("", texts[problem]);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    DecisionForm FreshForm(string comment) => new()
    {
        Comment = comment,
        MatterHash = View.Sheet.ContentHash,
        Together = View.Together?.PowerCode,
        Key = Idempotency.NewKey(),
    };

    async Task<bool> Read(Guid task, CancellationToken ct)
    {
        if (User.PersonId() is not { } person || await tasks.View(task, person, ct) is not { } view || !await MayRead(view, ct))
            return false;
        (View, Power) = (view, Powers.Of(view.Task.PowerCode!));
        Due = words.Due(view.Task.DueOn, clock.Today(), await calendar.Days(ct));
        NextPower = view.Together is { } next ? Powers.Of(next.PowerCode) : null;
        Names = await OfficeNames.Read(db, ct);
        Say = new RulingWords(rulingTexts, Names, clock.GetUtcNow());
        return true;
    }

    /// <summary>Opinions asked for, as a history shows them.</summary>
    public IReadOnlyList<LogEntry> Opinions() =>
    [
        .. View.Opinions.Reverse().Select(opinion => opinion switch
        {
            { Given: { } given } => new LogEntry(new Mark(MarkKind.Told, texts["OpinionGiven"]), opinion.OfName, texts["OpinionPost", opinion.OfPost], texts["OpinionGivenAt", given.At, opinion.ByName, opinion.Question], given.Text),
            { TakenBack: { } back } => new LogEntry(new Mark(MarkKind.Void, texts["OpinionTakenBack"]), opinion.OfName, texts["OpinionPost", opinion.OfPost], texts["OpinionTakenBackAt", back.At, opinion.ByName]),
            _ => new LogEntry(new Mark(View.Task.ClosedAt is null ? MarkKind.Now : MarkKind.Void, texts[View.Task.ClosedAt is null ? "OpinionWaits" : "OpinionNotGiven"]), opinion.OfName,
                texts["OpinionPost", opinion.OfPost], texts["OpinionAskedAt", opinion.At, opinion.ByName], opinion.Question, opinion.ById == User.PersonId() ? $"/inbox/opinions/{opinion.Id}" : null),
        }),
    ];

    /// <summary>Whoever may sign may read, and whoever may read the case.</summary>
    async Task<bool> MayRead(TaskView view, CancellationToken ct) =>
        view.Ruling is Ruling.Granted || await rooms.Of(view.Task.CaseKind).MayRead(view.Task.CaseId, User, ct);

    /// <summary>What was decided in this task; null where it ended otherwise.</summary>
    public Decision? TheDecision => View.Decisions.FirstOrDefault(decision => decision.TaskId == View.Task.Id && decision.TakenBack is null)
        ?? View.Decisions.FirstOrDefault(decision => decision.TaskId == View.Task.Id);

    public string OutcomeOf(Decision decision) => words.Outcome(Powers.Of(decision.PowerCode), decision.Outcome);

    public IReadOnlyList<LogEntry> Passed() =>
    [
        .. View.Decisions.Reverse().Select(decision => new LogEntry(
            new Mark(decision.TakenBack is null ? MarkOf(decision.Outcome) : MarkKind.Void, OutcomeOf(decision)), OutcomeOf(decision), decision.PersonName,
            decision.TakenBack is { } back ? texts["TakenBackAt", decision.At, back.At, back.Reason] : ThaiDates.Stamp(decision.At),
            decision.Comment is "" ? null : decision.Comment)),
    ];

    public IReadOnlyList<Shared.Test> Passed(Basis basis) => [.. basis.Tests.Select(test => new Shared.Test(true, Say.Of(test)))];

    /// <summary>Every way tried, one line for each reason.</summary>
    public IReadOnlyList<Shared.Test> Ways(IEnumerable<Tried> tried) =>
        [.. tried.Select(way => new Shared.Test(false, string.Join(" · ", way.Reasons.Select(Say.Of)), null, Say.Of(way.Way)))];

    public IReadOnlyList<Shared.Test> Able() =>
        [.. View.WhoCan.Select(able => new Shared.Test(true, able.Post, Say.Of(able.Basis), able.Name))];

    public IReadOnlyList<Shared.Test> NotAble() =>
        [.. View.WhoCannot.Select(other => new Shared.Test(false, $"{other.Post} {WhyNot(other)}", null, other.Name))];

    /// <summary>A conflict that somebody declared (ม.13) concerns that person and internal audit; colleagues learn only that the person does not decide.</summary>
    string WhyNot(NamedStop other) => other.Reason is Reason.DeclaredConflict && other.Person != User.PersonId() && !User.IsInRole(Roles.Auditor)
        ? texts["DidNotDecide"]
        : Say.Of(other.Reason);

    internal static MarkKind MarkOf(string outcome) => outcome switch
    {
        TaskOutcome.Approved => MarkKind.Done,
        TaskOutcome.Returned => MarkKind.Back,
        _ => MarkKind.No,
    };
}

/// <summary>What the page sends back when a button is pressed.</summary>
public sealed class DecisionForm
{
    public string? Outcome { get; set; }

    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string? Comment { get; set; }
    public string? MatterHash { get; set; }

    /// <summary>The power of the next step, where the page announced that one act decides both.</summary>
    public string? Together { get; set; }
    public string? Key { get; set; }
}

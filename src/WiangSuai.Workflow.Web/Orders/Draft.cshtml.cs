using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Shared;
using Decision = WiangSuai.Workflow.Web.Inbox.Decision;

namespace WiangSuai.Workflow.Web.Orders;

/// <summary>
/// A draft order (ร่างคำสั่งมอบอำนาจ): the form while it is with its drafter, new or begun; after that its paper, where it stands and what was decided.
/// </summary>
public sealed class DraftModel(AppDb db, DraftOrder draftOrder, OrderPapers papers, LoanReader cases, InboxWords words, OrderTexts say, TimeProvider clock) : OrderFormModel(say)
{
    /// <summary>Null for a new one.</summary>
    [FromRoute(Name = "id")]
    public Guid? Id { get; set; }

    /// <summary>The draft's version as this form was opened.</summary>
    [BindProperty]
    public int Version { get; set; }

    public OrderDraft? Draft { get; private set; }
    public OrderPaper Paper { get; private set; } = null!;
    public string DrafterName { get; private set; } = "";
    public WaitingFor? Waiting { get; private set; }
    public IReadOnlyList<Decision> Decisions { get; private set; } = [];
    public string? Said { get; private set; }
    public override bool IsPaper => false;

    /// <summary>Whether the reader writes in it now.</summary>
    public bool IsMine => Draft is null || (Draft.IsWithDrafter && Draft.DrafterId == User.PersonId());

    public string Title => Draft is { Content.Subject.Length: > 0 } draft ? Say["DraftTitle", draft.Content.Subject] : Say["NewTitle"];

    /// <summary>Why it came back, where it did.</summary>
    public Decision? SentBack => Draft?.Status == OrderDraftStatus.SentBack ? Decisions.LastOrDefault(decision => decision.Outcome == TaskOutcome.Returned) : null;

    /// <summary>Step at which it stands: an order of a later day is signed, but not in force yet.</summary>
    public int Step => Draft is { Status: OrderDraftStatus.InForce, Content.From: { } from } && from > clock.Today()
        ? OrderDraftStates.StepOf(OrderDraftStatus.Issued) : OrderDraftStates.StepOf(Draft!.Status);

    /// <summary>Where it stands, with the posts that it really waits for.</summary>
    public Mark State => Draft!.Status is OrderDraftStatus.Submitted or OrderDraftStatus.Reviewed or OrderDraftStatus.Endorsed && Waiting is { First.Count: > 0 } waiting
        ? Say.Mark(Draft.Status) with { Word = Say["WaitsForThem", string.Join(", ", waiting.First.Select(one => one.Post).Distinct())] } : Say.Mark(Draft.Status);

    public bool WaitsForReader => Waiting?.First.Any(first => first.Person == User.PersonId()) == true;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await Blocked(ct) is { } elsewhere)
            return elsewhere;
        Form = Draft is { } draft ? OrderForm.Of(draft.Content) : Template();
        (Key, Version) = (Idempotency.NewKey(), Draft?.Version ?? 0);
        Said = TempData[CaseModel.SaidKey] as string;
        return await Show(ct);
    }

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "do")] string? act, CancellationToken ct)
    {
        if (await Blocked(ct) is { } elsewhere)
            return elsewhere;
        if (ChangeClauses(act))
        {
            ModelState.Clear();   // the fields moved to other places; their errors come back with the next check
            return await Show(ct);
        }
        Tell(Form.Unreadable());
        if (act == "submit")
            Tell(OrderChecks.Of(Form.ToContent(), await OrderChoices.Read(db, ct), clock.Today()));
        return ModelState.IsValid ? await Write(act == "submit", ct) : await Show(ct);
    }

    async Task<IActionResult> Write(bool submit, CancellationToken ct)
    {
        switch (await draftOrder.Handle(new DraftOrderCommand(User.PersonId()!.Value, Id, Version, Form.ToContent(), submit, Idempotency.KeyOf(Key)), ct))
        {
            case DraftOrderResult.Saved saved:
                TempData[CaseModel.SaidKey] = Say["Saved"];
                return Redirect($"/orders/drafts/{saved.Draft}");
            case DraftOrderResult.Submitted submitted:
                TempData[CaseModel.SaidKey] = Say["Submitted"];
                return Redirect($"/orders/drafts/{submitted.Draft}");
            case DraftOrderResult.Invalid invalid:
                Tell(invalid.Problems);
                break;
            case DraftOrderResult.NotYours:
                return Forbid();
            case DraftOrderResult.NotWaitingForYou:
                ModelState.AddModelError("", Say["DraftMoved"]);
                break;
            case DraftOrderResult.ChangedMeanwhile:
                ModelState.AddModelError("", Say["ChangedMeanwhile"]);
                break;
            case DraftOrderResult.FormUsedAlready:
                ModelState.AddModelError("", Say["FormUsed"]);
                Key = Idempotency.NewKey();
                ModelState.Remove(nameof(Key));   // else the old key is rendered again
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
        return await Show(ct);
    }

    /// <summary>Why the page is not for this reader; null where it is.</summary>
    async Task<IActionResult?> Blocked(CancellationToken ct)
    {
        if (Id is not { } id)
            return User.WritesOrders() ? null : Forbid();
        if (User.PersonId() is not { } person)
            return NotFound();
        Draft = await db.Set<OrderDraft>().AsNoTracking().Include(draft => draft.Filings).SingleOrDefaultAsync(draft => draft.Id == id, ct);
        if (Draft is null || (!Draft.MayBeReadBy(User) && !await db.Set<TaskCandidate>().AnyAsync(c => c.PersonId == person && db.Set<WorkTask>().Any(task => task.Id == c.TaskId && task.CaseId == id), ct)))
            return NotFound();
        Decisions = await db.Set<Decision>().AsNoTracking().Where(decision => decision.CaseId == id).OrderBy(decision => decision.JournalPosition).ToListAsync(ct);
        if (Request.Method == HttpMethods.Post && Draft.DrafterId != person)
            return Forbid();
        return null;
    }

    async Task<IActionResult> Show(CancellationToken ct)
    {
        Choices = await OrderChoices.Read(db, ct);
        if (IsMine)
        {
            Paper = await papers.Preview(Form.ToContent(), Choices, ct);
            HttpContext.MayComeBack();
            return Page();
        }
        Paper = await papers.Of(Draft!, ct);
        Waiting = await cases.Waiting(Draft!.Id, ct);
        DrafterName = await db.Set<People.Person>().Where(person => person.Id == Draft.DrafterId).Select(person => person.Name).SingleAsync(ct);
        return Page();
    }

    OrderForm Template() => new()
    {
        Preamble = Say.In(Languages.Thai, "TemplatePreamble"),
        Closing = Say.In(Languages.Thai, "TemplateClosing"),
        Clauses = [new ClauseForm()],
    };

    public IReadOnlyList<LogEntry> Log() =>
    [
        .. Decisions.Select(decision => (decision.At, Entry: new LogEntry(
                new Mark(decision.Outcome switch { TaskOutcome.Approved => MarkKind.Done, TaskOutcome.Returned => MarkKind.Back, _ => MarkKind.No }, OutcomeOf(decision)),
                OutcomeOf(decision), decision.PersonName, $"{ThaiDates.Stamp(decision.At)} · {decision.SignatureBlock.Replace("\n", " ", StringComparison.Ordinal)}",
                decision.Comment is "" ? null : decision.Comment)))
            .Concat(Draft!.Filings.Select(filing => (filing.At, Entry: new LogEntry(new Mark(MarkKind.Done, Say["FiledEvent", filing.Time]), Say["FiledEvent", filing.Time], DrafterName, ThaiDates.Stamp(filing.At)))))
            .OrderByDescending(happened => happened.At).Select(happened => happened.Entry),
    ];

    string OutcomeOf(Decision decision) => words.Outcome(Powers.Of(decision.PowerCode), decision.Outcome);
}

using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Ledger;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Orders;

/// <summary>Somebody saves a draft order, or submits it (เสนอ).</summary>
/// <param name="Draft">Null for a new one.</param>
/// <param name="Version">The draft's version as the form showed it: what another window saved since is not overwritten.</param>
/// <param name="Key">Idempotency key of the form.</param>
public sealed record DraftOrderCommand(Guid Person, Guid? Draft, int Version, OrderContent Content, bool Submit, string Key);

/// <summary>What came of saving or submitting.</summary>
public abstract record DraftOrderResult
{
    private DraftOrderResult() { }

    public sealed record Saved(Guid Draft) : DraftOrderResult;

    public sealed record Submitted(Guid Draft) : DraftOrderResult;

    /// <summary>Nothing was stored; what is wrong stands beside its field.</summary>
    public sealed record Invalid(IReadOnlyList<OrderProblem> Problems) : DraftOrderResult;

    /// <summary>Orders are written by others.</summary>
    public sealed record NotYours : DraftOrderResult;

    /// <summary>It is somebody else's, or no longer with its drafter.</summary>
    public sealed record NotWaitingForYou : DraftOrderResult;

    /// <summary>Another window saved it after this form was opened.</summary>
    public sealed record ChangedMeanwhile : DraftOrderResult;

    /// <summary>The form came back with other content than the first time.</summary>
    public sealed record FormUsedAlready(Guid Draft) : DraftOrderResult;
}

/// <summary>Keeps a draft and, where it is submitted, what exactly was, with its proof.</summary>
public sealed class DraftOrder(AppDb db, Course course, OrderWording wording, OrderRights rights, OrderTexts say, Idempotency once, TimeProvider clock)
{
    const string Command = "draft-order";

    public async Task<DraftOrderResult> Handle(DraftOrderCommand command, CancellationToken ct)
    {
        if (await Earlier(command, ct) is { } earlier)
            return earlier;
        var choices = await OrderChoices.Read(db, ct);
        var problems = command.Submit ? OrderChecks.Of(command.Content, choices, clock.Today()) : [.. OrderChecks.OfSize(command.Content)];
        if (problems.Count > 0)
            return new DraftOrderResult.Invalid(problems);
        try
        {
            return await Write(command, choices, ct);
        }
        catch (Exception refused) when (refused is DbUpdateConcurrencyException || (refused.IsFromDatabase() && (refused.Of(Idempotency.Refusals) || refused.Of(Course.SomebodyWasFirst))))
        {
            db.ChangeTracker.Clear();
            return await Earlier(command, ct) ?? new DraftOrderResult.ChangedMeanwhile();
        }
    }

    async Task<DraftOrderResult> Write(DraftOrderCommand command, OrderChoices choices, CancellationToken ct)
    {
        await using var work = await db.Deciding(clock, ct);
        if (!await rights.MayWrite(command.Person, work.At, ct))
            return new DraftOrderResult.NotYours();
        var draft = command.Draft is { } id ? await Existing(id, command, ct) : await Begin(command, work.At, ct);
        if (draft is not { IsWithDrafter: true })
            return new DraftOrderResult.NotWaitingForYou();
        if (command.Draft is not null && draft.Version != command.Version)
            return new DraftOrderResult.ChangedMeanwhile();

        (draft.Content, draft.SavedAt) = (command.Content, work.At);
        (await db.Set<CaseFile>().FindAsync([draft.Id], ct))!.Subject = command.Content.Subject.Trim() is { Length: > 0 } subject ? subject : NoSubject();
        if (command.Submit)
            await Submit(draft, command, choices, work, ct);
        once.Remember(command.Person, Command, command.Key, Content(command), draft.Id.ToString(), work.At);
        await work.Commit(ct);
        return command.Submit ? new DraftOrderResult.Submitted(draft.Id) : new DraftOrderResult.Saved(draft.Id);
    }

    async Task<OrderDraft?> Existing(Guid id, DraftOrderCommand command, CancellationToken ct)
    {
        await db.HoldStill(id, ct);
        return await db.Set<OrderDraft>().Include(d => d.Filings).SingleOrDefaultAsync(d => d.Id == id && d.DrafterId == command.Person, ct);
    }

    /// <summary>As it is stored: in Thai, whatever the drafter reads.</summary>
    string NoSubject() => say.In(Languages.Thai, "NoSubjectYet");

    /// <summary>A draft comes from the unit of the post held longest; who may write holds one.</summary>
    async Task<OrderDraft> Begin(DraftOrderCommand command, DateTimeOffset at, CancellationToken ct)
    {
        var post = await db.Set<Holding>().Where(StandingHoldings.On(clock.Today())).Where(h => h.PersonId == command.Person)
            .OrderBy(h => h.From).ThenBy(h => h.Id).Select(h => new { h.Post!.Title, h.Post.UnitId }).FirstAsync(ct);
        var instance = await course.Begin(OrderForms.Workflow, at, ct);
        var draft = new OrderDraft
        {
            Id = clock.NewId(),
            InstanceId = instance.Id,
            DrafterId = command.Person,
            DrafterPost = post.Title,
            DrafterUnitId = post.UnitId,
            Content = command.Content,
            BegunAt = at,
            SavedAt = at,
        };
        db.Add(new CaseFile
        {
            Id = draft.Id,
            Kind = CaseKind.Order,
            InstanceId = instance.Id,
            Subject = NoSubject(),
            FromPersonId = draft.DrafterId,
            UnitId = draft.DrafterUnitId,
            OpenedAt = at,
        });
        db.Add(draft);
        return draft;
    }

    /// <summary>Keeps what was submitted, whole: the draft itself may be sent back and change.</summary>
    async Task Submit(OrderDraft draft, DraftOrderCommand command, OrderChoices choices, DecidingWork work, CancellationToken ct)
    {
        draft.Lines = wording.Numbered(draft.Content, choices);
        var text = draft.CanonicalText();
        draft.ContentHash = OrderDraft.HashOf(text);
        var filing = new OrderFiling
        {
            Id = clock.NewId(),
            DraftId = draft.Id,
            Time = draft.Filings.Count + 1,
            PersonId = command.Person,
            At = work.At,
            Content = text,
            ContentHash = draft.ContentHash,
        };
        db.Add(filing);
        db.Add(Leaf.Of(clock.NewId(), "order-filing", filing.Id, JsonSerializer.Serialize(
            new { kind = "order-filing", draft = draft.Id, time = filing.Time, by = command.Person, at = work.At.ToString("O"), matter = filing.ContentHash }), work.At));
        await course.Answer(draft, OrderForms.Draft, command.Person, [], work, ct);
    }

    async Task<DraftOrderResult?> Earlier(DraftOrderCommand command, CancellationToken ct) => await once.Find(command.Person, Command, command.Key, Content(command), ct) switch
    {
        null => null,
        { SameContent: false, Answer: var draft } => new DraftOrderResult.FormUsedAlready(Guid.Parse(draft)),
        { Answer: var draft } => command.Submit ? new DraftOrderResult.Submitted(Guid.Parse(draft)) : new DraftOrderResult.Saved(Guid.Parse(draft)),
    };

    static object Content(DraftOrderCommand command) => new { command.Draft, command.Content, command.Submit };
}

/// <summary>The drafter takes a draft away (ลบร่าง, ถอนร่าง). What was submitted before stays readable; nothing goes out of the record.</summary>
public sealed class WithdrawDraft(AppDb db, Course course, TimeProvider clock)
{
    /// <returns>False where it is somebody else's, or no longer with its drafter.</returns>
    public async Task<bool> Handle(Guid person, Guid id, CancellationToken ct)
    {
        await using var work = await db.Deciding(clock, ct);
        await db.HoldStill(id, ct);
        if (await db.Set<OrderDraft>().SingleOrDefaultAsync(d => d.Id == id && d.DrafterId == person, ct) is not { IsWithDrafter: true } draft)
            return false;
        draft.MoveTo(OrderDraftStatus.Withdrawn, work.At);
        await course.Cancel(draft, person, work, ct);
        try
        {
            await work.Commit(ct);
            return true;
        }
        catch (Exception refused) when (refused.IsLostRace())
        {
            return false;
        }
    }
}

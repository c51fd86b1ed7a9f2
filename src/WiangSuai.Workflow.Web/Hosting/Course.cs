using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Engine;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Inbox;

namespace WiangSuai.Workflow.Web.Hosting;

/// <summary>Carries a case along its document: one step after another until only people are waited for, all in the caller's transaction.</summary>
public sealed class Course(AppDb db, WorkflowLibrary library, CaseRooms rooms, TaskDesk desk, Timers timers, TimeProvider clock)
{
    /// <summary>Constraints that speak when two people go on with one case at the same moment.</summary>
    public static readonly string[] SomebodyWasFirst =
    [
        "pk_journal", "journal.instance_id", "ix_decision_task_id", "decision.task_id", "ix_decision_case_id_journal_position", "decision.case_id",
        "ux_task_claim_one_stands", "task_claim.task_id", "pk_decision_taken_back", "decision_taken_back.decision_id", "pk_passed_up", "passed_up.task_id",
        "pk_opinion_given", "opinion_given.opinion_id", "pk_opinion_taken_back", "opinion_taken_back.opinion_id",
        "pk_hand_over", "hand_over.loan_id", "ux_give_back_time", "give_back.loan_id", "pk_cancellation", "cancellation.loan_id",
    ];

    /// <summary>A new instance of the newest published version; it takes its first step with the first answer.</summary>
    public async Task<WorkflowInstance> Begin(string definitionId, DateTimeOffset at, CancellationToken ct)
    {
        var instance = new WorkflowInstance
        {
            Id = clock.NewId(),
            PublishedWorkflowId = await library.Newest(db, definitionId, ct),
            State = "",
            StartedAt = at,
        };
        db.Add(instance);
        return instance;
    }

    /// <summary>Takes the first step of a case that the system opens, so that its first tasks open.</summary>
    public async Task Start(ICaseRecord record, JsonObject input, AuthorityWork work, CancellationToken ct) =>
        await Go(await InstanceOf(record, ct), record, new Stimulus.Start(work.At, 0, input, record.Id.ToString()), work, ct);

    /// <summary>Answers the open task for the form on behalf of a person, beginning the course where it has not begun, and goes on from there.</summary>
    /// <exception cref="DbUpdateConcurrencyException">The form is not waited for, or no longer: somebody was first.</exception>
    public async Task Answer(ICaseRecord record, string form, Guid person, JsonObject facts, AuthorityWork work, CancellationToken ct)
    {
        var instance = await InstanceOf(record, ct);
        if (instance.State.Length == 0)
            await Go(instance, record, new Stimulus.Start(work.At, 0, [], record.Id.ToString()), work, ct);
        var task = await desk.OpenTask(record, form, ct) ?? throw new DbUpdateConcurrencyException($"{record.CaseKind} {record.Id} does not wait for {form}.");
        facts["Outcome"] = "Done";
        await Answer(instance, record, task, person, "Done", facts, work, ct);
    }

    /// <summary>Closes the task with its outcome and goes on from its bookmark.</summary>
    public async Task<Went> Answer(WorkflowInstance instance, ICaseRecord record, WorkTask task, Guid person, string outcome, JsonObject input, AuthorityWork work, CancellationToken ct)
    {
        desk.Close(task, person, outcome, work.At);
        return await Go(instance, record, new Stimulus.Resume(work.At, task.BookmarkId, input), work, ct);
    }

    /// <summary>Goes on from a bookmark whose time has come.</summary>
    public async Task Fire(ICaseRecord record, WorkflowTimer timer, AuthorityWork work, CancellationToken ct) =>
        await Go(await InstanceOf(record, ct), record, new Stimulus.Resume(work.At, timer.BookmarkId, []), work, ct);

    /// <summary>Ends the course from outside (ยกเลิก): whatever waits is withdrawn, and the journal says so.</summary>
    /// <param name="person">Who ends it; none where a day that passed does.</param>
    public async Task Cancel(ICaseRecord record, Guid? person, AuthorityWork work, CancellationToken ct)
    {
        var instance = await InstanceOf(record, ct);
        foreach (var task in await desk.OpenTasks(record, ct))
            desk.Close(task, person, TaskOutcome.Withdrawn, work.At);
        Write(instance, "", "Cancelled", work.At);
        await End(instance, InstanceStatus.Cancelled, work.At, ct);
    }

    public async Task<WorkflowInstance> InstanceOf(ICaseRecord record, CancellationToken ct) =>
        await db.Set<WorkflowInstance>().FindAsync([record.InstanceId], ct) ?? throw new InvalidOperationException($"{record.CaseKind} {record.Id} has no instance.");

    /// <remarks>A fault is never stored: the step is refused whole, a person is told so, and a timer is tried again until the document is mended.</remarks>
    async Task<Went> Go(WorkflowInstance instance, ICaseRecord record, Stimulus first, AuthorityWork work, CancellationToken ct)
    {
        var definition = await library.Published(db, instance.PublishedWorkflowId, ct);
        var state = instance.State.Length == 0 ? State.New(instance.Id.ToString()) : State.FromJson(instance.State);
        var opened = new List<WorkTask>();
        var stimuli = new Queue<Stimulus>([first]);
        var mayBeUndone = true;
        while (stimuli.TryDequeue(out var stimulus))
        {
            var step = Interpreter.Step(definition, state, stimulus);
            if (step.Ignored is { } why)
                throw new DbUpdateConcurrencyException($"Instance {instance.Id} ignored {stimulus.GetType().Name}: {why}.");
            state = step.State;
            if (state.SubStatus == SubStatus.Faulted)
                throw new CourseRefusedException($"Instance {instance.Id} would fault: {string.Join("; ", state.Incidents.Select(incident => $"{incident.ActivityId}: {incident.Message}"))}");
            foreach (var entry in step.Journal)
                Write(instance, entry.ActivityId, entry.Event.ToString(), work.At);
            await timers.Withdraw(instance, step.Closed, ct);
            var dropped = step.Closed.Where(bookmark => bookmark.Id != (stimulus as Stimulus.Resume)?.BookmarkId).ToList();
            mayBeUndone &= dropped.Count == 0 && !step.Opened.Any(Timers.Resume) && step.Asks.All(ask => ask.Kind == OfficeActivities.SetCaseStatus);
            await Withdraw(record, [.. dropped.Where(bookmark => !Timers.Resume(bookmark))], work.At, ct);
            foreach (var bookmark in step.Opened.Where(bookmark => !step.Asks.Contains(bookmark)))
            {
                if (Timers.Resume(bookmark))
                    timers.Set(bookmark, instance, record, work.At);
                else
                    opened.Add(await desk.Open(bookmark, instance, record, work, ct));
            }
            foreach (var ask in step.Asks)
                stimuli.Enqueue(new Stimulus.Resume(work.At, ask.Id, await rooms.Of(record).Answer(ask, record, work, ct)));
        }
        instance.State = state.ToJson();
        if (state.Status == Status.Finished)
            await End(instance, InstanceStatus.Finished, work.At, ct);
        return new Went(opened, mayBeUndone && state.Status != Status.Finished);
    }

    /// <summary>
    /// Puts the case back to where it stood before a step of which <see cref="Went.MayBeUndone"/> was true and after which nothing happened: what opened
    /// is withdrawn, the journal says so, and the question that the step answered is open again.
    /// </summary>
    /// <param name="answered">The task whose answer is undone; it stays closed, and its question becomes a new task with the same last day.</param>
    /// <param name="before">The engine's state as it was.</param>
    /// <returns>The question's new task.</returns>
    public async Task<WorkTask> GoBack(WorkflowInstance instance, ICaseRecord record, WorkTask answered, Guid person, string before, AuthorityWork work, CancellationToken ct)
    {
        foreach (var task in await desk.OpenTasks(record, ct))
            desk.Close(task, person, TaskOutcome.Withdrawn, work.At);
        await db.SaveChangesAsync(ct);   // the same bookmark is about to be waited for again, and only one open task may do so
        Write(instance, answered.ActivityId, "TakenBack", work.At);
        instance.State = before;
        return await desk.OpenAgain(answered, record, work, ct);
    }

    /// <summary>Closes the tasks that the document dropped, because a branch beside them was first or the end came.</summary>
    async Task Withdraw(ICaseRecord record, IReadOnlyList<Bookmark> dropped, DateTimeOffset at, CancellationToken ct)
    {
        if (dropped.Count == 0)
            return;
        foreach (var task in (await desk.OpenTasks(record, ct)).Where(task => dropped.Any(bookmark => bookmark.Id == task.BookmarkId)))
            desk.Close(task, null, TaskOutcome.Withdrawn, at);
    }

    async Task End(WorkflowInstance instance, InstanceStatus status, DateTimeOffset at, CancellationToken ct)
    {
        (instance.Status, instance.EndedAt) = (status, at);
        await timers.WithdrawAll(instance, ct);
    }

    void Write(WorkflowInstance instance, string activity, string what, DateTimeOffset at) =>
        db.Add(new JournalRow { InstanceId = instance.Id, Sequence = instance.JournalLength++, ActivityId = activity, Event = what, At = at });
}

/// <summary>What a step led to.</summary>
/// <param name="Opened">The tasks that opened.</param>
/// <param name="MayBeUndone">It moved the record's state and opened tasks, and nothing else: no number was given, no timer set or dropped, no branch dropped, nothing ended.</param>
public sealed record Went(IReadOnlyList<WorkTask> Opened, bool MayBeUndone);

/// <summary>Recognises that somebody else went on with the same case at the same moment, by whichever rule spoke first.</summary>
public static class LostRaces
{
    public static bool IsLostRace(this Exception refused) =>
        refused is DbUpdateConcurrencyException || refused.Of(Course.SomebodyWasFirst) || refused.Of(Idempotency.Refusals) || refused.IsDeadlock();
}

/// <summary>The document and the record disagree; the whole step is rolled back. A fault of the document or of the code, never of the person who acted.</summary>
public sealed class CourseRefusedException(string message) : InvalidOperationException(message);

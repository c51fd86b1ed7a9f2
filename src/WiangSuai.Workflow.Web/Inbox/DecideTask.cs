using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Ledger;
using WiangSuai.Workflow.Web.Notifications;
using WiangSuai.Workflow.Web.Orders;
using WiangSuai.Workflow.Web.People;

namespace WiangSuai.Workflow.Web.Inbox;

/// <summary>Somebody decides what a task asks, in the one or two capacities that the page showed.</summary>
/// <param name="MatterHash">Hash of the matter as shown; if it changed since, nothing is decided.</param>
/// <param name="Together">Power of the next step that the page announced as decided in the same act; null where it announced none.</param>
/// <param name="InBatch">Approved together with others: only what <see cref="Batching.MayBeBatched"/> allows.</param>
public sealed record DecideCommand(Guid Person, Guid Task, string Outcome, string Comment, string MatterHash, string? Together, string Key, bool InBatch = false);

public abstract record DecideResult
{
    private DecideResult() { }

    /// <param name="Href">The case's own page.</param>
    public sealed record Decided(Guid Case, string Href) : DecideResult;

    /// <param name="By">Who was first; null where the case ended around the task.</param>
    public sealed record AlreadyDecided(string? By, DateTimeOffset At, string Outcome) : DecideResult;

    public sealed record NotEntitled(Ruling.Refused Ruling) : DecideResult;

    /// <summary>Somebody else has taken the task, and has not given it back.</summary>
    public sealed record TakenByAnother(string By, DateTimeOffset Since) : DecideResult;

    /// <summary>The matter was sent up and waits for whose power it is.</summary>
    public sealed record WasPassedUp(string By, DateTimeOffset At) : DecideResult;

    /// <summary>Words are missing where <see cref="VerbRules.NeedsWords"/> asks for them.</summary>
    public sealed record CommentMissing : DecideResult;

    public sealed record CommentTooLong : DecideResult;

    /// <summary>The matter was changed after the page was opened.</summary>
    public sealed record MatterChanged : DecideResult;

    /// <summary>The next step that the page announced is not, or no longer, this person's to decide in the same act.</summary>
    public sealed record NotTogether : DecideResult;

    /// <summary>Somebody else used up the sum left under the clause at the same moment.</summary>
    public sealed record LimitUsedUp : DecideResult;

    /// <summary>The form came back with other content than the first time.</summary>
    public sealed record FormUsedAlready : DecideResult;

    /// <summary>The document of the case has a fault on the way that this outcome takes; nothing was written, and the operators are told in the log.</summary>
    public sealed record CannotGoOn : DecideResult;

    public sealed record NoSuchTask : DecideResult;

    /// <summary>Nothing of this kind can be decided under the task's power, see <see cref="VerbRules.Allows"/>; no page offers it.</summary>
    public sealed record NoSuchOutcome : DecideResult;
}

public sealed partial class DecideTask(AppDb db, AuthoritySnapshots authority, CaseRooms rooms, Course course, ClauseUses uses, Idempotency once, Tell tell, ILogger<DecideTask> log, TimeProvider clock)
{
    public const int LongestComment = 2000;
    const string Command = "decide";

    public async Task<DecideResult> Handle(DecideCommand command, CancellationToken ct)
    {
        if (command.Comment.Length > LongestComment)
            return new DecideResult.CommentTooLong();
        return await Try(command, ct) ?? await WhoWasFirst(command, ct) ?? await Try(command, ct) ?? new DecideResult.MatterChanged();
    }

    /// <summary>Null where somebody else went on with the case at the same moment.</summary>
    async Task<DecideResult?> Try(DecideCommand command, CancellationToken ct)
    {
        try
        {
            return await Decide(command, ct);
        }
        catch (Exception refused) when (refused.IsFromDatabase())
        {
            db.ChangeTracker.Clear();
            if (refused.Of(ClauseUses.Refusals))
                return new DecideResult.LimitUsedUp();
            if (refused.IsLostRace())
                return null;
            throw;
        }
        catch (CourseRefusedException fault)
        {
            db.ChangeTracker.Clear();
            CouldNotGoOn(log, fault, command.Task, command.Outcome);
            return new DecideResult.CannotGoOn();
        }
    }

    async Task<DecideResult> Decide(DecideCommand command, CancellationToken ct)
    {
        db.ChangeTracker.Clear();   // what a page read before says nothing under the lock
        await using var work = await Begin(command, ct);
        if (await once.Find(command.Person, Command, command.Key, Content(command), ct) is { } earlier)
            return AnswerAgain(earlier);
        await db.HoldStillTheCaseOf(command.Task, ct);   // whoever acts on the case at this moment is waited for, and then seen
        if (await db.Set<WorkTask>().WithPeople().SingleOrDefaultAsync(t => t.Id == command.Task && t.Kind == TaskKind.Decision, ct) is not { } task)
            return new DecideResult.NoSuchTask();
        if (task.ClosedAt is not null)
            return await First(task, ct);
        var verb = Powers.Of(task.PowerCode!).Verb;
        if (!verb.Allows(command.Outcome) || (command.InBatch && !Powers.Of(task.PowerCode!).MayBeBatched(rooms.Of(task.CaseKind))))
            return new DecideResult.NoSuchOutcome();
        if (verb.NeedsWords(command.Outcome) && string.IsNullOrWhiteSpace(command.Comment))
            return new DecideResult.CommentMissing();

        var record = await rooms.Load(task.CaseKind, task.CaseId, ct);
        if (record.ContentHash != command.MatterHash)
            return new DecideResult.MatterChanged();

        var town = await authority.In(work, ct);
        var matter = await rooms.Of(record).MatterOf(record, town, task.PowerCode!, work.At, ct);
        var ruling = town.Decide(task.PowerCode!, matter, command.Person, work.At);
        if (ruling is not Ruling.Granted granted)
            return new DecideResult.NotEntitled((Ruling.Refused)ruling);
        if (task.ClaimAt(work.At) is { } taken && taken.PersonId != command.Person)
            return new DecideResult.TakenByAnother(await db.NameOf(taken.PersonId, ct), taken.At);
        if (task.PassedUp is { } passed && task.LeftOf(town.WhoCan(task.PowerCode!, matter, work.At).Able).All(able => able.Person != command.Person))
            return new DecideResult.WasPassedUp(passed.PersonName, passed.At);

        var instance = await course.InstanceOf(record, ct);
        var first = await Make(command, task, instance, record, granted, null, work, ct);

        if (command is { Together: { } power, Outcome: TaskOutcome.Approved })
        {
            var next = first.Opened.SingleOrDefault(opened => opened.PowerCode == power && opened.MayJoinPrevious && StandsFirst(opened, command.Person));
            if (next is not null && Powers.Of(power).Verb.NeedsWords(command.Outcome) && string.IsNullOrWhiteSpace(command.Comment))
                return new DecideResult.CommentMissing();
            if (next is null || town.Decide(power, await rooms.Of(record).MatterOf(record, town, power, work.At, ct), command.Person, work.At) is not Ruling.Granted both)
                return new DecideResult.NotTogether();
            await Make(command, next, instance, record, both, first.Decision, work, ct);
        }
        var decided = new DecideResult.Decided(record.Id, rooms.Of(record).HrefOf(record.Id, null));
        once.Remember(command.Person, Command, command.Key, Content(command), JsonSerializer.Serialize(decided), work.At);
        await work.Commit(ct);
        return decided;
    }

    /// <summary>An approval that changes authority itself is made alone; all others share the lock.</summary>
    async Task<AuthorityWork> Begin(DecideCommand command, CancellationToken ct)
    {
        var asked = await db.Set<WorkTask>().AsNoTracking().Where(t => t.Id == command.Task && t.PowerCode != null).Select(t => new { t.CaseKind, t.PowerCode }).SingleOrDefaultAsync(ct);
        return command.Outcome == TaskOutcome.Approved && asked is not null && rooms.Of(asked.CaseKind).Changes(asked.PowerCode!) is { } change
            ? await db.ChangingAuthorityFor(command.Person, change, clock, ct)
            : await db.Deciding(clock, ct);
    }

    /// <summary>One decision under one power: written with its basis, counted against its limit, and the case goes on.</summary>
    async Task<Made> Make(DecideCommand command, WorkTask task, WorkflowInstance instance, ICaseRecord record, Ruling.Granted granted, Decision? before, AuthorityWork work, CancellationToken ct)
    {
        var decision = await Record(command, task, instance, record, granted, before, work, ct);
        if (command.Outcome == TaskOutcome.Approved)
            await Count(granted.Basis, ct);
        var (state, recordState) = (instance.State, rooms.Of(record).StateToKeep(record));
        var went = await course.Answer(instance, record, task, command.Person, command.Outcome, new JsonObject { ["Outcome"] = command.Outcome }, work, ct);
        if (recordState is not null && went.MayBeUndone)
            db.Add(new StepBack { DecisionId = decision.Id, State = state, RecordState = recordState, JournalLength = instance.JournalLength });
        await tell.OfDecision(decision, ct);
        return new Made(decision, went.Opened);
    }

    async Task<Decision> Record(DecideCommand command, WorkTask task, WorkflowInstance instance, ICaseRecord record, Ruling.Granted granted, Decision? before, AuthorityWork work, CancellationToken ct)
    {
        var basis = granted.Basis;
        var decision = new Decision
        {
            Id = clock.NewId(),
            TaskId = task.Id,
            CaseId = record.Id,
            PersonId = command.Person,
            PersonName = await db.NameOf(command.Person, ct),
            At = work.At,
            PowerCode = basis.Power,
            Verb = Powers.Of(basis.Power).Verb.ToString(),
            Outcome = command.Outcome,
            Comment = command.Comment.Trim(),
            Mode = basis.Mode.ToString(),
            InstrumentId = basis.Clause?.Instrument,
            ClauseId = basis.Clause?.Clause,
            SignatureBlock = string.Join('\n', basis.Block.Lines),
            Ruling = JsonSerializer.Serialize<Ruling>(granted, RulingJson.Options),
            AuthorityVersion = work.Standing,
            MatterHash = record.ContentHash,
            JournalPosition = instance.JournalLength,
            TogetherWithId = before?.Id,
        };
        db.Add(decision);
        db.Add(Leaf.Of(clock.NewId(), "decision", decision.Id, DecisionContent.CanonicalText(decision), work.At));
        return decision;
    }

    /// <summary>What an approval uses of a clause that limits a period. The ruling tested it; the database holds it against whoever decides at the same moment.</summary>
    async Task Count(Basis basis, CancellationToken ct)
    {
        foreach (var limit in basis.Tests.OfType<Test.WithinPeriodLimit>())
            await uses.Add(basis.Clause!.Clause, limit.PeriodStart, limit.Asked, limit.Limit, ct);
    }

    /// <summary>Null where the task is open still: it was only reassigned at that moment.</summary>
    async Task<DecideResult?> WhoWasFirst(DecideCommand command, CancellationToken ct)
    {
        if (await once.Find(command.Person, Command, command.Key, Content(command), ct) is { } earlier)
            return AnswerAgain(earlier);
        var task = await db.Set<WorkTask>().AsNoTracking().SingleAsync(t => t.Id == command.Task, ct);
        return task.ClosedAt is null ? null : await First(task, ct);
    }

    async Task<DecideResult> First(WorkTask task, CancellationToken ct) => new DecideResult.AlreadyDecided(
        task.Outcome == TaskOutcome.Withdrawn ? null : await db.Set<Person>().Where(p => p.Id == task.ClosedById).Select(p => p.Name).SingleOrDefaultAsync(ct),
        task.ClosedAt!.Value,
        task.Outcome!);

    static DecideResult AnswerAgain(Earlier earlier) =>
        earlier.SameContent ? JsonSerializer.Deserialize<DecideResult.Decided>(earlier.Answer)! : new DecideResult.FormUsedAlready();

    static object Content(DecideCommand command) => new { command.Task, command.Outcome, command.Comment, command.Together };

    static bool StandsFirst(WorkTask task, Guid person) => task.Candidates.Any(candidate => candidate.PersonId == person && candidate.Rank == 0);

    [LoggerMessage(LogLevel.Error, "Task {Task} could not be decided as {Outcome}: its course was refused.")]
    static partial void CouldNotGoOn(ILogger log, Exception fault, Guid task, string outcome);

    sealed record Made(Decision Decision, IReadOnlyList<WorkTask> Opened);
}

/// <summary>How rulings are written: as System.Text.Json does, with Thai readable.</summary>
public static class RulingJson
{
    public static readonly JsonSerializerOptions Options = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}

/// <summary>The canonical text of a decision that its ledger leaf proves. The signer's name is not in it; the person's key is.</summary>
public static class DecisionContent
{
    public static string CanonicalText(Decision decision) => JsonSerializer.Serialize(new
    {
        kind = "decision",
        id = decision.Id,
        task = decision.TaskId,
        @case = decision.CaseId,
        person = decision.PersonId,
        at = decision.At.ToString("O"),
        power = decision.PowerCode,
        outcome = decision.Outcome,
        comment = decision.Comment,
        mode = decision.Mode,
        instrument = decision.InstrumentId,
        clause = decision.ClauseId,
        block = decision.SignatureBlock,
        ruling = decision.Ruling,
        authorityVersion = decision.AuthorityVersion,
        matter = decision.MatterHash,
        together = decision.TogetherWithId,
    }, RulingJson.Options);
}

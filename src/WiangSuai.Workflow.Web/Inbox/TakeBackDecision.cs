using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Notifications;
using WiangSuai.Workflow.Web.Orders;

namespace WiangSuai.Workflow.Web.Inbox;

/// <summary>Somebody takes back the own decision before the next person has acted (ถอนคำวินิจฉัย).</summary>
/// <param name="Task">The task that was decided.</param>
public sealed record TakeBackCommand(Guid Person, Guid Task, string Reason, string Key);

public abstract record TakeBackResult
{
    private TakeBackResult() { }

    /// <param name="Task">The question, open again.</param>
    public sealed record TakenBack(Guid Task) : TakeBackResult;

    public sealed record ReasonMissing : TakeBackResult;

    public sealed record ReasonTooLong : TakeBackResult;

    /// <summary>Somebody has acted since.</summary>
    public sealed record TooLate(LateBecause Why) : TakeBackResult;

    public sealed record FormUsedAlready : TakeBackResult;

    /// <summary>There is no such decision, or it is somebody else's.</summary>
    public sealed record NoSuchDecision : TakeBackResult;
}

/// <summary>Why a decision cannot be taken back, or not any more.</summary>
public enum LateBecause
{
    /// <summary>It set something in motion that cannot be undone: it ended the case, gave a number, or began a period.</summary>
    CannotBeUndone,

    /// <summary>The case went on: somebody decided, handed something out, filed again, or changed what was decided on.</summary>
    WentOn,

    /// <summary>The next person has taken the task, asked somebody about it or passed it up.</summary>
    NextHasBegun,

    TakenBackAlready,

    /// <summary>The power under which it was decided is no longer the signer's: whoever has it now decides what becomes of the case.</summary>
    NoLongerYours,
}

/// <remarks>
/// What proves that nobody has acted: the journal of the case is as long as the decision left it, and nothing was done with the tasks that it opened. Then the
/// engine's state and the record's go back to what was kept (<see cref="StepBack"/>), in one transaction, and the sum that the decision used is given back.
/// </remarks>
public sealed class TakeBackDecision(AppDb db, AuthoritySnapshots authority, CaseRooms rooms, Course course, ClauseUses uses, Idempotency once, Tell tell, TimeProvider clock)
{
    const string Command = "take-back-decision";

    public async Task<TakeBackResult> Handle(TakeBackCommand command, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(command.Reason))
            return new TakeBackResult.ReasonMissing();
        if (command.Reason.Length > DecisionTakenBack.LongestReason)
            return new TakeBackResult.ReasonTooLong();
        try
        {
            return await TakeBack(command, ct);
        }
        catch (Exception refused) when (refused.IsLostRace())
        {
            db.ChangeTracker.Clear();
            return new TakeBackResult.TooLate(LateBecause.WentOn);
        }
    }

    /// <summary>Why the decision cannot be taken back now; null where it can. For showing a way; what counts is the act.</summary>
    public async Task<LateBecause?> WhyNot(Decision decision, Town town, CancellationToken ct)
    {
        if (decision.TakenBack is not null)
            return LateBecause.TakenBackAlready;
        if (await db.Set<StepBack>().AsNoTracking().SingleOrDefaultAsync(back => back.DecisionId == decision.Id, ct) is not { } kept)
            return LateBecause.CannotBeUndone;
        var instance = await (
            from task in db.Set<WorkTask>()
            join running in db.Set<WorkflowInstance>() on task.InstanceId equals running.Id
            where task.Id == decision.TaskId
            select new { running.JournalLength, running.Status, task.CaseKind }).SingleAsync(ct);
        if (instance.JournalLength != kept.JournalLength || instance.Status != InstanceStatus.Running)
            return LateBecause.WentOn;
        var (record, now) = (await rooms.Load(instance.CaseKind, decision.CaseId, ct), clock.GetUtcNow());
        if (record.ContentHash != decision.MatterHash)
            return LateBecause.WentOn;   // the officer has put another thing in the place of one that was approved
        if (await RulingAnew(decision, record, town, now, ct) is not Ruling.Granted)
            return LateBecause.NoLongerYours;
        return await db.Set<WorkTask>().AnyAsync(task => task.CaseId == decision.CaseId && task.ClosedAt == null
            && (task.PassedUp != null || task.Claims.Any(claim => claim.EndedAt == null && claim.Until > now && claim.PersonId != decision.PersonId) || db.Set<Opinion>().Any(o => o.TaskId == task.Id && o.ById != decision.PersonId)), ct)
            ? LateBecause.NextHasBegun
            : null;
    }

    async Task<TakeBackResult> TakeBack(TakeBackCommand command, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        await using var work = await db.Deciding(clock, ct);
        var content = new { command.Task, command.Reason };
        if (await once.Find(command.Person, Command, command.Key, content, ct) is { } earlier)
            return earlier.SameContent ? new TakeBackResult.TakenBack(Guid.Parse(earlier.Answer)) : new TakeBackResult.FormUsedAlready();
        await db.HoldStillTheCaseOf(command.Task, ct);
        if (await db.Set<Decision>().AsNoTracking().Include(d => d.TakenBack).SingleOrDefaultAsync(d => d.TaskId == command.Task && d.PersonId == command.Person, ct) is not { } decision)
            return new TakeBackResult.NoSuchDecision();
        var town = await authority.In(work, ct);
        if (await WhyNot(decision, town, ct) is { } why)
            return new TakeBackResult.TooLate(why);

        var kept = await db.Set<StepBack>().AsNoTracking().SingleAsync(back => back.DecisionId == decision.Id, ct);
        var task = await db.Set<WorkTask>().AsNoTracking().Include(t => t.PassedUp).SingleAsync(t => t.Id == command.Task, ct);
        var record = await rooms.Load(task.CaseKind, task.CaseId, ct);
        var ruling = await RulingAnew(decision, record, town, work.At, ct);
        rooms.Of(record).PutBack(record, kept.RecordState, work.At);
        await GiveBack(decision, ct);
        var taken = new DecisionTakenBack { DecisionId = decision.Id, CaseId = decision.CaseId, Reason = command.Reason.Trim(), At = work.At, Ruling = JsonSerializer.Serialize(ruling, RulingJson.Options) };
        db.Add(taken);
        db.Add(taken.Leaf(clock.NewId(), command.Person));
        var again = await course.GoBack(await course.InstanceOf(record, ct), record, task, command.Person, kept.State, work, ct);
        await tell.OfTakenBack(decision, work.At, ct);
        once.Remember(command.Person, Command, command.Key, content, again.Id.ToString(), work.At);
        await work.Commit(ct);
        return new TakeBackResult.TakenBack(again.Id);
    }

    /// <summary>Whether the signer could decide the same anew at this instant, the sum that the decision used being free again.</summary>
    async Task<Ruling> RulingAnew(Decision decision, ICaseRecord record, Town town, DateTimeOffset at, CancellationToken ct)
    {
        var matter = await rooms.Of(record).MatterOf(record, town, decision.PowerCode, at, ct);
        var freed = Used(decision).ToDictionary(used => used.Counter, used => used.Sum);
        matter = matter with { Used = [.. matter.Used.Select(usage => usage with { Amount = usage.Amount - freed.GetValueOrDefault(usage.Counter) })] };
        return town.Decide(decision.PowerCode, matter, decision.PersonId, at);
    }

    async Task GiveBack(Decision decision, CancellationToken ct)
    {
        foreach (var (counter, sum) in Used(decision))
            await uses.GiveBack(counter.Clause, counter.PeriodStart, sum, ct);
    }

    /// <summary>The sums of periods that the approval was counted against.</summary>
    static IEnumerable<(Counter Counter, decimal Sum)> Used(Decision decision) =>
        decision.Outcome == TaskOutcome.Approved && JsonSerializer.Deserialize<Ruling>(decision.Ruling, RulingJson.Options) is Ruling.Granted granted
            ? granted.Basis.Tests.OfType<Test.WithinPeriodLimit>().Select(limit => (new Counter(granted.Basis.Clause!.Clause, limit.PeriodStart), limit.Asked))
            : [];
}

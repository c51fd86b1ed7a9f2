using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Engine;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Orders;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Inbox;

/// <summary>A task as one reader sees it now: the matter, whether and on what authority the reader may decide it, and who else can.</summary>
/// <param name="Waiting">Who the case waits for; null when nobody.</param>
/// <param name="Decisions">All of the case so far, oldest first.</param>
/// <param name="Together">The next step, where the reader stands first in it too and the document lets one act answer both.</param>
/// <param name="DecidedBy">Who closed it; null while it is open, or where the case ended around it.</param>
public sealed record TaskView(
    WorkTask Task, CaseSheet Sheet, WaitingFor? Waiting, IReadOnlyList<Decision> Decisions, Ruling Ruling, NextTogether? Together, IReadOnlyList<NamedCandidate> WhoCan, IReadOnlyList<NamedStop> WhoCannot, WayUp? WayUp, string? DecidedBy)
{
    /// <summary>Who has taken it; null where nobody.</summary>
    public Taken? TakenBy { get; init; }

    /// <summary>Set where it was sent up; then it may be decided by those only in <see cref="IsLeftToReader"/>'s sense.</summary>
    public PassedUp? PassedUp { get; init; }

    /// <summary>False where the reader, who might decide it, or somebody with the same power, sent it up.</summary>
    public bool IsLeftToReader { get; init; } = true;

    public IReadOnlyList<Opinion> Opinions { get; init; } = [];

    /// <summary>The reader's own decision in this task, where there is one.</summary>
    public Decision? Own { get; init; }

    /// <summary>Why <see cref="Own"/> cannot be taken back; null where it can.</summary>
    public LateBecause? WhyNotTakenBack { get; init; }

    /// <summary>The reader may decide it now, and nobody else has taken it.</summary>
    public bool IsReaders => Task.ClosedAt is null && Ruling is Ruling.Granted && IsLeftToReader && TakenBy is not { IsReader: false };

    /// <summary>Somebody has taken it who decides by delegation of the reader's power, or of the post for which the reader acts.</summary>
    public bool MayTakeOver { get; init; }

    /// <summary>The post to which the reader may send it up: whose power it is; null where the reader does not decide by delegation, or it went up already.</summary>
    public PostRef? MayPassTo => IsReaders && PassedUp is null && Ruling is Ruling.Granted { Basis: { Mode: BasisMode.Delegated } basis } ? basis.ActsFor : null;

    /// <summary>Others may decide it too, so taking it tells them that somebody does.</summary>
    public bool IsShared => WhoCan.Count > 1 && PassedUp is null;
}

public sealed record NextTogether(string PowerCode, Ruling.Granted Ruling);

/// <param name="Post">Title of the post held; empty for somebody without one.</param>
public sealed record NamedCandidate(Guid Person, string Name, string Post, Basis Basis);

public sealed record NamedStop(Guid Person, string Name, string Post, Reason Reason);

/// <summary>Reads tasks for pages. What it says of authority is worked out at the moment of reading; what counts is the ruling when signing.</summary>
public sealed class TaskReader(AppDb db, AuthoritySnapshots authority, CaseRooms rooms, LoanReader loans, OpinionReader opinions, TakeBackDecision takeBack, WorkflowLibrary library, TimeProvider clock)
{
    public async Task<TaskView?> View(Guid id, Guid person, CancellationToken ct)
    {
        var task = await db.Set<WorkTask>().AsNoTracking().WithPeople().SingleOrDefaultAsync(t => t.Id == id && t.Kind == TaskKind.Decision, ct);
        if (task is null)
            return null;

        var at = clock.GetUtcNow();
        var town = await authority.Now(db, ct);
        var record = await rooms.Load(task.CaseKind, task.CaseId, ct);
        var room = rooms.Of(record);
        var matter = await room.MatterOf(record, town, task.PowerCode!, at, ct);
        var ruling = town.Decide(task.PowerCode!, matter, person, at);
        var candidates = town.WhoCan(task.PowerCode!, matter, at);
        var names = await Names(ct);
        var decisions = await Decisions(task.CaseId, ct);
        var own = decisions.SingleOrDefault(decision => decision.TaskId == task.Id && decision.PersonId == person);
        return new TaskView(
            task, await room.Sheet(task.CaseId, ct), await loans.Waiting(task.CaseId, ct), decisions, ruling,
            task.ClosedAt is null && ruling is Ruling.Granted ? await Together(task, record, town, person, at, ct) : null,
            [.. candidates.Able.Select(able => new NamedCandidate(able.Person, names[able.Person].Name, names[able.Person].Post, able.Basis))],
            [.. candidates.Others.Select(other => new NamedStop(other.Person, names[other.Person].Name, names[other.Person].Post, other.Reason))],
            candidates.WayUp,
            task.ClosedById is { } closer && task.Outcome != TaskOutcome.Withdrawn ? names[closer].Name : null)
        {
            TakenBy = task.ClosedAt is null && task.ClaimAt(at) is { } claim ? new Taken(names[claim.PersonId].Name, claim.PersonId == person, claim.At, claim.Until) : null,
            PassedUp = task.PassedUp,
            MayTakeOver = task.ClosedAt is null && ruling is Ruling.Granted && task.ClaimAt(at) is { } others && PassedUp.IsAbove(person, others.PersonId, candidates.Able),
            IsLeftToReader = task.PassedUp is null || task.LeftOf(candidates.Able).Any(able => able.Person == person),
            Opinions = await opinions.Of(task, ct),
            Own = own,
            WhyNotTakenBack = own is null ? null : await takeBack.WhyNot(own, town, ct),
        };
    }

    Task<List<Decision>> Decisions(Guid id, CancellationToken ct) =>
        db.Set<Decision>().AsNoTracking().Include(decision => decision.TakenBack).Where(decision => decision.CaseId == id).OrderBy(decision => decision.JournalPosition).ToListAsync(ct);

    /// <summary>Tries the approval in memory: a step is pure, so what it would open can be looked at without doing it.</summary>
    async Task<NextTogether?> Together(WorkTask task, ICaseRecord record, Town town, Guid person, DateTimeOffset at, CancellationToken ct)
    {
        var instance = await db.Set<WorkflowInstance>().AsNoTracking().SingleAsync(i => i.Id == task.InstanceId, ct);
        var definition = await library.Published(db, instance.PublishedWorkflowId, ct);
        var step = Interpreter.Step(definition, State.FromJson(instance.State), new Stimulus.Resume(at, task.BookmarkId, new JsonObject { ["Outcome"] = TaskOutcome.Approved }));
        while (step.Asks is [var ask, ..])
            step = Interpreter.Step(definition, step.State, new Stimulus.Resume(at, ask.Id, []));

        if (step.Opened.SingleOrDefault(bookmark => bookmark.Kind == OfficeActivities.RequestDecision) is not { } next || next.Text("whenSamePersonAsPrevious") != "together")
            return null;
        var power = next.Text("power");
        var able = town.WhoCan(power, await rooms.Of(record).MatterOf(record, town, power, at, ct), at).Able;
        var own = able.FirstOrDefault(candidate => candidate.Person == person);
        return own is not null && Standing.Of(own, able) == 0 && town.Decide(power, await rooms.Of(record).MatterOf(record, town, power, at, ct), person, at) is Ruling.Granted granted
            ? new NextTogether(power, granted)
            : null;
    }

    async Task<Dictionary<Guid, (string Name, string Post)>> Names(CancellationToken ct)
    {
        var standing = StandingHoldings.On(clock.Today());
        return (await db.Set<Person>().Select(p => new
        {
            p.Id,
            p.Name,
            Post = p.Holdings.AsQueryable().Where(standing).OrderBy(h => h.From).Select(h => h.Post!.Title).FirstOrDefault(),
        }).ToListAsync(ct)).ToDictionary(row => row.Id, row => (row.Name, row.Post ?? ""));
    }
}

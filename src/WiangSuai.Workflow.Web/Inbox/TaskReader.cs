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
    WorkTask Task, CaseSheet Sheet, WaitingFor? Waiting, IReadOnlyList<Decision> Decisions, Ruling Ruling, NextTogether? Together, IReadOnlyList<NamedCandidate> WhoCan, IReadOnlyList<NamedStop> WhoCannot, WayUp? WayUp, string? DecidedBy);

public sealed record NextTogether(string PowerCode, Ruling.Granted Ruling);

/// <param name="Post">Title of the post held; empty for somebody without one.</param>
public sealed record NamedCandidate(Guid Person, string Name, string Post, Basis Basis);

public sealed record NamedStop(Guid Person, string Name, string Post, Reason Reason);

/// <summary>One line of the inbox.</summary>
/// <param name="Href">Where it is decided or filled in.</param>
/// <param name="CaseHref">The case's own page.</param>
/// <param name="Rank">0: it waits for the reader; above: the reader may take it.</param>
public sealed record InboxItem(
    Guid Task, CaseKind Kind, string? PowerCode, string? Form, string? Reference, string Subject, string? From, string? Unit, SlipAsked? Slip,
    string Href, string CaseHref, BasisNote? Basis, DateOnly? WaitsFrom, DateOnly? DueOn, DateTimeOffset OpenedAt, int Rank)
{
    /// <summary>Whether it waits for the reader on this day: handing out and taking back wait from their own day on, all else at once.</summary>
    public bool WaitsOn(DateOnly today) => Rank == 0 && (WaitsFrom is not { } from || from <= today);
}

/// <summary>What a slip asks for, as its line in the inbox says.</summary>
public sealed record SlipAsked(string FirstThing, int Things, LoanPlace Place, DateOnly StartsOn, DateOnly DueBack, decimal Amount);

/// <summary>Reads tasks for pages. What it says of authority is worked out at the moment of reading; what counts is the ruling when signing.</summary>
public sealed class TaskReader(AppDb db, AuthoritySnapshots authority, CaseRooms rooms, LoanReader loans, WorkflowLibrary library, TimeProvider clock)
{
    public const int PageSize = 20;

    public async Task<TaskView?> View(Guid id, Guid person, CancellationToken ct)
    {
        var task = await db.Set<WorkTask>().AsNoTracking().SingleOrDefaultAsync(t => t.Id == id && t.Kind == TaskKind.Decision, ct);
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
        return new TaskView(
            task, await room.Sheet(task.CaseId, ct), await loans.Waiting(task.CaseId, ct), await Decisions(task.CaseId, ct), ruling,
            task.ClosedAt is null && ruling is Ruling.Granted ? await Together(task, record, town, person, at, ct) : null,
            [.. candidates.Able.Select(able => new NamedCandidate(able.Person, names[able.Person].Name, names[able.Person].Post, able.Basis))],
            [.. candidates.Others.Select(other => new NamedStop(other.Person, names[other.Person].Name, names[other.Person].Post, other.Reason))],
            candidates.WayUp,
            task.ClosedById is { } closer && task.Outcome != TaskOutcome.Withdrawn ? names[closer].Name : null);
    }

    /// <summary>Tasks that wait for the person or that the person may take, those due first on top.</summary>
    public async Task<(IReadOnlyList<InboxItem> Items, int Total)> Inbox(Guid person, int page, CancellationToken ct)
    {
        var mine = db.Set<TaskCandidate>().AsNoTracking().Where(c => c.PersonId == person && c.Open);
        var rows = await (
            from candidate in mine.OrderBy(c => c.Rank > 0).ThenBy(c => c.DueOn == null).ThenBy(c => c.DueOn).ThenBy(c => c.OpenedAt).Skip((page - 1) * PageSize).Take(PageSize)
            join task in db.Set<WorkTask>() on candidate.TaskId equals task.Id
            join file in db.Set<CaseFile>() on task.CaseId equals file.Id
            join bringer in db.Set<Person>() on file.FromPersonId equals bringer.Id into persons
            from brought in persons.DefaultIfEmpty()
            join unit in db.Set<People.Unit>() on file.UnitId equals unit.Id into units
            from about in units.DefaultIfEmpty()
            join loan in db.Set<Loan>() on file.Id equals loan.Id into loans
            from slip in loans.DefaultIfEmpty()
            select new
            {
                candidate,
                task.PowerCode,
                task.Form,
                file.Id,
                file.Kind,
                file.Reference,
                file.Subject,
                From = brought!.Name,
                Unit = about!.Name,
                First = slip!.Lines.OrderBy(line => line.Position).Select(line => line.AssetName).FirstOrDefault(),
                Count = slip!.Lines.Count,
                Place = (LoanPlace?)slip!.Place,
                StartsOn = (DateOnly?)slip!.StartsOn,
                DueBack = (DateOnly?)slip!.DueOn,
                Amount = (decimal?)slip!.Amount,
            }).ToListAsync(ct);
        return ([.. rows.OrderBy(row => row.candidate.Rank > 0).ThenBy(row => row.candidate.DueOn is null).ThenBy(row => row.candidate.DueOn).ThenBy(row => row.candidate.OpenedAt).Select(row => new InboxItem(
            row.candidate.TaskId, row.Kind, row.PowerCode, row.Form, row.Reference, row.Subject, row.From, row.Unit,
            row.Place is { } place ? new SlipAsked(row.First ?? "", row.Count, place, row.StartsOn!.Value, row.DueBack!.Value, row.Amount!.Value) : null,
            row.Form is null ? $"/inbox/{row.candidate.TaskId}" : rooms.Of(row.Kind).HrefOf(row.Id, row.Form),
            rooms.Of(row.Kind).HrefOf(row.Id, null),
            row.candidate.BasisNote.Length > 0 ? JsonSerializer.Deserialize<BasisNote>(row.candidate.BasisNote) : null,
            row.candidate.WaitsFrom, row.candidate.DueOn, row.candidate.OpenedAt, row.candidate.Rank))], await mine.CountAsync(ct));
    }

    Task<List<Decision>> Decisions(Guid id, CancellationToken ct) =>
        db.Set<Decision>().AsNoTracking().Where(decision => decision.CaseId == id).OrderBy(decision => decision.JournalPosition).ToListAsync(ct);

    /// <summary>How many tasks wait for the person: those in which the person stands first, hand-overs and returns from their own day on.</summary>
    public Task<int> CountWaiting(Guid person, CancellationToken ct)
    {
        var today = clock.Today();
        return db.Set<TaskCandidate>().CountAsync(c => c.PersonId == person && c.Open && c.Rank == 0 && (c.WaitsFrom == null || c.WaitsFrom <= today), ct);
    }

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

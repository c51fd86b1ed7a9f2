using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Engine;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Notifications;
using WiangSuai.Workflow.Web.Orders;
using WiangSuai.Workflow.Web.Settings;
using WiangSuai.Workflow.Web.Shared;
using Bangkok = WiangSuai.Workflow.Web.Shared.Bangkok;

namespace WiangSuai.Workflow.Web.Inbox;

/// <summary>Opens tasks for what a case waits for, works out who may answer them, and closes them; all in the caller's transaction.</summary>
public sealed class TaskDesk(AppDb db, AuthoritySnapshots authority, CaseRooms rooms, HolidayCalendar holidays, Tell tell, TimeProvider clock)
{
    public async Task<WorkTask> Open(Bookmark bookmark, WorkflowInstance instance, ICaseRecord record, AuthorityWork work, CancellationToken ct)
    {
        var asksForDecision = bookmark.Kind == OfficeActivities.RequestDecision;
        var room = rooms.Of(record);
        var (from, last) = asksForDecision ? (null, null) : (room.DayOf(record, bookmark.Text("form")), room.LastDayOf(record, bookmark.Text("form")));
        var task = new WorkTask
        {
            Id = clock.NewId(),
            InstanceId = instance.Id,
            BookmarkId = bookmark.Id,
            ActivityId = bookmark.ActivityId,
            CaseId = record.Id,
            CaseKind = record.CaseKind,
            Kind = asksForDecision ? TaskKind.Decision : TaskKind.Facts,
            PowerCode = asksForDecision ? bookmark.Text("power") : null,
            Form = asksForDecision ? null : bookmark.Text("form"),
            Assignee = asksForDecision ? null : bookmark.Text("assignee"),
            MayJoinPrevious = asksForDecision && bookmark.Text("whenSamePersonAsPrevious") == "together",
            OpenedAt = work.At,
            WaitsFrom = from,
            DueOn = last ?? from ?? await DueDay(bookmark, work.At, ct),
        };
        db.Add(task);
        await Assign(task, record, await authority.In(work, ct), work.At, ct);
        return task;
    }

    /// <summary>Opens the question of a task anew whose answer was taken back; when it is due, and whether it was sent up, stays as it was.</summary>
    public async Task<WorkTask> OpenAgain(WorkTask answered, ICaseRecord record, AuthorityWork work, CancellationToken ct)
    {
        var task = answered.Again(clock.NewId(), work.At);
        db.Add(task);
        if (task.PassedUp is { } passed)
            db.Add(passed.Leaf(clock.NewId()));
        await Assign(task, record, await authority.In(work, ct), work.At, ct);
        return task;
    }

    /// <summary>The day that the document gives (<c>dueOn</c>, ISO 8601), or so many working days from today (<c>dueWorkingDays</c>); null where it gives none.</summary>
    async Task<DateOnly?> DueDay(Bookmark bookmark, DateTimeOffset at, CancellationToken ct) =>
        bookmark.Payload.ContainsKey("dueOn") ? bookmark.Day("dueOn")
        : bookmark.Payload.ContainsKey("dueWorkingDays") ? WorkingDays.After(Bangkok.Day(at), bookmark.Number("dueWorkingDays"), await holidays.Days(ct))
        : null;

    /// <summary>Works out anew who may answer the task: at its opening, and whenever authority or the day changed. Whoever comes to stand first is told.</summary>
    public async Task Assign(WorkTask task, ICaseRecord record, Town town, DateTimeOffset at, CancellationToken ct) =>
        await Assign(task, await WhoMayAnswer(task, record, town, at, ct), town, at, ct);

    async Task Assign(WorkTask task, IReadOnlyList<(Guid Person, int Rank, string Note)> now, Town town, DateTimeOffset at, CancellationToken ct)
    {
        (task.CandidatesVersion, task.CandidatesDay) = ((int)town.Version, Bangkok.Day(at));
        var before = task.Candidates.ToDictionary(candidate => candidate.PersonId);
        foreach (var gone in before.Values.Where(candidate => now.All(other => other.Person != candidate.PersonId)))
            task.Candidates.Remove(gone);
        var first = now.Where(other => other.Rank == 0 && before.GetValueOrDefault(other.Person)?.Rank is not 0).Select(other => other.Person).ToList();
        foreach (var (person, rank, note) in now)
        {
            if (before.TryGetValue(person, out var known))
                (known.Rank, known.BasisNote) = (rank, note);
            else
                task.Candidates.Add(new TaskCandidate { TaskId = task.Id, PersonId = person, Rank = rank, BasisNote = note, OpenedAt = task.OpenedAt, WaitsFrom = task.WaitsFrom, DueOn = task.DueOn });
        }
        foreach (var candidate in task.Candidates.Where(candidate => first.Contains(candidate.PersonId) && (task.WaitsFrom is not { } from || from <= Bangkok.Day(at))))
            candidate.ToldOn = Bangkok.Day(at);
        EndWhatNoLongerHolds(task, now, at);
        await tell.OfTask(task, first, at, ct);
    }

    /// <summary>A task is taken by somebody who may decide it, or by nobody; its piles follow.</summary>
    static void EndWhatNoLongerHolds(WorkTask task, IReadOnlyList<(Guid Person, int Rank, string Note)> now, DateTimeOffset at)
    {
        if (task.Claims.SingleOrDefault(claim => claim.EndedAt is null) is { } taken)
        {
            if (now.All(other => other.Person != taken.PersonId))
                taken.End(ClaimEnd.LostAuthority, at);
            else if (!taken.Holds(at))
                taken.End(ClaimEnd.RanOut, at);
        }
        task.Sort(at);
    }

    /// <summary>The same for several tasks of one kind of case, whose matters are read together.</summary>
    public async Task Assign(IReadOnlyList<(WorkTask Task, ICaseRecord Record)> tasks, Town town, DateTimeOffset at, CancellationToken ct)
    {
        foreach (var underOnePower in tasks.GroupBy(one => one.Task.PowerCode))
        {
            var matters = underOnePower.Key is { } power
                ? await rooms.Of(underOnePower.First().Record).MattersOf([.. underOnePower.Select(one => one.Record).DistinctBy(record => record.Id)], town, power, at, ct)
                : null;
            foreach (var (task, record) in underOnePower)
            {
                await Assign(task, matters is null
                    ? await WhoMayAnswer(task, record, town, at, ct)
                    : Named(task, town.WhoCan(underOnePower.Key!, matters[record.Id], at).Able), town, at, ct);
            }
        }
    }

    /// <param name="person">None where the system closes it.</param>
    public void Close(WorkTask task, Guid? person, string outcome, DateTimeOffset at)
    {
        (task.ClosedAt, task.ClosedById, task.Outcome) = (at, person, outcome);
        task.Claims.SingleOrDefault(claim => claim.EndedAt is null)?.End(ClaimEnd.Answered, at);
        foreach (var candidate in task.Candidates)
            candidate.Open = false;
        tell.Forget(task, at);
    }

    /// <summary>The open task for a form, whether already stored or opened earlier in this transaction.</summary>
    public async Task<WorkTask?> OpenTask(ICaseRecord record, string form, CancellationToken ct) =>
        (await OpenTasks(record, ct)).SingleOrDefault(task => task.Form == form);

    public async Task<IReadOnlyList<WorkTask>> OpenTasks(ICaseRecord record, CancellationToken ct)
    {
        await db.Set<WorkTask>().WithPeople().Where(task => task.CaseId == record.Id && task.ClosedAt == null).LoadAsync(ct);
        return [.. db.Set<WorkTask>().Local.Where(task => task.CaseId == record.Id && task.ClosedAt == null)];
    }

    /// <summary>
    /// Who may answer the task at this instant. The best basis stands first (rank 0) with all whose basis is as good; the others may take the task.
    /// Each with how that person would sign (<see cref="BasisNote"/>), which is empty where a form names its people.
    /// </summary>
    public async Task<IReadOnlyList<(Guid Person, int Rank, string Note)>> WhoMayAnswer(WorkTask task, ICaseRecord record, Town town, DateTimeOffset at, CancellationToken ct)
    {
        var room = rooms.Of(record);
        var power = task.PowerCode;
        if (power is null)
        {
            switch (await room.WhoFillsIn(record, task.Assignee!, ct))
            {
                case Assignment.Persons persons:
                    return [.. persons.Those.Select(person => (person, 0, ""))];
                case Assignment.ByPower by:
                    power = by.Power;
                    break;
            }
        }
        return Named(task, town.WhoCan(power!, await room.MatterOf(record, town, power!, at, ct), at).Able);
    }

    static IReadOnlyList<(Guid Person, int Rank, string Note)> Named(WorkTask task, IReadOnlyList<Candidate> able)
    {
        able = task.LeftOf(able);
        return [.. able.Select(candidate => (candidate.Person, Standing.Of(candidate, able), JsonSerializer.Serialize(BasisNote.Of(candidate.Basis))))];
    }
}

/// <summary>For whom a task waits, and who may take it.</summary>
internal static class Standing
{
    /// <summary>
    /// 0 where the task waits for this person, 1 where the person may take it. Delegatees come first: the order was made so that such
    /// matters need not go up, though the delegator keeps the power. Otherwise those whose basis is as good as the best.
    /// </summary>
    public static int Of(Candidate candidate, IReadOnlyList<Candidate> able)
    {
        var first = able.FirstOrDefault(other => other.Basis.Mode == BasisMode.Delegated) ?? able[0];
        return candidate.Basis.Mode == first.Basis.Mode && candidate.Basis.InsteadOf == first.Basis.InsteadOf ? 0 : 1;
    }
}

/// <summary>How a candidate would sign, short enough for a list.</summary>
public sealed record BasisNote(BasisMode Mode, string ActsIn, string? ActsFor, string? Order, string? Clause)
{
    public static BasisNote Of(Basis basis) => new(
        basis.Mode,
        basis.ActsIn.Title,
        basis.Steps.Count > 0 ? basis.ActsFor.Title : null,
        basis.Clause is { } clause ? $"{clause.Number}/{clause.Year}" : null,
        basis.Clause?.No);

    /// <summary>What a stored note contains that rests on an order.</summary>
    /// <param name="order">As in <see cref="Order"/>.</param>
    /// <param name="clause">None: on whichever clause.</param>
    internal static string Naming(string order, string? clause)
    {
        var named = $"\"{nameof(Order)}\":{JsonSerializer.Serialize(order)},\"{nameof(Clause)}\":";
        return clause is null ? named : named + JsonSerializer.Serialize(clause);
    }
}

/// <summary>Reads what a document gave an activity.</summary>
internal static class BookmarkInputs
{
    public static string Text(this Bookmark bookmark, string input) => bookmark.Payload[input]?.GetValue<string>() ?? "";

    /// <exception cref="CourseRefusedException">The document gives no day.</exception>
    public static DateOnly Day(this Bookmark bookmark, string input) =>
        DateOnly.TryParseExact(bookmark.Text(input), "O", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day)
            ? day
            : throw new CourseRefusedException($"{bookmark.ActivityId} needs a day for {input}, not '{bookmark.Payload[input]}'.");

    /// <exception cref="CourseRefusedException">The document gives no whole number of at least 1.</exception>
    public static int Number(this Bookmark bookmark, string input) =>
        int.TryParse(bookmark.Payload[input]?.ToString(), System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= 1
            ? number
            : throw new CourseRefusedException($"{bookmark.ActivityId} needs a whole number from 1 for {input}.");
}

/// <summary>How tasks end.</summary>
public static class TaskOutcome
{
    public const string Approved = "Approved";
    public const string Rejected = "Rejected";
    public const string Returned = "Returned";
    public const string Done = "Done";

    /// <summary>The case ended around the task.</summary>
    public const string Withdrawn = "Withdrawn";
}

using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Engine;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Orders;
using WiangSuai.Workflow.Web.Shared;
using Bangkok = WiangSuai.Workflow.Web.Shared.Bangkok;

namespace WiangSuai.Workflow.Web.Inbox;

/// <summary>Opens tasks for what a case waits for, works out who may answer them, and closes them; all in the caller's transaction.</summary>
public sealed class TaskDesk(AppDb db, AuthoritySnapshots authority, LoanMatters matters, TimeProvider clock)
{
    static readonly HashSet<DateOnly> NoHolidays = [];

    public async Task<WorkTask> Open(Bookmark bookmark, WorkflowInstance instance, Loan loan, AuthorityWork work, CancellationToken ct)
    {
        var asksForDecision = bookmark.Kind == OfficeActivities.RequestDecision;
        var task = new WorkTask
        {
            Id = clock.NewId(),
            InstanceId = instance.Id,
            BookmarkId = bookmark.Id,
            ActivityId = bookmark.ActivityId,
            LoanId = loan.Id,
            Kind = asksForDecision ? TaskKind.Decision : TaskKind.Facts,
            PowerCode = asksForDecision ? bookmark.Text("power") : null,
            Form = asksForDecision ? null : bookmark.Text("form"),
            Assignee = asksForDecision ? null : bookmark.Text("assignee"),
            MayJoinPrevious = asksForDecision && bookmark.Text("whenSamePersonAsPrevious") == "together",
            OpenedAt = work.At,
            DueOn = asksForDecision ? WorkingDays.After(Bangkok.Day(work.At), bookmark.Number("dueWorkingDays"), NoHolidays) : DayOf(bookmark.Text("form"), loan),
        };
        db.Add(task);
        await Assign(task, loan, await authority.In(work, ct), work.At, ct);
        return task;
    }

    /// <summary>A form of hand-over or return is for its own day; before it nothing waits.</summary>
    static DateOnly? DayOf(string form, Loan loan) => form switch
    {
        LoanForms.HandOver => loan.StartsOn,
        LoanForms.GiveBack => loan.DueOn,
        _ => null,
    };

    /// <summary>Works out anew who may answer the task: at its opening, and whenever authority or the day changed.</summary>
    public async Task Assign(WorkTask task, Loan loan, Town town, DateTimeOffset at, CancellationToken ct)
    {
        (task.CandidatesVersion, task.CandidatesDay) = ((int)town.Version, Bangkok.Day(at));
        var before = task.Candidates.ToDictionary(candidate => candidate.PersonId);
        var now = await WhoMayAnswer(task, loan, town, at, ct);
        foreach (var gone in before.Values.Where(candidate => now.All(other => other.Person != candidate.PersonId)))
            task.Candidates.Remove(gone);
        foreach (var (person, rank, note) in now)
        {
            if (before.TryGetValue(person, out var known))
                (known.Rank, known.BasisNote) = (rank, note);
            else
                task.Candidates.Add(new TaskCandidate { TaskId = task.Id, PersonId = person, Rank = rank, BasisNote = note, OpenedAt = task.OpenedAt, DueOn = task.DueOn });
        }
    }

    public void Close(WorkTask task, Guid person, string outcome, DateTimeOffset at)
    {
        (task.ClosedAt, task.ClosedById, task.Outcome) = (at, person, outcome);
        foreach (var candidate in task.Candidates)
            candidate.Open = false;
    }

    /// <summary>The open task for a form, whether already stored or opened earlier in this transaction.</summary>
    public async Task<WorkTask?> OpenTask(Loan loan, string form, CancellationToken ct) =>
        (await OpenTasks(loan, ct)).SingleOrDefault(task => task.Form == form);

    public async Task<IReadOnlyList<WorkTask>> OpenTasks(Loan loan, CancellationToken ct)
    {
        await db.Set<WorkTask>().Include(task => task.Candidates).Where(task => task.LoanId == loan.Id && task.ClosedAt == null).LoadAsync(ct);
        return [.. db.Set<WorkTask>().Local.Where(task => task.LoanId == loan.Id && task.ClosedAt == null)];
    }

    /// <summary>The best basis stands first (rank 0) with all whose basis is as good; the others may take the task.</summary>
    async Task<List<(Guid Person, int Rank, string Note)>> WhoMayAnswer(WorkTask task, Loan loan, Town town, DateTimeOffset at, CancellationToken ct)
    {
        if (task.Assignee == Assignees.Borrower)
            return [(loan.BorrowerId, 0, "")];

        // A form is filled in by those who could check the things: they know them, and acting and vacancy are settled alike.
        var power = task.PowerCode ?? (task.Assignee == Assignees.AssetRegistry
            ? Powers.LoanCheck.Code
            : throw new CourseRefusedException($"Nobody is called '{task.Assignee}' ({task.ActivityId})."));
        var able = town.WhoCan(power, await matters.Of(loan, town, power, at, ct), at).Able;
        return [.. able.Select(candidate => (candidate.Person, Standing.Of(candidate, able), JsonSerializer.Serialize(BasisNote.Of(candidate.Basis))))];
    }
}

/// <summary>Whom a document's human task names.</summary>
internal static class Assignees
{
    public const string Borrower = "borrower";
    public const string AssetRegistry = "asset-registry";
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
}

/// <summary>Reads what a document gave an activity.</summary>
internal static class BookmarkInputs
{
    public static string Text(this Bookmark bookmark, string input) => bookmark.Payload[input]?.GetValue<string>() ?? "";

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

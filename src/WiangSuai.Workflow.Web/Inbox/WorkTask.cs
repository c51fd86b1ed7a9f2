using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;

namespace WiangSuai.Workflow.Web.Inbox;

/// <summary>A question that waits for people (งาน): either for a decision under a power, or for facts on a form.</summary>
public sealed class WorkTask : IVersioned
{
    public required Guid Id { get; init; }
    public required Guid InstanceId { get; init; }

    /// <summary>The engine's bookmark that this task answers; used once.</summary>
    public required string BookmarkId { get; init; }

    /// <summary>Id of the activity in the document, for showing where the case stands.</summary>
    public required string ActivityId { get; init; }

    public required Guid CaseId { get; init; }

    /// <summary>The case's, so that its room is known without reading it.</summary>
    public required CaseKind CaseKind { get; init; }
    public required TaskKind Kind { get; init; }

    /// <summary>Power under which it is decided; null for a task that only collects facts.</summary>
    public string? PowerCode { get; init; }

    /// <summary>Form that a task for facts asks for: loan-request, hand-over, give-back; null for decisions.</summary>
    public string? Form { get; init; }

    /// <summary>Whom the document names for a form: borrower, asset-registry; null for decisions.</summary>
    public string? Assignee { get; init; }

    /// <summary>One act may answer this and the step before it where the same person stands first in both.</summary>
    public bool MayJoinPrevious { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>First Bangkok day on which it waits for anybody; null where it does so at once.</summary>
    public DateOnly? WaitsFrom { get; set; }

    public DateOnly? DueOn { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }
    public Guid? ClosedById { get; set; }

    /// <summary>Approved, Rejected, Returned, Done; "Withdrawn" where the case ended around it. Null while open.</summary>
    public string? Outcome { get; set; }

    /// <summary>Authority version and Bangkok day for which <see cref="Candidates"/> were worked out.</summary>
    public int CandidatesVersion { get; set; }
    public DateOnly CandidatesDay { get; set; }

    public List<TaskCandidate> Candidates { get; } = [];

    /// <summary>Who took it, one after another; at most one stands.</summary>
    public List<TaskClaim> Claims { get; } = [];

    /// <summary>Set where whoever might have decided it by delegation sent it up.</summary>
    public PassedUp? PassedUp { get; set; }

    /// <summary>Those among who may decide the matter for whom this task is left.</summary>
    public IReadOnlyList<Candidate> LeftOf(IReadOnlyList<Candidate> able) => PassedUp?.LeftOf(able) ?? able;

    /// <summary>The same question under a new key, open again because its answer was taken back: due when it was, and left to whom it was.</summary>
    public WorkTask Again(Guid id, DateTimeOffset at) => new()
    {
        Id = id,
        InstanceId = InstanceId,
        BookmarkId = BookmarkId,
        ActivityId = ActivityId,
        CaseId = CaseId,
        CaseKind = CaseKind,
        Kind = Kind,
        PowerCode = PowerCode,
        Form = Form,
        Assignee = Assignee,
        MayJoinPrevious = MayJoinPrevious,
        OpenedAt = at,
        WaitsFrom = WaitsFrom,
        DueOn = DueOn,
        PassedUp = PassedUp?.For(id),
    };

    /// <summary>Who has it taken at this instant; null where nobody. Only where <see cref="Claims"/> were read.</summary>
    public TaskClaim? ClaimAt(DateTimeOffset at) => Claims.SingleOrDefault(claim => claim.Holds(at));

    /// <summary>Puts the task into the pile of each candidate, as it stands at this instant.</summary>
    public void Sort(DateTimeOffset at)
    {
        var taken = ClaimAt(at);
        foreach (var candidate in Candidates)
            candidate.Pile = taken is null ? (candidate.Rank == 0 ? Pile.Mine : Pile.Available) : candidate.PersonId == taken.PersonId ? Pile.Mine : Pile.Elsewhere;
    }

    /// <summary>Keeps a task from being reassigned while it is decided, and the other way round.</summary>
    public int Version { get; set; }
}

public enum TaskKind { Decision, Facts }

/// <summary>
/// Somebody who may answer a task, as far as is known: a projection for lists. What counts is the ruling at the moment of signing.
/// </summary>
public sealed class TaskCandidate
{
    public required Guid TaskId { get; init; }
    public required Guid PersonId { get; init; }

    /// <summary>0 stands first: the task waits for this person; the others may take it.</summary>
    public required int Rank { get; set; }

    /// <summary>How the person would sign: power's own mode, instrument and clause; see BasisNote.</summary>
    public required string BasisNote { get; set; }

    /// <summary>Copy of the task's state, so that one index serves the inbox.</summary>
    public bool Open { get; set; } = true;
    public required DateTimeOffset OpenedAt { get; init; }
    public DateOnly? WaitsFrom { get; set; }

    public DateOnly? DueOn
    {
        get;
        set => (field, DueOrder) = (value, value ?? NoDay);
    }

    /// <summary>By which lists put it in order; what is due on no day comes last. The two providers would not agree on where nulls stand.</summary>
    public DateOnly DueOrder { get; private set; } = NoDay;

    /// <summary>In which of the person's lists it lies while it is open; see <see cref="WorkTask.Sort"/>.</summary>
    public Pile Pile { get; set; }

    static readonly DateOnly NoDay = new(9999, 1, 1);

    /// <summary>Bangkok day on which the person was last told that it waits; null while not yet.</summary>
    public DateOnly? ToldOn { get; set; }
}

/// <summary>The lists of one person's inbox.</summary>
public enum Pile
{
    /// <summary>It waits for the person, who stands first or has taken it.</summary>
    Mine,

    /// <summary>The person may take it from those for whom it waits (หยิบได้).</summary>
    Available,

    /// <summary>Somebody else has taken it.</summary>
    Elsewhere,
}

/// <summary>Reads tasks as those who change them need them.</summary>
internal static class WorkTasks
{
    /// <summary>With all that says for whom they wait.</summary>
    public static IQueryable<WorkTask> WithPeople(this IQueryable<WorkTask> tasks) =>
        tasks.Include(task => task.Candidates).Include(task => task.Claims.Where(claim => claim.EndedAt == null)).Include(task => task.PassedUp);
}

internal sealed class WorkTaskMapping : IEntityTypeConfiguration<WorkTask>
{
    public void Configure(EntityTypeBuilder<WorkTask> task)
    {
        task.ToTable("task", table =>
        {
            table.HasCheckConstraint("ck_task_asks_one_thing", "(power_code is null) <> (form is null)");
            table.HasCheckConstraint("ck_task_closed_with_outcome", "(closed_at is null) = (outcome is null)");
        });
        task.HasIndex(t => new { t.InstanceId, t.BookmarkId }).IsUnique().HasFilter("closed_at is null");   // a decision that is taken back opens its bookmark again
        task.HasIndex(t => t.CaseId);
        task.HasIndex(t => new { t.OpenedAt, t.Id });
        task.HasIndex(t => new { t.ClosedById, t.ClosedAt }).HasFilter("closed_by_id is not null");
        task.HasIndex(t => new { t.CandidatesVersion, t.CandidatesDay }).HasFilter("closed_at is null");
        task.HasOne<WorkflowInstance>().WithMany().HasForeignKey(t => t.InstanceId).OnDelete(DeleteBehavior.Restrict);
        task.HasOne<CaseFile>().WithMany().HasForeignKey(t => t.CaseId).OnDelete(DeleteBehavior.Restrict);
        task.HasMany(t => t.Candidates).WithOne().HasForeignKey(c => c.TaskId).OnDelete(DeleteBehavior.Cascade);
        task.HasMany(t => t.Claims).WithOne().HasForeignKey(c => c.TaskId).OnDelete(DeleteBehavior.Restrict);
        task.HasOne(t => t.PassedUp).WithOne().HasForeignKey<PassedUp>(p => p.TaskId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TaskCandidateMapping : IEntityTypeConfiguration<TaskCandidate>
{
    public void Configure(EntityTypeBuilder<TaskCandidate> candidate)
    {
        candidate.ToTable("task_candidate");
        candidate.HasKey(c => new { c.TaskId, c.PersonId });
        candidate.HasIndex(c => new { c.PersonId, c.Pile, c.DueOrder, c.OpenedAt, c.TaskId }, "ix_task_candidate_by_due").HasFilter("open");
        candidate.HasIndex(c => new { c.PersonId, c.Pile, c.OpenedAt, c.TaskId }, "ix_task_candidate_by_age").HasFilter("open");
        candidate.HasIndex(c => new { c.PersonId, c.OpenedAt, c.TaskId }, "ix_task_candidate_ever_asked");
        candidate.HasIndex(c => c.WaitsFrom, "ix_task_candidate_to_be_told").HasFilter("open and rank = 0 and (told_on is null or told_on < waits_from)");
        candidate.HasOne<People.Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Restrict);
        candidate.Property(c => c.BasisNote).HasMaxLength(2000);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.People;

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
    public DateOnly? DueOn { get; set; }

    /// <summary>Bangkok day on which the person was last told that it waits; null while not yet.</summary>
    public DateOnly? ToldOn { get; set; }
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
        task.HasIndex(t => new { t.InstanceId, t.BookmarkId }).IsUnique();
        task.HasIndex(t => t.CaseId);
        task.HasIndex(t => new { t.CandidatesVersion, t.CandidatesDay }).HasFilter("closed_at is null");
        task.HasOne<WorkflowInstance>().WithMany().HasForeignKey(t => t.InstanceId).OnDelete(DeleteBehavior.Restrict);
        task.HasOne<CaseFile>().WithMany().HasForeignKey(t => t.CaseId).OnDelete(DeleteBehavior.Restrict);
        task.HasMany(t => t.Candidates).WithOne().HasForeignKey(c => c.TaskId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class TaskCandidateMapping : IEntityTypeConfiguration<TaskCandidate>
{
    public void Configure(EntityTypeBuilder<TaskCandidate> candidate)
    {
        candidate.ToTable("task_candidate");
        candidate.HasKey(c => new { c.TaskId, c.PersonId });
        candidate.HasIndex(c => new { c.PersonId, c.DueOn, c.OpenedAt }).HasFilter("open");
        candidate.HasIndex(c => c.WaitsFrom, "ix_task_candidate_to_be_told").HasFilter("open and rank = 0 and (told_on is null or told_on < waits_from)");
        candidate.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Restrict);
        candidate.Property(c => c.BasisNote).HasMaxLength(2000);
    }
}

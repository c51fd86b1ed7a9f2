using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WiangSuai.Workflow.Web.People;

namespace WiangSuai.Workflow.Web.Inbox;

/// <summary>Somebody took a task that several may decide (หยิบเรื่อง). An order of work and nothing more: it gives no authority, and whose power it is may take the matter over.</summary>
public sealed class TaskClaim
{
    public required Guid Id { get; init; }
    public required Guid TaskId { get; init; }
    public required Guid PersonId { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>From this instant on it no longer holds: see <see cref="ClaimRules"/>.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>When it was given back, taken away or done with; null while it stands.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    public ClaimEnd? Ending { get; private set; }

    public bool Holds(DateTimeOffset at) => EndedAt is null && at < Until;

    public void End(ClaimEnd how, DateTimeOffset at) => (EndedAt, Ending) = (at, how);
}

public enum ClaimEnd
{
    /// <summary>คืนเรื่องเข้ากอง.</summary>
    Released,

    /// <summary>The task was answered, or the case ended around it.</summary>
    Answered,

    /// <summary>Its time ran out without a decision.</summary>
    RanOut,

    /// <summary>The person may no longer decide the matter.</summary>
    LostAuthority,

    /// <summary>The person passed the matter up.</summary>
    PassedUp,

    /// <summary>Whose power it is took the matter from whoever had it by delegation.</summary>
    TakenOver,
}

internal sealed class TaskClaimMapping : IEntityTypeConfiguration<TaskClaim>
{
    public void Configure(EntityTypeBuilder<TaskClaim> claim)
    {
        claim.ToTable("task_claim", table => table.HasCheckConstraint("ck_task_claim_ended_somehow", "(ended_at is null) = (ending is null)"));
        claim.HasIndex(c => c.TaskId, "ux_task_claim_one_stands").IsUnique().HasFilter("ended_at is null");
        claim.HasIndex(c => c.Until).HasFilter("ended_at is null");
        claim.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

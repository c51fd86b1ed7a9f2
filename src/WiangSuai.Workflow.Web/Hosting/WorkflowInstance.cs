using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WiangSuai.Workflow.Web.Data;

namespace WiangSuai.Workflow.Web.Hosting;

/// <summary>One version of a workflow document as it was published (เอกสารกระบวนงาน). Never changed afterwards.</summary>
public sealed class PublishedWorkflow
{
    public required Guid Id { get; init; }

    /// <summary>The document's own name for itself: asset-loan.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>1, 2, 3 … in order of publishing here.</summary>
    public required int Number { get; init; }

    public required string Json { get; init; }

    /// <summary>SHA-256 of <see cref="Json"/>: the same document is not published twice in a row.</summary>
    public required string Hash { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }
}

/// <summary>One case on its way through one published version; it stays on the version it began with.</summary>
public sealed class WorkflowInstance : IVersioned
{
    public required Guid Id { get; init; }
    public required Guid PublishedWorkflowId { get; init; }

    /// <summary>The engine's state as JSON; empty only before the first step.</summary>
    public required string State { get; set; }

    public InstanceStatus Status { get; set; } = InstanceStatus.Running;
    public required DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Journal entries written so far; the next one's sequence.</summary>
    public int JournalLength { get; set; }

    /// <summary>Guards each step: of two people who decide at once, one wins.</summary>
    public int Version { get; set; }
}

public enum InstanceStatus { Running, Finished, Cancelled }

/// <summary>What the engine did, in order; append-only.</summary>
public sealed class JournalRow
{
    public required Guid InstanceId { get; init; }
    public required int Sequence { get; init; }
    public required string ActivityId { get; init; }
    public required string Event { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>The first answer to a form, kept so that Back and resubmit shows it again instead of acting twice.</summary>
public sealed class IdempotentAnswer
{
    public required Guid PersonId { get; init; }
    public required string Command { get; init; }

    /// <summary>Rendered into the form.</summary>
    public required string Key { get; init; }

    /// <summary>Hash of what was posted: the same key with other content is refused.</summary>
    public required string ContentHash { get; init; }

    /// <summary>What the command answered, as the command words it.</summary>
    public required string Answer { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>Last number given in one register and calendar year (ทะเบียน); numbers have no gaps, so this is a locked row, not a sequence.</summary>
public sealed class RegisterCounter
{
    public required string Register { get; init; }
    public required int Year { get; init; }
    public required int Last { get; init; }
}

internal sealed class PublishedWorkflowMapping : IEntityTypeConfiguration<PublishedWorkflow>
{
    public void Configure(EntityTypeBuilder<PublishedWorkflow> workflow)
    {
        workflow.ToTable("published_workflow");
        workflow.HasIndex(w => new { w.DefinitionId, w.Number }).IsUnique();
        workflow.Property(w => w.DefinitionId).HasMaxLength(100);
        workflow.Property(w => w.Json).IsLongText();
    }
}

internal sealed class WorkflowInstanceMapping : IEntityTypeConfiguration<WorkflowInstance>
{
    public void Configure(EntityTypeBuilder<WorkflowInstance> instance)
    {
        instance.ToTable("workflow_instance", table => table.HasCheckConstraint("ck_workflow_instance_ended", "(ended_at is not null) = (status <> 'Running')"));
        instance.Property(i => i.State).IsLongText();
        instance.HasIndex(i => i.StartedAt).HasFilter("ended_at is null");
        instance.HasOne<PublishedWorkflow>().WithMany().HasForeignKey(i => i.PublishedWorkflowId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class JournalRowMapping : IEntityTypeConfiguration<JournalRow>
{
    public void Configure(EntityTypeBuilder<JournalRow> row)
    {
        row.ToTable("journal");
        row.HasKey(r => new { r.InstanceId, r.Sequence });
        row.HasOne<WorkflowInstance>().WithMany().HasForeignKey(r => r.InstanceId).OnDelete(DeleteBehavior.Restrict);
        row.Property(r => r.ActivityId).HasMaxLength(200);
    }
}

internal sealed class IdempotentAnswerMapping : IEntityTypeConfiguration<IdempotentAnswer>
{
    public void Configure(EntityTypeBuilder<IdempotentAnswer> answer)
    {
        answer.ToTable("idempotent_answer");
        answer.HasKey(a => new { a.PersonId, a.Command, a.Key });
        answer.HasIndex(a => a.At);
        answer.Property(a => a.Command).HasMaxLength(60);
        answer.Property(a => a.Key).HasMaxLength(64);
        answer.Property(a => a.Answer).IsLongText();
    }
}

internal sealed class RegisterCounterMapping : IEntityTypeConfiguration<RegisterCounter>
{
    public void Configure(EntityTypeBuilder<RegisterCounter> counter)
    {
        counter.ToTable("register_counter", table => table.HasCheckConstraint("ck_register_counter_positive", "last > 0"));
        counter.HasKey(c => new { c.Register, c.Year });
        counter.Property(c => c.Register).HasMaxLength(80);
    }
}

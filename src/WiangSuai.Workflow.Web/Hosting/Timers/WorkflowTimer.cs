using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WiangSuai.Workflow.Web.Data;

namespace WiangSuai.Workflow.Web.Hosting;

/// <summary>
/// A time that a case waits for (กำหนดเวลาที่รอ): one row per bookmark that time resumes, written in the step that opened it and gone with the
/// step that used or dropped it.
/// </summary>
public sealed class WorkflowTimer
{
    /// <summary>After so many failed attempts it is shown to the administrator; it is tried on.</summary>
    public const int StuckAfter = 5;

    public required Guid Id { get; init; }
    public required Guid InstanceId { get; init; }
    public required Guid CaseId { get; init; }

    /// <summary>The engine's bookmark that it resumes; used once.</summary>
    public required string BookmarkId { get; init; }

    /// <summary>The bookmark's kind: <c>Elsa.Delay</c>, <c>Elsa.Timer</c>, <c>Elsa.StartAt</c>, <c>Elsa.Cron</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>It fires at this instant, or as soon after as the server runs.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>The instant it is due, or after a failed attempt the next one.</summary>
    public required DateTimeOffset NextTryAt { get; set; }

    /// <summary>Attempts that failed.</summary>
    public int Attempts { get; set; }

    /// <summary>What the last attempt failed on, for the administrator.</summary>
    public string? Problem { get; set; }
}

internal sealed class WorkflowTimerMapping : IEntityTypeConfiguration<WorkflowTimer>
{
    public void Configure(EntityTypeBuilder<WorkflowTimer> timer)
    {
        timer.ToTable("workflow_timer", table => table.HasCheckConstraint("ck_workflow_timer_failed_says_why", "(attempts = 0) = (problem is null) and attempts >= 0"));
        timer.HasIndex(t => new { t.InstanceId, t.BookmarkId }).IsUnique();
        timer.HasIndex(t => t.NextTryAt);
        timer.Property(t => t.Problem).IsLongText();
        timer.HasOne<WorkflowInstance>().WithMany().HasForeignKey(t => t.InstanceId).OnDelete(DeleteBehavior.Restrict);
        timer.HasOne<CaseFile>().WithMany().HasForeignKey(t => t.CaseId).OnDelete(DeleteBehavior.Restrict);
    }
}

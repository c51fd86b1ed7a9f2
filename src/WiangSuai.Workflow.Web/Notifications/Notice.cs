using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.People;

namespace WiangSuai.Workflow.Web.Notifications;

/// <summary>What one person is told in the system (การแจ้งเตือน). It names what it is about and holds no words: they are found when somebody reads it.</summary>
public sealed class Notice
{
    public required Guid Id { get; init; }

    /// <summary>Who is told.</summary>
    public required Guid PersonId { get; init; }

    public required NoticeKind Kind { get; init; }
    public required Guid CaseId { get; init; }

    /// <summary>The task that waits; none for other kinds.</summary>
    public Guid? TaskId { get; init; }

    /// <summary>The decision that was made; none for other kinds.</summary>
    public Guid? DecisionId { get; init; }

    /// <summary>The day of return that a reminder speaks of; none for other kinds.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>What makes it the same telling; unique per person, so that nothing is told twice.</summary>
    public required string Once { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>When the person marked it as read, or the system because its task is closed; null while unread.</summary>
    public DateTimeOffset? ReadAt { get; set; }
}

public enum NoticeKind
{
    /// <summary>A task waits for the person, who stands first.</summary>
    Task,

    /// <summary>A decision was made about what the person brought.</summary>
    Decision,

    /// <summary>The property officer changed a slip that the person filed or approved: fewer things, or another in the place of one.</summary>
    Amended,

    /// <summary>Three days or fewer until the day of return.</summary>
    DueSoon,

    /// <summary>The day of return has come.</summary>
    DueToday,

    /// <summary>The day of return has passed. A reminder only; the chase of ข้อ 211 is an act of its own.</summary>
    Overdue,

    /// <summary>What is promised from today or tomorrow is still with somebody else, whose day of return has come. Told anew each day until it is back.</summary>
    NotBack,
}

internal sealed class NoticeMapping : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> notice)
    {
        notice.ToTable("notice", table =>
        {
            table.HasCheckConstraint("ck_notice_of_a_task_names_it", "(kind = 'Task') = (task_id is not null)");
            table.HasCheckConstraint("ck_notice_of_a_decision_names_it", "(kind = 'Decision') = (decision_id is not null)");
            table.HasCheckConstraint("ck_reminder_names_its_day", "(kind in ('DueSoon', 'DueToday', 'Overdue')) = (day is not null)");
        });
        notice.HasIndex(n => new { n.PersonId, n.Once }).IsUnique();
        notice.HasIndex(n => new { n.PersonId, n.At });
        notice.HasIndex(n => n.PersonId, "ix_notice_unread").HasFilter("read_at is null");
        notice.Property(n => n.Once).HasMaxLength(120);
        notice.HasOne<Person>().WithMany().HasForeignKey(n => n.PersonId).OnDelete(DeleteBehavior.Restrict);
        notice.HasOne<CaseFile>().WithMany().HasForeignKey(n => n.CaseId).OnDelete(DeleteBehavior.Restrict);
        notice.HasOne<WorkTask>().WithMany().HasForeignKey(n => n.TaskId).OnDelete(DeleteBehavior.Restrict);
        notice.HasOne<Decision>().WithMany().HasForeignKey(n => n.DecisionId).OnDelete(DeleteBehavior.Restrict);
    }
}

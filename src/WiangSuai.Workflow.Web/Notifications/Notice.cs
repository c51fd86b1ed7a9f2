using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Orders;
using WiangSuai.Workflow.Web.People;

namespace WiangSuai.Workflow.Web.Notifications;

/// <summary>What one person is told in the system (การแจ้งเตือน). It names what it is about and holds no words: they are found when somebody reads it.</summary>
public sealed class Notice
{
    public required Guid Id { get; init; }

    /// <summary>Who is told.</summary>
    public required Guid PersonId { get; init; }

    public required NoticeKind Kind { get; init; }

    /// <summary>None where it is about no case: about a holding, an order, a sign-in or an account.</summary>
    public Guid? CaseId { get; init; }

    /// <summary>The sign-in that was issued; none for other kinds.</summary>
    public Guid? SignInIssueId { get; init; }

    /// <summary>The stopping or resuming of an account; none for other kinds.</summary>
    public Guid? AccountChangeId { get; init; }

    /// <summary>The task that waits; none for other kinds.</summary>
    public Guid? TaskId { get; init; }

    /// <summary>The decision that was made; none for other kinds.</summary>
    public Guid? DecisionId { get; init; }

    /// <summary>The proposal of a holding that it is about; none for other kinds.</summary>
    public Guid? ProposalId { get; init; }

    /// <summary>The order that gave or took a power; none for other kinds.</summary>
    public Guid? InstrumentId { get; init; }

    /// <summary>The question for an opinion, or its answer; none for other kinds.</summary>
    public Guid? OpinionId { get; init; }

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

    /// <summary>A decision about what the person brought was taken back by its signer.</summary>
    TakenBack,

    /// <summary>The person is asked for an opinion.</summary>
    OpinionAsked,

    /// <summary>Somebody gave the opinion that the person asked for.</summary>
    OpinionGiven,

    /// <summary>The property officer changed a slip that the person filed or approved: fewer things, or another in the place of one.</summary>
    Amended,

    /// <summary>The property officer keyed a slip in the person's name (บันทึกใบยืมแทนท่าน): told so that nobody borrows in another's name.</summary>
    Keyed,

    /// <summary>Three days or fewer until the day of return.</summary>
    DueSoon,

    /// <summary>The day of return has come.</summary>
    DueToday,

    /// <summary>The day of return has passed. A reminder only; the chase of ข้อ 211 is an act of its own.</summary>
    Overdue,

    /// <summary>What is promised from today or tomorrow is still with somebody else, whose day of return has come. Told anew each day until it is back.</summary>
    NotBack,

    /// <summary>Somebody proposed a holding, which the person could confirm.</summary>
    HoldingWaits,

    /// <summary>A holding came to stand, or ended: told to whose it is, and to internal audit.</summary>
    HoldingStands,

    /// <summary>What the person proposed was confirmed or sent back.</summary>
    HoldingDecided,

    /// <summary>An order gives a power to a post that the person holds.</summary>
    PowerGiven,

    /// <summary>A power was taken back from a post that the person holds.</summary>
    PowerTaken,

    /// <summary>A new sign-in is issued to the person (ออกทางเข้าใช้ระบบใหม่): the holder is told, so that nobody signs in instead.</summary>
    SignInIssued,

    /// <summary>A new sign-in is issued to somebody who holds powers: internal audit is told.</summary>
    SignInSeen,

    /// <summary>The holder says that a sign-in was issued without the holder's asking: internal audit is told.</summary>
    SignInDisputed,

    /// <summary>An account was stopped by an administrator: its holder and internal audit are told.</summary>
    AccountStopped,

    /// <summary>A stopped account may be used again: told to the same.</summary>
    AccountResumed,
}

internal sealed class NoticeMapping : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> notice)
    {
        notice.ToTable("notice", table =>
        {
            table.HasCheckConstraint("ck_notice_of_a_sign_in_names_it", "(kind in ('SignInIssued', 'SignInSeen', 'SignInDisputed')) = (sign_in_issue_id is not null)");
            table.HasCheckConstraint("ck_notice_of_an_account_names_its_change", "(kind in ('AccountStopped', 'AccountResumed')) = (account_change_id is not null)");
            table.HasCheckConstraint("ck_notice_of_a_task_names_it", "(kind = 'Task') = (task_id is not null)");
            table.HasCheckConstraint("ck_notice_of_a_decision_names_it", "(kind in ('Decision', 'TakenBack')) = (decision_id is not null)");
            table.HasCheckConstraint("ck_notice_of_an_opinion_names_it", "(kind in ('OpinionAsked', 'OpinionGiven')) = (opinion_id is not null)");
            table.HasCheckConstraint("ck_notice_of_a_holding_names_its_proposal", "(kind in ('HoldingWaits', 'HoldingStands', 'HoldingDecided')) = (proposal_id is not null)");
            table.HasCheckConstraint("ck_notice_of_a_power_names_its_order", "(kind in ('PowerGiven', 'PowerTaken')) = (instrument_id is not null)");
            table.HasCheckConstraint("ck_notice_names_one_thing", "(case_id is null) = (proposal_id is not null or instrument_id is not null or sign_in_issue_id is not null or account_change_id is not null)");
            table.HasCheckConstraint("ck_reminder_names_its_day", "(kind in ('DueSoon', 'DueToday', 'Overdue')) = (day is not null)");
        });
        notice.HasIndex(n => new { n.PersonId, n.Once }).IsUnique();
        notice.HasIndex(n => new { n.PersonId, n.At });
        notice.HasIndex(n => n.PersonId, "ix_notice_unread").HasFilter("read_at is null");
        notice.Property(n => n.Once).HasMaxLength(120);
        notice.HasOne<Person>().WithMany().HasForeignKey(n => n.PersonId).OnDelete(DeleteBehavior.Restrict);
        notice.HasOne<CaseFile>().WithMany().HasForeignKey(n => n.CaseId).OnDelete(DeleteBehavior.Restrict);
        notice.HasOne<SignInIssue>().WithMany().HasForeignKey(n => n.SignInIssueId).OnDelete(DeleteBehavior.Restrict);
        notice.HasOne<AccountChange>().WithMany().HasForeignKey(n => n.AccountChangeId).OnDelete(DeleteBehavior.Restrict);
        notice.HasOne<WorkTask>().WithMany().HasForeignKey(n => n.TaskId).OnDelete(DeleteBehavior.Restrict);
        notice.HasOne<Opinion>().WithMany().HasForeignKey(n => n.OpinionId).OnDelete(DeleteBehavior.Restrict);
        notice.HasOne<HoldingProposal>().WithMany().HasForeignKey(n => n.ProposalId).OnDelete(DeleteBehavior.Restrict);
        notice.HasOne<Instrument>().WithMany().HasForeignKey(n => n.InstrumentId).OnDelete(DeleteBehavior.Restrict);
        notice.HasOne<Decision>().WithMany().HasForeignKey(n => n.DecisionId).OnDelete(DeleteBehavior.Restrict);
    }
}

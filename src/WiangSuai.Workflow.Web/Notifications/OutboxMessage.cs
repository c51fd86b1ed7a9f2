using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WiangSuai.Workflow.Web.People;

namespace WiangSuai.Workflow.Web.Notifications;

/// <summary>
/// A letter that has to leave, written in the transaction of the act that it tells of. It holds no words: they are found when it is sent,
/// so that no personal data lies here and nothing is sent that has become untrue meanwhile.
/// </summary>
public sealed class OutboxMessage
{
    public required Guid Id { get; init; }

    /// <summary>Whom it goes to; the address is read when it is sent.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>The notice that it brings; none for a digest.</summary>
    public Guid? NoticeId { get; init; }

    /// <summary>The Bangkok day whose morning digest it is; none for a notice.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The letter's Message-ID, without brackets; every copy carries the same, so that a reader of mail shows one.</summary>
    public required string MessageId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
    public OutboxState State { get; set; } = OutboxState.Waiting;

    /// <summary>Not tried before.</summary>
    public required DateTimeOffset NextAt { get; set; }

    /// <summary>How often somebody set about sending it. Together with <see cref="LeaseOwner"/> it fences the end: a sender whose lease was taken over ends nothing.</summary>
    public int Attempt { get; set; }

    /// <summary>Who sends it at this moment; null where nobody does.</summary>
    public string? LeaseOwner { get; set; }

    /// <summary>Until when that sender has it to himself; afterwards he is taken for dead.</summary>
    public DateTimeOffset? LeasedUntil { get; set; }

    /// <summary>When it was sent, given up or found needless.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>What the mail server, or the way to it, said last.</summary>
    public string? Failure { get; set; }
}

public enum OutboxState
{
    Waiting,

    /// <summary>Accepted by the mail server.</summary>
    Sent,

    /// <summary>Tried often enough, or refused for good; an administrator may send it again.</summary>
    GivenUp,

    /// <summary>There was nothing left to tell: the task is closed, the thing is back, nothing waits, or mail is no longer wanted.</summary>
    Needless,
}

internal sealed class OutboxMessageMapping : IEntityTypeConfiguration<OutboxMessage>
{
    public const int LongestFailure = 1000;

    public void Configure(EntityTypeBuilder<OutboxMessage> message)
    {
        message.ToTable("outbox_message", table =>
        {
            table.HasCheckConstraint("ck_outbox_message_is_one_thing", "(notice_id is null) <> (day is null)");
            table.HasCheckConstraint("ck_outbox_message_lease_is_whole", "(lease_owner is null) = (leased_until is null)");
            table.HasCheckConstraint("ck_outbox_message_ended_or_waiting", "(state = 'Waiting') = (ended_at is null)");
            table.HasCheckConstraint("ck_outbox_message_leased_while_waiting", "state = 'Waiting' or lease_owner is null");
        });
        message.HasIndex(m => m.NoticeId).IsUnique();
        message.HasIndex(m => new { m.PersonId, m.Day }).IsUnique();
        message.HasIndex(m => m.NextAt).HasFilter("state = 'Waiting'");
        message.HasIndex(m => m.EndedAt).HasFilter("state = 'GivenUp'");
        message.Property(m => m.MessageId).HasMaxLength(300);
        message.Property(m => m.LeaseOwner).HasMaxLength(200);
        message.Property(m => m.Failure).HasMaxLength(LongestFailure);
        message.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Restrict);
        message.HasOne<Notice>().WithOne().HasForeignKey<OutboxMessage>(m => m.NoticeId).OnDelete(DeleteBehavior.Restrict);
    }
}

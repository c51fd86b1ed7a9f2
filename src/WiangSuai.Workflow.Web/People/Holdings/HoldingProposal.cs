using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Orders;

namespace WiangSuai.Workflow.Web.People;

/// <summary>
/// What one person proposes to record of who holds which post, by its order (ขอบันทึกผู้ดำรงตำแหน่ง). It stands once another person has confirmed it; that
/// person is neither who proposed it nor whom it is about.
/// </summary>
/// <remarks>What was proposed never changes and is decided once; the database holds both. One that was sent back has ended: the next is a new one.</remarks>
public sealed class HoldingProposal : IVersioned
{
    public const int LongestOrder = 120, LongestSigner = 200, LongestReason = 2000;

    public required Guid Id { get; init; }
    public required ProposalKind Kind { get; init; }
    public required Guid PersonId { get; init; }
    public Person? Person { get; init; }
    public required Guid PostId { get; init; }
    public Post? Post { get; init; }
    public required Authority.HoldingMode Mode { get; init; }
    public required DateOnly From { get; init; }

    /// <summary>Last day, included; of an end, the day with which the holding ends.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The holding that it would end; none where it would begin one. Holdings refer to proposals, so this column cannot be a foreign key as well.</summary>
    public Guid? HoldingId { get; init; }

    /// <summary>Number of the order, or what else it rests on (ประกาศผลการเลือกตั้ง).</summary>
    public required string OrderNumber { get; init; }
    public required DateOnly OrderDate { get; init; }
    public string? OrderSigner { get; init; }
    public Guid? ScanId { get; init; }

    /// <summary>Hash of what the second person is shown.</summary>
    public required string ContentHash { get; init; }
    public required Guid ProposedByAccountId { get; init; }
    public Account? ProposedByAccount { get; init; }

    /// <summary>The person behind the account; none for a purely technical administrator.</summary>
    public Guid? ProposedById { get; init; }
    public Person? ProposedBy { get; init; }
    public required DateTimeOffset ProposedAt { get; init; }

    /// <summary>ตั้งต้นระบบ: its holding stands already, because there was nobody to confirm it; it still waits for the second person.</summary>
    public required bool SetUp { get; init; }

    public ProposalStatus Status { get; set; }
    public Guid? DecidedByAccountId { get; set; }
    public Account? DecidedByAccount { get; init; }
    public Guid? DecidedById { get; set; }
    public Person? DecidedBy { get; init; }
    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>Why it was sent back.</summary>
    public string? Reason { get; set; }
    public int Version { get; set; }

    /// <summary>Whether it waits for this person as the second one: neither who proposed it nor whom it is about.</summary>
    public bool IsFor(Actor actor) =>
        Status is ProposalStatus.Waiting && actor.Confirms && ProposedByAccountId != actor.Account && PersonId != actor.Person && (actor.Person is null || ProposedById != actor.Person);

    /// <summary>As papers cite it, always Thai: คำสั่งที่ 338/2569 ลงวันที่ 20 พฤศจิกายน 2569.</summary>
    public string Basis => BasisOf(OrderNumber, OrderDate);

    internal static string BasisOf(string number, DateOnly date) =>
        $"{(number.Length > 0 && char.IsAsciiDigit(number[0]) ? "คำสั่งที่ " : "")}{number} ลงวันที่ {date.Day} {Months[date.Month - 1]} {date.Year + Shared.Years.Era}";

    static readonly string[] Months = ["มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"];
}

/// <summary>What is proposed.</summary>
public enum ProposalKind
{
    /// <summary>Somebody comes to hold a post.</summary>
    Begin,

    /// <summary>A holding gets its last day.</summary>
    End,
}

/// <summary>Where a proposal stands.</summary>
public enum ProposalStatus
{
    /// <summary>รอผู้ยืนยันคนที่สอง.</summary>
    Waiting,

    /// <summary>ยืนยันแล้ว: it stands.</summary>
    Confirmed,

    /// <summary>ส่งกลับ with a reason: nothing follows.</summary>
    Returned,

    /// <summary>ถอนแล้ว by who proposed it.</summary>
    Withdrawn,
}

/// <summary>The scan of an appointment order (ภาพคำสั่งแต่งตั้ง).</summary>
public sealed class HoldingScan : Scan
{
    public required Guid ByAccountId { get; init; }
}

internal sealed class HoldingProposalMapping : IEntityTypeConfiguration<HoldingProposal>, IEntityTypeConfiguration<HoldingScan>
{
    public void Configure(EntityTypeBuilder<HoldingProposal> proposal)
    {
        proposal.ToTable("holding_proposal", table =>
        {
            table.HasCheckConstraint("ck_holding_proposal_ends_not_before_it_begins", "to_day is null or to_day >= from_day");
            table.HasCheckConstraint("ck_holding_proposal_end_names_its_holding", "(kind = 'End') = (holding_id is not null)");
            table.HasCheckConstraint("ck_holding_proposal_end_has_a_day", "kind = 'Begin' or to_day is not null");
            table.HasCheckConstraint("ck_holding_proposal_decided_by_somebody", "(status <> 'Waiting') = (decided_by_account_id is not null) and (status <> 'Waiting') = (decided_at is not null)");
            table.HasCheckConstraint("ck_holding_proposal_two_persons",
                "status not in ('Confirmed', 'Returned') or (decided_by_account_id <> proposed_by_account_id and decided_by_id is not null and (proposed_by_id is null or decided_by_id <> proposed_by_id))");
            table.HasCheckConstraint("ck_holding_proposal_nobody_confirms_the_own_post", "status not in ('Confirmed', 'Returned') or decided_by_id <> person_id");
            table.HasCheckConstraint("ck_holding_proposal_withdrawn_by_who_proposed", "status <> 'Withdrawn' or decided_by_account_id = proposed_by_account_id");
            table.HasCheckConstraint("ck_holding_proposal_returned_says_why", "(status = 'Returned') = (reason is not null)");
        });
        proposal.Property(p => p.From).HasColumnName("from_day");
        proposal.Property(p => p.To).HasColumnName("to_day");
        proposal.HasIndex(p => new { p.PersonId, p.PostId, p.Kind }).IsUnique().HasFilter("status = 'Waiting'").HasDatabaseName("ux_holding_proposal_waits_once");
        proposal.HasIndex(p => p.ProposedAt);
        proposal.HasIndex(p => p.ScanId).IsUnique();
        proposal.Property(p => p.OrderNumber).HasMaxLength(HoldingProposal.LongestOrder);
        proposal.Property(p => p.OrderSigner).HasMaxLength(HoldingProposal.LongestSigner);
        proposal.Property(p => p.ContentHash).HasMaxLength(64);
        proposal.Property(p => p.Reason).HasMaxLength(HoldingProposal.LongestReason);
        proposal.Ignore(p => p.Basis);
        proposal.HasOne(p => p.Person).WithMany().HasForeignKey(p => p.PersonId).OnDelete(DeleteBehavior.Restrict);
        proposal.HasOne(p => p.Post).WithMany().HasForeignKey(p => p.PostId).OnDelete(DeleteBehavior.Restrict);
        proposal.HasOne<HoldingScan>().WithOne().HasForeignKey<HoldingProposal>(p => p.ScanId).OnDelete(DeleteBehavior.Restrict);
        proposal.HasOne(p => p.ProposedByAccount).WithMany().HasForeignKey(p => p.ProposedByAccountId).OnDelete(DeleteBehavior.Restrict);
        proposal.HasOne(p => p.ProposedBy).WithMany().HasForeignKey(p => p.ProposedById).OnDelete(DeleteBehavior.Restrict);
        proposal.HasOne(p => p.DecidedByAccount).WithMany().HasForeignKey(p => p.DecidedByAccountId).OnDelete(DeleteBehavior.Restrict);
        proposal.HasOne(p => p.DecidedBy).WithMany().HasForeignKey(p => p.DecidedById).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<HoldingScan> scan)
    {
        scan.ToTable("holding_scan");
        scan.HasIndex(s => new { s.ByAccountId, s.Hash });
        scan.Property(s => s.Hash).HasMaxLength(64);
        scan.HasOne<Account>().WithMany().HasForeignKey(s => s.ByAccountId).OnDelete(DeleteBehavior.Restrict);
    }
}

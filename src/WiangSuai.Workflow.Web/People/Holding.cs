using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WiangSuai.Workflow.Web.Data;

namespace WiangSuai.Workflow.Web.People;

/// <summary>One person in one post for a span of days, in one mode (การดำรงตำแหน่ง).</summary>
/// <remarks>
/// Both days are included, Bangkok calendar. A holding is ended by superseding it: the old row gets its <see cref="KnownTo"/>,
/// a new row says until when. Among rows that stand, one person's holdings of one post never overlap; the database refuses it.
/// </remarks>
public sealed class Holding : IKnown
{
    public required Guid Id { get; init; }
    public required Guid PersonId { get; init; }
    public Person? Person { get; init; }
    public required Guid PostId { get; init; }
    public Post? Post { get; init; }
    public required Authority.HoldingMode Mode { get; init; }
    public required DateOnly From { get; init; }

    /// <summary>Last day, included; none while no end is known.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The order or announcement on which it rests, as cited (คำสั่งที่ … ลงวันที่ …).</summary>
    public required string Basis { get; init; }

    /// <summary>On what its end rests, as cited; none where its last day came with the appointment, or where it has none.</summary>
    public string? EndBasis { get; init; }

    /// <summary>How it came into the record.</summary>
    public HoldingSource Source { get; init; } = HoldingSource.FirstData;

    /// <summary>The proposal by which it came; none for first data.</summary>
    public Guid? ProposalId { get; init; }
    public required int KnownFrom { get; init; }
    public int? KnownTo { get; set; }
}

/// <summary>How a holding came into the record.</summary>
public enum HoldingSource
{
    /// <summary>Written by the program itself with an office's first data; no page does this.</summary>
    FirstData,

    /// <summary>ตั้งต้นระบบ: entered by the set-up administrator alone, while nobody else was there to confirm it.</summary>
    SetUp,

    /// <summary>One person proposed it by its order, another confirmed it.</summary>
    TwoPersons,
}

/// <summary>A time during which somebody cannot act in any capacity (ไม่อยู่หรือไม่อาจปฏิบัติราชการได้).</summary>
public sealed class Absence : IKnown
{
    public required Guid Id { get; init; }
    public required Guid PersonId { get; init; }
    public Person? Person { get; init; }

    /// <summary>Leave or travel known before; not so for illness. Only told, never tested.</summary>
    public required bool Planned { get; init; }

    /// <summary>First instant, included.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>The instant of return, excluded; none while nobody knows, which only an unplanned absence may leave open.</summary>
    public DateTimeOffset? Until { get; init; }
    public required string Reason { get; init; }
    public required int KnownFrom { get; init; }
    public int? KnownTo { get; set; }
}

internal sealed class HoldingMapping : IEntityTypeConfiguration<Holding>, IEntityTypeConfiguration<Absence>
{
    public void Configure(EntityTypeBuilder<Holding> holding)
    {
        holding.Property(h => h.From).HasColumnName("from_day");
        holding.Property(h => h.To).HasColumnName("to_day");
        holding.HasOne(h => h.Person).WithMany(p => p.Holdings).HasForeignKey(h => h.PersonId).OnDelete(DeleteBehavior.Restrict);
        holding.HasOne(h => h.Post).WithMany(p => p.Holdings).HasForeignKey(h => h.PostId).OnDelete(DeleteBehavior.Restrict);
        holding.HasOne<HoldingProposal>().WithMany().HasForeignKey(h => h.ProposalId).OnDelete(DeleteBehavior.Restrict);
        holding.ToTable(table =>
        {
            table.HasCheckConstraint("ck_holding_ends_not_before_it_begins", "to_day is null or to_day >= from_day");
            table.HasCheckConstraint("ck_holding_known_forward", "known_to is null or known_to > known_from");
            table.HasCheckConstraint("ck_holding_names_its_proposal", "(source = 'FirstData') = (proposal_id is null)");
        });
    }

    public void Configure(EntityTypeBuilder<Absence> absence)
    {
        absence.Property(a => a.From).HasColumnName("from_instant");
        absence.Property(a => a.Until).HasColumnName("until_instant");
        absence.HasOne(a => a.Person).WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
        absence.ToTable(table =>
        {
            table.HasCheckConstraint("ck_absence_ends_after_it_begins", "until_instant is null or until_instant > from_instant");
            table.HasCheckConstraint("ck_absence_open_only_unplanned", "until_instant is not null or not planned");
            table.HasCheckConstraint("ck_absence_known_forward", "known_to is null or known_to > known_from");
        });
    }
}

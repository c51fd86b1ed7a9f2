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
    public required HoldingMode Mode { get; init; }
    public required DateOnly From { get; init; }

    /// <summary>Last day, included; none while no end is known.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The order or announcement on which it rests, as cited (คำสั่งที่ … ลงวันที่ …).</summary>
    public required string Basis { get; init; }
    public required int KnownFrom { get; init; }
    public int? KnownTo { get; set; }
}

/// <summary>How a post is held.</summary>
public enum HoldingMode
{
    /// <summary>ดำรงตำแหน่ง</summary>
    Appointed,
    /// <summary>รักษาราชการแทน: the holder exists and cannot act; all powers of the post.</summary>
    ActingInPlace,
    /// <summary>ปฏิบัติหน้าที่: the post is vacant; what is necessary.</summary>
    PerformingDuties,
    /// <summary>รักษาการในตำแหน่ง: as the order for a career post says.</summary>
    Caretaker,
}

/// <summary>Days on which somebody cannot act (ไม่อาจปฏิบัติราชการได้), both included.</summary>
public sealed class Absence : IKnown
{
    public required Guid Id { get; init; }
    public required Guid PersonId { get; init; }
    public Person? Person { get; init; }
    public required AbsenceKind Kind { get; init; }
    public required DateOnly From { get; init; }

    /// <summary>Last day, included; none where nobody knows yet, which only an unplanned absence may leave open.</summary>
    public DateOnly? To { get; init; }
    public required string Reason { get; init; }
    public required int KnownFrom { get; init; }
    public int? KnownTo { get; set; }
}

public enum AbsenceKind
{
    /// <summary>Leave, travel, training: known before it begins.</summary>
    Planned,
    /// <summary>Illness, accident: recorded by somebody else.</summary>
    Unplanned,
}

internal sealed class HoldingMapping : IEntityTypeConfiguration<Holding>, IEntityTypeConfiguration<Absence>
{
    public void Configure(EntityTypeBuilder<Holding> holding)
    {
        holding.Property(h => h.From).HasColumnName("from_day");
        holding.Property(h => h.To).HasColumnName("to_day");
        holding.HasOne(h => h.Person).WithMany(p => p.Holdings).HasForeignKey(h => h.PersonId).OnDelete(DeleteBehavior.Restrict);
        holding.HasOne(h => h.Post).WithMany(p => p.Holdings).HasForeignKey(h => h.PostId).OnDelete(DeleteBehavior.Restrict);
        holding.ToTable(table =>
        {
            table.HasCheckConstraint("ck_holding_ends_not_before_it_begins", "to_day is null or to_day >= from_day");
            table.HasCheckConstraint("ck_holding_known_forward", "known_to is null or known_to > known_from");
        });
    }

    public void Configure(EntityTypeBuilder<Absence> absence)
    {
        absence.Property(a => a.From).HasColumnName("from_day");
        absence.Property(a => a.To).HasColumnName("to_day");
        absence.HasOne(a => a.Person).WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
        absence.ToTable(table =>
        {
            table.HasCheckConstraint("ck_absence_ends_not_before_it_begins", "to_day is null or to_day >= from_day");
            table.HasCheckConstraint("ck_absence_open_only_unplanned", "to_day is not null or kind = 'Unplanned'");
            table.HasCheckConstraint("ck_absence_known_forward", "known_to is null or known_to > known_from");
        });
    }
}

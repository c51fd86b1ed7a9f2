using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.People;

namespace WiangSuai.Workflow.Web.Orders;

/// <summary>A signed and numbered order (คำสั่ง) that gives, arranges or assigns.</summary>
/// <remarks>
/// Days are Bangkok days, both included. It grants nothing before <see cref="SignedAt"/>, even on its first day.
/// It is never edited once it is known: it ends by its last day, a <see cref="Revocation"/>, or a <see cref="Suspension"/>.
/// </remarks>
public sealed class Instrument : IKnown
{
    public required Guid Id { get; init; }
    public required Authority.InstrumentKind Kind { get; init; }

    /// <summary>Which register numbered it, such as <c>คำสั่ง</c>.</summary>
    public required string Register { get; init; }

    /// <summary>Calendar year of the register, Christian era; printed in the Buddhist era.</summary>
    public required int Year { get; init; }

    /// <summary>Number within register and year, from 1.</summary>
    public required int Number { get; init; }
    public required string Subject { get; init; }

    /// <summary>Why, and on what law it rests: the paragraph before the clauses (อาศัยอำนาจตามความใน…).</summary>
    public required string Preamble { get; init; }

    /// <summary>The post whose authority the signature used; not that of a deputy who signed for it.</summary>
    public required Guid SignerPostId { get; init; }
    public Post? SignerPost { get; init; }
    public required Guid SignedById { get; init; }
    public Person? SignedBy { get; init; }

    /// <summary>The lines printed under the signature, as they stood on the day.</summary>
    public required List<string> SignedAs { get; init; }
    public required DateTimeOffset SignedAt { get; init; }
    public required DateOnly From { get; init; }

    /// <summary>Last day, included; none where it stands until revoked.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Closing paragraph after the clauses, such as the ban on delegating further.</summary>
    public string? Closing { get; init; }
    public required int KnownFrom { get; init; }
    public int? KnownTo { get; set; }
    public List<Clause> Clauses { get; } = [];
    public List<SuccessionPlace> Succession { get; } = [];
    public List<Announcement> Announcements { get; } = [];
    public List<Revocation> Revocations { get; } = [];
    public List<Suspension> Suspensions { get; } = [];
}

internal sealed class InstrumentMapping : IEntityTypeConfiguration<Instrument>
{
    public void Configure(EntityTypeBuilder<Instrument> instrument)
    {
        instrument.Property(i => i.Register).HasMaxLength(60);
        instrument.HasIndex(i => new { i.Register, i.Year, i.Number }).IsUnique();
        instrument.Property(i => i.Preamble).IsLongText();
        instrument.Property(i => i.Closing).IsLongText();
        instrument.Property(i => i.From).HasColumnName("from_day");
        instrument.Property(i => i.To).HasColumnName("to_day");
        instrument.HasOne(i => i.SignerPost).WithMany().HasForeignKey(i => i.SignerPostId).OnDelete(DeleteBehavior.Restrict);
        instrument.HasOne(i => i.SignedBy).WithMany().HasForeignKey(i => i.SignedById).OnDelete(DeleteBehavior.Restrict);
        instrument.ToTable(table =>
        {
            table.HasCheckConstraint("ck_instrument_ends_not_before_it_begins", "to_day is null or to_day >= from_day");
            table.HasCheckConstraint("ck_instrument_number_from_one", "number >= 1");
            table.HasCheckConstraint("ck_instrument_year_is_christian_era", "year between 1900 and 2200");
        });
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.People;

namespace WiangSuai.Workflow.Web.Orders;

/// <summary>One place in an order of succession: who acts for a post when it cannot act (ลำดับผู้รักษาราชการแทน).</summary>
public sealed class SuccessionPlace
{
    public required Guid Id { get; init; }
    public required Guid InstrumentId { get; init; }
    public Instrument? Instrument { get; init; }

    /// <summary>The post that cannot act.</summary>
    public required Guid ForPostId { get; init; }
    public Post? ForPost { get; init; }

    /// <summary>The post whose holder then acts.</summary>
    public required Guid ByPostId { get; init; }
    public Post? ByPost { get; init; }

    /// <summary>From 1: who comes first.</summary>
    public required int Rank { get; init; }
}

/// <summary>The order was announced to the public (ประกาศให้ประชาชนทราบ).</summary>
public sealed class Announcement : IKnown
{
    public required Guid Id { get; init; }
    public required Guid InstrumentId { get; init; }
    public Instrument? Instrument { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Where: the notice board, the address of the web page, the announcement's number.</summary>
    public required string Place { get; init; }

    /// <summary>Who recorded it; none where it came with the first data.</summary>
    public Guid? ById { get; init; }
    public Person? By { get; init; }
    public required int KnownFrom { get; init; }
    public int? KnownTo { get; set; }
}

/// <summary>An order, or one clause of it, was revoked (ยกเลิก). It stays whatever later happens to the order that made it.</summary>
public sealed class Revocation : IKnown
{
    public required Guid Id { get; init; }
    public required Guid InstrumentId { get; init; }
    public Instrument? Instrument { get; init; }

    /// <summary>The clause revoked; none for the whole order.</summary>
    public Guid? ClauseId { get; init; }
    public Clause? Clause { get; init; }

    /// <summary>The order that revokes; where it never came into force, this revocation does not count.</summary>
    public Guid? ByInstrumentId { get; init; }
    public Instrument? ByInstrument { get; init; }

    /// <summary>From this instant on it grants nothing.</summary>
    public required DateTimeOffset At { get; init; }
    public required string Reason { get; init; }

    /// <summary>Who signed it; none where an order says so, or where it came with the first data.</summary>
    public Guid? ById { get; init; }
    public Person? By { get; init; }

    /// <summary>The block as printed under that signature, lines separated by a line feed.</summary>
    public string? SignatureBlock { get; init; }

    /// <summary>The whole ruling as JSON: on what authority it was revoked.</summary>
    public string? Ruling { get; init; }
    public required int KnownFrom { get; init; }
    public int? KnownTo { get; set; }
}

/// <summary>An order grants nothing for a while (ระงับ), as when the mayor who signed it has left.</summary>
public sealed class Suspension : IKnown
{
    public required Guid Id { get; init; }
    public required Guid InstrumentId { get; init; }
    public Instrument? Instrument { get; init; }
    public required DateTimeOffset From { get; init; }

    /// <summary>First instant at which it grants again; none while no end is known.</summary>
    public DateTimeOffset? Until { get; init; }
    public required string Reason { get; init; }
    public required int KnownFrom { get; init; }
    public int? KnownTo { get; set; }
}

internal sealed class OrderEventsMapping :
    IEntityTypeConfiguration<SuccessionPlace>, IEntityTypeConfiguration<Announcement>,
    IEntityTypeConfiguration<Revocation>, IEntityTypeConfiguration<Suspension>
{
    public void Configure(EntityTypeBuilder<SuccessionPlace> place)
    {
        place.HasIndex(s => new { s.InstrumentId, s.ForPostId, s.Rank }).IsUnique();
        place.HasIndex(s => new { s.InstrumentId, s.ForPostId, s.ByPostId }).IsUnique();
        place.HasOne(s => s.Instrument).WithMany(i => i.Succession).HasForeignKey(s => s.InstrumentId).OnDelete(DeleteBehavior.Restrict);
        place.HasOne(s => s.ForPost).WithMany().HasForeignKey(s => s.ForPostId).OnDelete(DeleteBehavior.Restrict);
        place.HasOne(s => s.ByPost).WithMany().HasForeignKey(s => s.ByPostId).OnDelete(DeleteBehavior.Restrict);
        place.ToTable(table =>
        {
            table.HasCheckConstraint("ck_succession_place_from_one", "rank >= 1");
            table.HasCheckConstraint("ck_succession_place_by_another_post", "for_post_id <> by_post_id");
        });
    }

    public void Configure(EntityTypeBuilder<Announcement> announcement)
    {
        announcement.HasOne(a => a.Instrument).WithMany(i => i.Announcements).HasForeignKey(a => a.InstrumentId).OnDelete(DeleteBehavior.Restrict);
        announcement.HasOne(a => a.By).WithMany().HasForeignKey(a => a.ById).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Revocation> revocation)
    {
        revocation.Property(r => r.Reason).IsLongText();
        revocation.Property(r => r.SignatureBlock).HasMaxLength(1000);
        revocation.Property(r => r.Ruling).IsLongText();
        revocation.HasOne(r => r.By).WithMany().HasForeignKey(r => r.ById).OnDelete(DeleteBehavior.Restrict);
        revocation.HasOne(r => r.Instrument).WithMany(i => i.Revocations).HasForeignKey(r => r.InstrumentId).OnDelete(DeleteBehavior.Restrict);
        revocation.HasOne(r => r.Clause).WithMany().HasForeignKey(r => r.ClauseId).OnDelete(DeleteBehavior.Restrict);
        revocation.HasOne(r => r.ByInstrument).WithMany().HasForeignKey(r => r.ByInstrumentId).OnDelete(DeleteBehavior.Restrict);
        revocation.ToTable(table =>
        {
            table.HasCheckConstraint("ck_revocation_by_another_order", "by_instrument_id is null or by_instrument_id <> instrument_id");
            table.HasCheckConstraint("ck_revocation_signed_on_a_basis", "(by_id is null) = (ruling is null)");
        });
    }

    public void Configure(EntityTypeBuilder<Suspension> suspension)
    {
        suspension.Property(s => s.Reason).IsLongText();
        suspension.Property(s => s.From).HasColumnName("from_instant");
        suspension.Property(s => s.Until).HasColumnName("until_instant");
        suspension.HasOne(s => s.Instrument).WithMany(i => i.Suspensions).HasForeignKey(s => s.InstrumentId).OnDelete(DeleteBehavior.Restrict);
        suspension.ToTable(table =>
            table.HasCheckConstraint("ck_suspension_ends_after_it_begins", "until_instant is null or until_instant > from_instant"));
    }
}

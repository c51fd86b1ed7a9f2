using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.People;

namespace WiangSuai.Workflow.Web.Orders;

/// <summary>An order that was signed with ink, transcribed by one person and waiting for another to confirm it (คำสั่งที่ลงนามด้วยหมึก).</summary>
/// <remarks>The database lets its transcription never change and its decision be made once.</remarks>
public sealed class PaperOrder : IVersioned
{
    public required Guid Id { get; init; }
    public required Guid ScanId { get; init; }

    /// <summary>Number and year of the register as on the paper; the year in the Christian era.</summary>
    public required int Number { get; init; }
    public required int Year { get; init; }

    /// <summary>Bangkok day of the signature (สั่ง ณ วันที่).</summary>
    public required DateOnly SignedOn { get; init; }
    public required OrderContent Content { get; init; }
    public required IReadOnlyList<OrderLine> Lines { get; init; }

    /// <summary>Hash of what the second person is shown: number, days, content and scan.</summary>
    public required string ContentHash { get; init; }
    public required Guid TranscribedById { get; init; }
    public Person? TranscribedBy { get; init; }
    public required DateTimeOffset TranscribedAt { get; init; }

    public PaperOrderStatus Status { get; set; }

    /// <summary>Who confirmed or refused; never who transcribed.</summary>
    public Guid? DecidedById { get; set; }
    public Person? DecidedBy { get; init; }
    public DateTimeOffset? DecidedAt { get; set; }
    public string? RefusalReason { get; set; }

    /// <summary>The order that it became.</summary>
    public Guid? InstrumentId { get; set; }
    public int Version { get; set; }
}

/// <summary>Where a paper stands on its way to an order.</summary>
public enum PaperOrderStatus
{
    /// <summary>รอสอบทาน.</summary>
    Waiting,
    /// <summary>สอบทานแล้ว: it is an order.</summary>
    Confirmed,
    /// <summary>ส่งกลับ: nothing follows; its number may be transcribed again.</summary>
    Refused,
}

/// <summary>The scan of an order on paper.</summary>
public sealed class PaperScan : Scan
{
    /// <summary>Most bytes of one scan: ten pages at 300 dpi in grey fit.</summary>
    public const int MostBytes = 5 * 1024 * 1024;

    public required Guid ById { get; init; }
}

internal sealed class PaperOrderMapping : IEntityTypeConfiguration<PaperOrder>, IEntityTypeConfiguration<PaperScan>
{
    public void Configure(EntityTypeBuilder<PaperOrder> paper)
    {
        paper.ToTable("paper_order", table =>
        {
            table.HasCheckConstraint("ck_paper_order_two_persons", "decided_by_id is null or decided_by_id <> transcribed_by_id");
            table.HasCheckConstraint("ck_paper_order_decided_by_somebody", "(status <> 'Waiting') = (decided_by_id is not null)");
            table.HasCheckConstraint("ck_paper_order_confirmed_makes_an_order", "(instrument_id is not null) = (status = 'Confirmed')");
            table.HasCheckConstraint("ck_paper_order_refused_says_why", "(refusal_reason is not null) = (status = 'Refused')");
            table.HasCheckConstraint("ck_paper_order_number_from_one", "number >= 1");
        });
        paper.HasIndex(p => new { p.Year, p.Number }).IsUnique().HasFilter("status <> 'Refused'");
        paper.HasIndex(p => p.ScanId).IsUnique();
        paper.HasIndex(p => p.InstrumentId).IsUnique();
        paper.HasIndex(p => p.TranscribedAt).HasFilter("status = 'Waiting'");
        paper.Property(p => p.Content).IsLongText().HasConversion(content => JsonSerializer.Serialize(content, OrderContent.Json), text => JsonSerializer.Deserialize<OrderContent>(text, OrderContent.Json)!);
        paper.Property(p => p.Lines).IsLongText().HasConversion(OrderLines.Stored, OrderLines.Compared);
        paper.Property(p => p.ContentHash).HasMaxLength(64);
        paper.Property(p => p.RefusalReason).HasMaxLength(RefusePaper.LongestReason);
        paper.HasOne<PaperScan>().WithOne().HasForeignKey<PaperOrder>(p => p.ScanId).OnDelete(DeleteBehavior.Restrict);
        paper.HasOne<Instrument>().WithOne().HasForeignKey<PaperOrder>(p => p.InstrumentId).OnDelete(DeleteBehavior.Restrict);
        paper.HasOne(p => p.TranscribedBy).WithMany().HasForeignKey(p => p.TranscribedById).OnDelete(DeleteBehavior.Restrict);
        paper.HasOne(p => p.DecidedBy).WithMany().HasForeignKey(p => p.DecidedById).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<PaperScan> scan)
    {
        scan.ToTable("paper_scan");
        scan.HasIndex(s => new { s.ById, s.Hash });
        scan.Property(s => s.Hash).HasMaxLength(64);
        scan.HasOne<Person>().WithMany().HasForeignKey(s => s.ById).OnDelete(DeleteBehavior.Restrict);
    }
}

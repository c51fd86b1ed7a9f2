using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.People;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>
/// What the property officer changed of a slip that was filed (แก้ไขรายการ): fewer things than were asked for, or another thing in the place of one. What
/// stood before, what stands since, and why; never changed afterwards. Signatures made before it name the hash of what stood before.
/// </summary>
public sealed class Amendment
{
    public const int LongestReason = 500;

    public required Guid Id { get; init; }
    public required Guid LoanId { get; init; }

    /// <summary>Which time (ครั้งที่), from 1, over all filings.</summary>
    public required int Time { get; init; }

    /// <summary>The filing that it amends: filed anew, a slip is as filed.</summary>
    public required int Filing { get; init; }

    public required AmendmentKind Kind { get; init; }
    public required Guid PersonId { get; init; }
    public required string PersonName { get; init; }
    public required string Post { get; init; }
    public required string Reason { get; init; }

    /// <summary>Hash of what signers were shown before.</summary>
    public required string HashBefore { get; init; }

    /// <summary>The canonical text that everybody after is asked about; see <see cref="LoanContent"/>.</summary>
    public required string Content { get; init; }

    public required string ContentHash { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Only the lines that it changed.</summary>
    public List<AmendedLine> Lines { get; } = [];

    /// <summary>What its ledger leaf proves.</summary>
    public string LeafText() => JsonSerializer.Serialize(new
    {
        kind = "amendment",
        id = Id,
        loan = LoanId,
        time = Time,
        filing = Filing,
        manner = Kind.ToString(),
        by = PersonId,
        post = Post,
        reason = Reason,
        at = At.ToString("O"),
        before = HashBefore,
        matter = ContentHash,
        lines = Lines.OrderBy(line => line.Position).Select(line => new { position = line.Position, asset = line.AssetId, quantity = line.Quantity, toAsset = line.ToAssetId, toQuantity = line.ToQuantity }),
    }, RulingJson.Options);
}

public enum AmendmentKind
{
    /// <summary>ให้ยืมได้เพียง: the checker lends fewer than were asked for.</summary>
    Reduced,

    /// <summary>เปลี่ยนพัสดุ: another thing of the class at no higher value, at hand-over.</summary>
    Swapped,
}

/// <summary>One line before and after.</summary>
public sealed class AmendedLine
{
    public required Guid AmendmentId { get; init; }

    /// <summary>The line's place on the slip as it was filed.</summary>
    public required int Position { get; init; }

    public required Guid AssetId { get; init; }
    public required string AssetName { get; init; }
    public required string AssetNumber { get; init; }
    public required string Counter { get; init; }
    public required int Quantity { get; init; }
    public required decimal UnitPrice { get; init; }

    public required Guid ToAssetId { get; init; }
    public required string ToName { get; init; }
    public required string ToNumber { get; init; }

    /// <summary>0 where the line was struck.</summary>
    public required int ToQuantity { get; init; }

    public required decimal ToUnitPrice { get; init; }
}

internal sealed class AmendmentMapping : IEntityTypeConfiguration<Amendment>
{
    public void Configure(EntityTypeBuilder<Amendment> amendment)
    {
        amendment.ToTable("amendment", table =>
        {
            table.HasCheckConstraint("ck_amendment_counts_from_one", "time >= 1 and filing >= 1");
            table.HasCheckConstraint("ck_amendment_has_reason", "length(reason) > 0");
            table.HasCheckConstraint("ck_amendment_changes_something", "content_hash <> hash_before");
        });
        amendment.HasIndex(a => new { a.LoanId, a.Time }).IsUnique().HasDatabaseName("ux_amendment_time");
        amendment.Property(a => a.Reason).HasMaxLength(Amendment.LongestReason);
        amendment.Property(a => a.HashBefore).HasMaxLength(64);
        amendment.Property(a => a.ContentHash).HasMaxLength(64);
        amendment.Property(a => a.Content).IsLongText();
        amendment.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
        amendment.HasMany(a => a.Lines).WithOne().HasForeignKey(line => line.AmendmentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AmendedLineMapping : IEntityTypeConfiguration<AmendedLine>
{
    public void Configure(EntityTypeBuilder<AmendedLine> line)
    {
        line.ToTable("amended_line", table =>
        {
            table.HasCheckConstraint("ck_amended_line_never_more", "quantity > 0 and to_quantity >= 0 and to_quantity <= quantity");
            table.HasCheckConstraint("ck_amended_line_never_dearer", "cast(to_unit_price as numeric) <= cast(unit_price as numeric)");
        });
        line.HasKey(l => new { l.AmendmentId, l.Position });
        line.HasOne<Assets.Asset>().WithMany().HasForeignKey(l => l.AssetId).OnDelete(DeleteBehavior.Restrict);
        line.HasOne<Assets.Asset>().WithMany().HasForeignKey(l => l.ToAssetId).OnDelete(DeleteBehavior.Restrict);
    }
}

using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WiangSuai.Workflow.Web.Data;

namespace WiangSuai.Workflow.Web.Ledger;

/// <summary>
/// Hash of one record's canonical content (ใบของบัญชีหลักฐาน), written in the transaction that made the record.
/// Positions and roots are given afterwards, so that the ledger never makes decisions queue.
/// </summary>
public sealed class Leaf
{
    public required Guid Id { get; init; }

    /// <summary>What it proves: decision, hand-over, give-back, cancellation.</summary>
    public required string Kind { get; init; }

    /// <summary>Key of the record it proves.</summary>
    public required Guid RecordId { get; init; }

    /// <summary>SHA-256 over <see cref="Content"/>, lower-case hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>The canonical text itself, without personal data.</summary>
    public required string Content { get; init; }

    public required DateTimeOffset At { get; init; }

    public static Leaf Of(Guid id, string kind, Guid recordId, string content, DateTimeOffset at) => new()
    {
        Id = id,
        Kind = kind,
        RecordId = recordId,
        Content = content,
        Hash = HashOf(content),
        At = at,
    };

    /// <summary>The leading byte 0 keeps a leaf from ever being mistaken for an inner node of the tree (RFC 6962).</summary>
    public static string HashOf(string content) => Convert.ToHexStringLower(SHA256.HashData([0, .. Encoding.UTF8.GetBytes(content)]));
}

internal sealed class LeafMapping : IEntityTypeConfiguration<Leaf>
{
    public void Configure(EntityTypeBuilder<Leaf> leaf)
    {
        leaf.ToTable("ledger_leaf");
        leaf.HasIndex(l => new { l.Kind, l.RecordId }).IsUnique();
        leaf.Property(l => l.Hash).HasMaxLength(64);
        leaf.Property(l => l.Content).IsLongText();
    }
}

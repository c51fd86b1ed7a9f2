using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.People;

namespace WiangSuai.Workflow.Web.Settings;

/// <summary>Somebody who answers for the law has compared with its text what the system does (ยืนยันข้อกฎหมาย). Rows are never changed; a later one speaks.</summary>
public sealed class LegalConfirmation
{
    public const int LongestDocument = 300, LongestNote = 1000;

    public required Guid Id { get; init; }

    /// <summary>Code of the <see cref="LegalPoint"/>.</summary>
    public required string Point { get; init; }

    /// <summary>What the system did at that moment, in words, always Thai: where it does something else later, it is to be confirmed anew.</summary>
    public required string Value { get; init; }

    /// <summary>The text that it was compared with: the Gazette's volume and page, a letter's number.</summary>
    public required string Document { get; init; }
    public required DateOnly DocumentDate { get; init; }
    public string? Note { get; init; }
    public required Guid ById { get; init; }
    public Person? By { get; init; }

    /// <summary>The post in whose name, as it was titled then.</summary>
    public required string Post { get; init; }
    public required Guid ByAccountId { get; init; }
    public required DateTimeOffset At { get; init; }
}

internal sealed class LegalConfirmationMapping : IEntityTypeConfiguration<LegalConfirmation>
{
    public void Configure(EntityTypeBuilder<LegalConfirmation> confirmation)
    {
        confirmation.ToTable("legal_confirmation");
        confirmation.HasIndex(c => new { c.Point, c.At });
        confirmation.Property(c => c.Point).HasMaxLength(60);
        confirmation.Property(c => c.Value).IsLongText();
        confirmation.Property(c => c.Document).HasMaxLength(LegalConfirmation.LongestDocument);
        confirmation.Property(c => c.Note).HasMaxLength(LegalConfirmation.LongestNote);
        confirmation.HasOne(c => c.By).WithMany().HasForeignKey(c => c.ById).OnDelete(DeleteBehavior.Restrict);
        confirmation.HasOne<Account>().WithMany().HasForeignKey(c => c.ByAccountId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>Something that the system does and whose legal basis was not seen in an official text (ข้อกฎหมายที่ต้องยืนยัน).</summary>
/// <param name="Code">Names its texts in <c>LawTexts</c>: <c>Point.{Code}</c>.</param>
/// <param name="Value">What the system does now, in words, always Thai: it is what gets confirmed.</param>
/// <param name="ValueEn">The same for an English screen.</param>
/// <param name="Source">From where it is known and why that is not enough, always Thai.</param>
public sealed record LegalPoint(string Code, string Value, string ValueEn, string Source);

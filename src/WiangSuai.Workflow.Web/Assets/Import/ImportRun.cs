using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.People;

namespace WiangSuai.Workflow.Web.Assets.Import;

/// <summary>A register that somebody sent (การนำเข้า): the file, how its columns are taken, what would be written; and after the confirmation, what was.</summary>
/// <remarks>What is confirmed is the stored plan itself, under its hash. The file and the plan are dropped when their time is over; the line in the list of imports stays.</remarks>
public sealed class ImportRun : IVersioned
{
    public const int LongestFileName = 200;

    /// <summary>Long enough to mend the refused rows after a long weekend.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(14);

    public required Guid Id { get; init; }
    public required Guid ById { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string FileName { get; init; }
    public required FileKind Kind { get; init; }

    /// <summary>SHA-256 of the file, lower-case hexadecimal.</summary>
    public required string ContentHash { get; init; }

    /// <summary>The file as it came; null when its time is over.</summary>
    public byte[]? Content { get; set; }

    /// <summary>Name of the sheet that is read; empty in CSV.</summary>
    public required string Sheet { get; set; }

    /// <summary>Names of <see cref="RegisterField"/> in the order of the columns.</summary>
    public required string Fields { get; set; }

    /// <summary>What a new thing gets where the file says nothing: unit, class, word for counting.</summary>
    public Guid? DefaultUnitId { get; set; }
    public string? DefaultClass { get; set; }
    public string DefaultCounter { get; set; } = "";

    /// <summary>What would be written, compressed: see <see cref="ImportPlan"/>. Null when its time is over.</summary>
    public byte[]? Plan { get; set; }

    /// <summary>Hash of the plan that the page showed; the confirmation names it.</summary>
    public string PlanHash { get; set; } = "";

    /// <summary>Rows of the file below the heading that are not blank.</summary>
    public int RowCount { get; set; }

    /// <summary>Things, before the confirmation as planned, after it as written.</summary>
    public int NewCount { get; set; }
    public int ChangedCount { get; set; }
    public int SameCount { get; set; }

    /// <summary>Rows that are not taken in.</summary>
    public int RefusedCount { get; set; }

    public DateTimeOffset? ConfirmedAt { get; set; }

    public int Version { get; set; }

    public DateTimeOffset KeptUntil => At + Kept;
}

/// <summary>How the columns under these headings were taken the last time (การจับคู่คอลัมน์ที่จำไว้).</summary>
public sealed class RememberedColumns
{
    /// <summary>See <see cref="TableLayout.Key"/>.</summary>
    public required string Key { get; init; }

    /// <summary>Names of <see cref="RegisterField"/> in the order of the columns.</summary>
    public required string Fields { get; set; }

    public required Guid ById { get; set; }
    public required DateTimeOffset At { get; set; }
}

internal sealed class ImportRunMapping : IEntityTypeConfiguration<ImportRun>
{
    public void Configure(EntityTypeBuilder<ImportRun> run)
    {
        run.ToTable("asset_import", table =>
        {
            table.HasCheckConstraint("ck_asset_import_counts", "row_count >= 0 and new_count >= 0 and changed_count >= 0 and same_count >= 0 and refused_count >= 0");
            table.HasCheckConstraint("ck_asset_import_file_with_plan", "(content is null) = (plan is null)");
        });
        run.HasIndex(r => r.At);
        run.Property(r => r.FileName).HasMaxLength(ImportRun.LongestFileName);
        run.Property(r => r.ContentHash).HasMaxLength(64);
        run.Property(r => r.PlanHash).HasMaxLength(64);
        run.Property(r => r.Fields).IsLongText();
        run.Property(r => r.DefaultClass).HasMaxLength(40);
        run.Property(r => r.DefaultCounter).HasMaxLength(AssetRules.LongestCounter);
        run.Ignore(r => r.KeptUntil);
        run.HasOne<Person>().WithMany().HasForeignKey(r => r.ById).OnDelete(DeleteBehavior.Restrict);
        run.HasOne<Unit>().WithMany().HasForeignKey(r => r.DefaultUnitId).OnDelete(DeleteBehavior.Restrict);
        run.HasOne<AssetClass>().WithMany().HasForeignKey(r => r.DefaultClass).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RememberedColumnsMapping : IEntityTypeConfiguration<RememberedColumns>
{
    public void Configure(EntityTypeBuilder<RememberedColumns> columns)
    {
        columns.ToTable("asset_import_columns");
        columns.HasKey(c => c.Key);
        columns.Property(c => c.Key).HasMaxLength(64);
        columns.Property(c => c.Fields).IsLongText();
        columns.HasOne<Person>().WithMany().HasForeignKey(c => c.ById).OnDelete(DeleteBehavior.Restrict);
    }
}

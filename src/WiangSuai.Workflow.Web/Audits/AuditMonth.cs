using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.People;

namespace WiangSuai.Workflow.Web.Audits;

/// <summary>One month of internal audit (เดือนตรวจสอบภายใน): opened once, with a cell for every unit that is audited, and ended once.</summary>
public sealed class AuditMonth
{
    public required Guid Id { get; init; }

    /// <summary>Calendar year, Christian era.</summary>
    public required int Year { get; init; }

    /// <summary>From 1 to 12.</summary>
    public required int Month { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Who opened it by hand; none where its first working day did.</summary>
    public Guid? OpenedById { get; init; }

    public List<AuditCell> Cells { get; } = [];
    public AuditMonthEnd? Ending { get; set; }

    public DateOnly FirstDay => new(Year, Month, 1);
}

/// <summary>The auditor ended the month (ปิดเดือน): no cell was silently empty. Never changed.</summary>
public sealed class AuditMonthEnd
{
    public required Guid AuditMonthId { get; init; }
    public required Guid ById { get; init; }
    public required string ByName { get; init; }

    /// <summary>As printed under the signature, without the name; lines separated by a line feed.</summary>
    public required string SignatureBlock { get; init; }

    /// <summary>The ruling under which it was signed, as JSON.</summary>
    public required string Ruling { get; init; }
    public required int AuthorityVersion { get; init; }
    public required DateTimeOffset At { get; init; }
}

internal sealed class AuditMonthMapping : IEntityTypeConfiguration<AuditMonth>, IEntityTypeConfiguration<AuditMonthEnd>
{
    public void Configure(EntityTypeBuilder<AuditMonth> month)
    {
        month.ToTable("audit_month", table => table.HasCheckConstraint("ck_audit_month_is_a_month", "month between 1 and 12"));
        month.HasIndex(m => new { m.Year, m.Month }).IsUnique();                                              // opened once, whoever opens it
        month.HasOne<Person>().WithMany().HasForeignKey(m => m.OpenedById).OnDelete(DeleteBehavior.Restrict);
        month.HasMany(m => m.Cells).WithOne(cell => cell.Month).HasForeignKey(cell => cell.AuditMonthId).OnDelete(DeleteBehavior.Restrict);
        month.HasOne(m => m.Ending).WithOne().HasForeignKey<AuditMonthEnd>(ending => ending.AuditMonthId).OnDelete(DeleteBehavior.Restrict);
        month.Ignore(m => m.FirstDay);
    }

    public void Configure(EntityTypeBuilder<AuditMonthEnd> ending)
    {
        ending.ToTable("audit_month_end");
        ending.HasKey(e => e.AuditMonthId);
        ending.Property(e => e.Ruling).IsLongText();
        ending.Property(e => e.SignatureBlock).HasMaxLength(1000);
        ending.HasOne<Person>().WithMany().HasForeignKey(e => e.ById).OnDelete(DeleteBehavior.Restrict);
    }
}

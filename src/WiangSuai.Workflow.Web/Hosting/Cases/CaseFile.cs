using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WiangSuai.Workflow.Web.People;

namespace WiangSuai.Workflow.Web.Hosting;

/// <summary>
/// A matter under way (เรื่อง) of whatever kind: what tasks, decisions and the course of work hang on, and the row that acts on it wait for.
/// The record itself lives in its own tables under the same key.
/// </summary>
public sealed class CaseFile
{
    public required Guid Id { get; init; }
    public required CaseKind Kind { get; init; }

    /// <summary>The workflow instance that carries it.</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>What it is about, in one line for lists (เรื่อง).</summary>
    public required string Subject { get; set; }

    /// <summary>Number as written on its paper; none before it has one.</summary>
    public string? Reference { get; set; }

    /// <summary>Who brought it; none for what the system opens.</summary>
    public Guid? FromPersonId { get; init; }

    /// <summary>The unit that it comes from or is about.</summary>
    public Guid? UnitId { get; set; }

    public required DateTimeOffset OpenedAt { get; init; }
}

/// <summary>Which room of the house a case belongs to.</summary>
public enum CaseKind
{
    /// <summary>ใบยืมพัสดุ.</summary>
    Loan,

    /// <summary>ทวงถามพัสดุที่ยืม (ข้อ 211).</summary>
    Chase,

    /// <summary>ขยายเวลายืม.</summary>
    Extension,

    /// <summary>พัสดุที่ยืมชำรุดหรือสูญหาย (ข้อ 209).</summary>
    Damage,

    /// <summary>ร่างคำสั่งมอบอำนาจ.</summary>
    Order,

    /// <summary>การตรวจสอบภายในประจำเดือนของหน่วยรับตรวจหนึ่ง.</summary>
    AuditMonth,

    /// <summary>ข้อตรวจพบ.</summary>
    Finding,
}

/// <summary>The record behind a <see cref="CaseFile"/>, as the host of workflows sees it.</summary>
public interface ICaseRecord
{
    Guid Id { get; }
    CaseKind CaseKind { get; }
    Guid InstanceId { get; }

    /// <summary>Hash of what signers are shown; a signature names the hash it saw.</summary>
    string ContentHash { get; }
}

internal sealed class CaseFileMapping : IEntityTypeConfiguration<CaseFile>
{
    public void Configure(EntityTypeBuilder<CaseFile> file)
    {
        file.ToTable("case_file");
        file.HasIndex(f => f.InstanceId).IsUnique();
        file.Property(f => f.Subject).HasMaxLength(1000);
        file.Property(f => f.Reference).HasMaxLength(200);
        file.HasOne<WorkflowInstance>().WithMany().HasForeignKey(f => f.InstanceId).OnDelete(DeleteBehavior.Restrict);
        file.HasOne<Person>().WithMany().HasForeignKey(f => f.FromPersonId).OnDelete(DeleteBehavior.Restrict);
        file.HasOne<Unit>().WithMany().HasForeignKey(f => f.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WiangSuai.Workflow.Web.Data;

namespace WiangSuai.Workflow.Web.People;

/// <summary>A part of the municipality (ส่วนราชการ, หน่วยงาน): an office, a division, or a section (งาน) under one.</summary>
public sealed class Unit
{
    public required Guid Id { get; init; }

    /// <summary>Short Latin name by which documents and imports refer to it, such as <c>finance.assets</c>. Never reused.</summary>
    public required string Code { get; init; }
    public required string Name { get; set; }
    public required string NameEn { get; set; }
    public required UnitKind Kind { get; init; }

    /// <summary>The unit it belongs to; none right under the executive. Moving it moves who is superior to whom.</summary>
    public Guid? ParentId { get; set; }
    public Unit? Parent { get; init; }

    /// <summary>Where it stands among its siblings in the office's own order.</summary>
    public int Place { get; set; }

    /// <summary>First Bangkok day on which it no longer exists; none while it does.</summary>
    public DateOnly? AbolishedOn { get; set; }
    public List<Post> Posts { get; } = [];
}

public enum UnitKind
{
    /// <summary>คณะผู้บริหาร</summary>
    Executive,
    /// <summary>สำนัก</summary>
    Office,
    /// <summary>กอง</summary>
    Division,
    /// <summary>งาน, under an office or a division</summary>
    Section,
    /// <summary>หน่วยตรวจสอบภายใน, which answers to nobody that it audits</summary>
    Audit,
}

/// <summary>A task of the whole house that one unit carries out, such as keeping the asset register. Which unit, is data.</summary>
public sealed class UnitFunction
{
    /// <summary>See <see cref="Functions"/>; an office may add its own.</summary>
    public required string Function { get; init; }
    public required Guid UnitId { get; set; }
    public Unit? Unit { get; init; }
}

/// <summary>Functions that the delivered workflows refer to.</summary>
public static class Functions
{
    /// <summary>งานทะเบียนและทรัพย์สิน: keeps the asset register, checks and hands out.</summary>
    public const string AssetRegistry = Authority.Powers.AssetRegistry;
    /// <summary>งานนิติการ: reviews orders.</summary>
    public const string Legal = Authority.Powers.Legal;
    /// <summary>ทะเบียนกลาง: numbers orders and announcements.</summary>
    public const string CentralRegistry = "central-registry";
    /// <summary>งานตรวจสอบภายใน.</summary>
    public const string InternalAudit = Authority.Powers.InternalAudit;
    /// <summary>งานประชาสัมพันธ์: announces to the public.</summary>
    public const string PublicRelations = "public-relations";
    /// <summary>งานการเจ้าหน้าที่: keeps the register of who holds which post.</summary>
    public const string Personnel = "personnel";

    /// <summary>All of them, in the order in which an office sets them up.</summary>
    public static IReadOnlyList<string> All { get; } = [AssetRegistry, CentralRegistry, Legal, Personnel, InternalAudit, PublicRelations];
}

internal sealed class UnitMapping : IEntityTypeConfiguration<Unit>, IEntityTypeConfiguration<UnitFunction>
{
    public void Configure(EntityTypeBuilder<Unit> unit)
    {
        unit.Property(u => u.Code).HasMaxLength(60);
        unit.HasIndex(u => u.Code).IsUnique();
        unit.Property(u => u.Name).SortsAsThaiText();
        unit.HasOne(u => u.Parent).WithMany().HasForeignKey(u => u.ParentId).OnDelete(DeleteBehavior.Restrict);
        unit.ToTable(table => table.HasCheckConstraint("ck_unit_is_not_its_own_parent", "parent_id is null or parent_id <> id"));
    }

    public void Configure(EntityTypeBuilder<UnitFunction> function)
    {
        function.HasKey(f => f.Function);
        function.Property(f => f.Function).HasMaxLength(60);
        function.HasOne(f => f.Unit).WithMany().HasForeignKey(f => f.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}

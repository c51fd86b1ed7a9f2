using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.People;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>What was signed with ink and belongs to a slip (เอกสารที่ลงนามด้วยหมึก): whose picture was taken, by whom, when. Never changed.</summary>
public sealed class LoanPaper
{
    public required Guid Id { get; init; }
    public required Guid LoanId { get; init; }
    public required LoanPaperKind Kind { get; init; }
    public required Guid ImageId { get; init; }

    /// <summary>SHA-256 of the picture's bytes, so that the proof needs no bytes.</summary>
    public required string ImageHash { get; init; }
    public required Guid ById { get; init; }
    public required string ByName { get; init; }
    public required DateTimeOffset At { get; init; }
}

public enum LoanPaperKind
{
    /// <summary>ใบยืมเดิม of a loan that was out before the system began.</summary>
    Before,

    /// <summary>หนังสือขอยืม of another agency.</summary>
    Letter,

    /// <summary>ใบยืมที่ผู้ยืมลงนามแล้ว.</summary>
    SignedSlip,

    /// <summary>The receiver's signature at hand-over.</summary>
    HandOver,

    /// <summary>The returner's signature at return.</summary>
    GiveBack,

    /// <summary>The borrower's signature where damage or loss was made good.</summary>
    MadeGood,
}

/// <summary>A picture as it was taken, before or after a slip refers to it.</summary>
public sealed class SlipImage : Scan
{
    /// <summary>Most bytes of one picture: what the camera of a telephone makes.</summary>
    public const int MostBytes = 8 * 1024 * 1024;

    public required Guid ById { get; init; }
}

internal sealed class LoanPaperMapping : IEntityTypeConfiguration<LoanPaper>, IEntityTypeConfiguration<SlipImage>
{
    public void Configure(EntityTypeBuilder<LoanPaper> paper)
    {
        paper.ToTable("loan_paper");
        paper.HasIndex(p => new { p.LoanId, p.Kind });
        paper.Property(p => p.ImageHash).HasMaxLength(64);
        paper.HasOne<SlipImage>().WithMany().HasForeignKey(p => p.ImageId).OnDelete(DeleteBehavior.Restrict);
        paper.HasOne<Person>().WithMany().HasForeignKey(p => p.ById).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<SlipImage> image)
    {
        image.ToTable("slip_image");
        image.HasIndex(i => new { i.ById, i.Hash });
        image.Property(i => i.FileName).HasMaxLength(200);
        image.Property(i => i.Hash).HasMaxLength(64);
        image.HasOne<Person>().WithMany().HasForeignKey(i => i.ById).OnDelete(DeleteBehavior.Restrict);
    }
}

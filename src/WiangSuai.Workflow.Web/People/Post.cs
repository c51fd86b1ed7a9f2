using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WiangSuai.Workflow.Web.Data;

namespace WiangSuai.Workflow.Web.People;

/// <summary>A post on the establishment (ตำแหน่ง). Orders give powers to posts, never to names.</summary>
public sealed class Post
{
    public required Guid Id { get; init; }

    /// <summary>Short Latin name by which documents and imports refer to it, such as <c>deputy-1</c>. Never reused.</summary>
    public required string Code { get; init; }

    /// <summary>As people say it: รองนายกเทศมนตรี คนที่ 1.</summary>
    public required string Title { get; set; }
    public required string TitleEn { get; set; }

    /// <summary>As it stands under a signature: รองนายกเทศมนตรี; นายกเทศมนตรีตำบลเวียงสรวย.</summary>
    public required string SignedAs { get; set; }
    public required Authority.PostKind Kind { get; init; }
    public required Guid UnitId { get; init; }
    public Unit? Unit { get; init; }

    /// <summary>Whether it heads its unit (หัวหน้าหน่วยงาน). A unit has at most one such post.</summary>
    public bool IsHead { get; init; }

    /// <summary>The next superior (ผู้บังคับบัญชาชั้นต้น); none for the mayor.</summary>
    public Guid? ReportsToId { get; set; }
    public Post? ReportsTo { get; init; }

    /// <summary>Where it stands among the posts of its unit.</summary>
    public int Place { get; set; }

    /// <summary>First Bangkok day on which it no longer exists; none while it does.</summary>
    public DateOnly? AbolishedOn { get; set; }

    /// <summary>First authority version that no longer counts it as its unit's head; none while it stands.</summary>
    public int? ClosedIn { get; set; }
    public List<Holding> Holdings { get; } = [];

    /// <summary>Whether one holder proper is all that the post can have at a time. Officers of one title may be several.</summary>
    public bool HasOneSeat => IsHead || Kind is Authority.PostKind.Mayor or Authority.PostKind.DeputyMayor or Authority.PostKind.Clerk or Authority.PostKind.Head;
}

internal sealed class PostMapping : IEntityTypeConfiguration<Post>
{
    public void Configure(EntityTypeBuilder<Post> post)
    {
        post.Property(p => p.Code).HasMaxLength(60);
        post.HasIndex(p => p.Code).IsUnique();
        post.Property(p => p.Title).SortsAsThaiText();
        post.HasOne(p => p.Unit).WithMany(u => u.Posts).HasForeignKey(p => p.UnitId).OnDelete(DeleteBehavior.Restrict);
        post.HasOne(p => p.ReportsTo).WithMany().HasForeignKey(p => p.ReportsToId).OnDelete(DeleteBehavior.Restrict);
        post.HasIndex(p => p.UnitId).IsUnique().HasFilter("is_head and abolished_on is null").HasDatabaseName("ix_post_one_head_per_unit");
        post.ToTable(table => table.HasCheckConstraint("ck_post_does_not_report_to_itself", "reports_to_id is null or reports_to_id <> id"));
    }
}

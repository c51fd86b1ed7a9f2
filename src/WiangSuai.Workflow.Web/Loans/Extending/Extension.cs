using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.People;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>
/// The borrower asks for more days before the day of return has passed (ขอขยายเวลายืม): a new decision, which alone moves that day. What is asked never
/// changes; a request that was sent back has ended, and the next one is a new request.
/// </summary>
public sealed class Extension : IVersioned, ICaseRecord
{
    public const int LongestReason = 500;

    public required Guid Id { get; init; }
    public required Guid LoanId { get; init; }
    public required Guid InstanceId { get; init; }

    /// <summary>Which time (ครั้งที่), from 1.</summary>
    public required int Time { get; init; }

    public required Guid RequestedById { get; init; }
    public required DateOnly OldDueOn { get; init; }
    public required DateOnly NewDueOn { get; init; }
    public required string Reason { get; init; }
    public required DateTimeOffset FiledAt { get; init; }
    public required string ContentHash { get; init; }

    public ExtensionStatus Status { get; private set; } = ExtensionStatus.Filing;

    /// <summary>When it was decided, sent back, or lapsed; null while it waits.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    public Loan? Loan { get; init; }

    public ExtensionGrant? Grant { get; set; }

    public int Version { get; set; }

    CaseKind ICaseRecord.CaseKind => CaseKind.Extension;

    /// <summary>False leaves everything as it was.</summary>
    public bool MoveTo(ExtensionStatus next, DateTimeOffset at)
    {
        var allowed = (Status, next) switch
        {
            (ExtensionStatus.Filing, ExtensionStatus.Submitted) => true,
            (ExtensionStatus.Submitted, ExtensionStatus.Approved or ExtensionStatus.Rejected or ExtensionStatus.SentBack or ExtensionStatus.Lapsed) => true,
            _ => false,
        };
        if (!allowed)
            return false;
        (Status, EndedAt) = (next, next == ExtensionStatus.Submitted ? null : at);
        return true;
    }

    /// <summary>What the signer is shown, without names.</summary>
    public static string CanonicalText(Guid id, Guid loan, int time, DateOnly oldDue, DateOnly newDue, string reason) => JsonSerializer.Serialize(new
    {
        kind = "extension",
        id,
        loan,
        time,
        oldDueOn = oldDue.ToString("O", CultureInfo.InvariantCulture),
        newDueOn = newDue.ToString("O", CultureInfo.InvariantCulture),
        reason,
    });

    public static string HashOf(string canonicalText) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonicalText)));
}

public enum ExtensionStatus
{
    /// <summary>Being filed in this very transaction; never seen outside it.</summary>
    Filing,
    Submitted,
    Approved,
    Rejected,

    /// <summary>ส่งกลับ: the borrower may ask anew.</summary>
    SentBack,

    /// <summary>Nobody decided before the day of return passed, or the things came back.</summary>
    Lapsed,
}

/// <summary>The approval moved the day of return. The database lets the day of a slip that is out move only where such a row says from when to when.</summary>
public sealed class ExtensionGrant
{
    public required Guid ExtensionId { get; init; }
    public required Guid LoanId { get; init; }
    public required DateOnly OldDueOn { get; init; }
    public required DateOnly DueOn { get; init; }
    public required DateTimeOffset At { get; init; }
}

internal sealed class ExtensionMapping : IEntityTypeConfiguration<Extension>
{
    public void Configure(EntityTypeBuilder<Extension> extension)
    {
        extension.ToTable("extension", table =>
        {
            table.HasCheckConstraint("ck_extension_later_than_before", "new_due_on > old_due_on");
            table.HasCheckConstraint("ck_extension_counts_from_one", "time >= 1");
            table.HasCheckConstraint("ck_extension_ended", "(ended_at is null) = (status in ('Filing', 'Submitted'))");
        });
        extension.HasIndex(e => e.LoanId).IsUnique().HasFilter("ended_at is null").HasDatabaseName("ux_extension_one_open");
        extension.HasIndex(e => new { e.LoanId, e.Time }).IsUnique().HasDatabaseName("ux_extension_time");
        extension.HasIndex(e => e.InstanceId).IsUnique();
        extension.HasAlternateKey(e => new { e.Id, e.LoanId, e.OldDueOn, e.NewDueOn });   // a grant gives what was asked for, and nothing else
        extension.Property(e => e.Reason).HasMaxLength(Extension.LongestReason);
        extension.Property(e => e.ContentHash).HasMaxLength(64);
        extension.HasOne(e => e.Loan).WithMany().HasForeignKey(e => e.LoanId).OnDelete(DeleteBehavior.Restrict);
        extension.HasOne<Person>().WithMany().HasForeignKey(e => e.RequestedById).OnDelete(DeleteBehavior.Restrict);
        extension.HasOne<WorkflowInstance>().WithMany().HasForeignKey(e => e.InstanceId).OnDelete(DeleteBehavior.Restrict);
        extension.HasOne<CaseFile>().WithOne().HasForeignKey<Extension>(e => e.Id).OnDelete(DeleteBehavior.Restrict);
        extension.HasOne(e => e.Grant).WithOne().HasForeignKey<ExtensionGrant>(g => new { g.ExtensionId, g.LoanId, g.OldDueOn, g.DueOn })
            .HasPrincipalKey<Extension>(e => new { e.Id, e.LoanId, e.OldDueOn, e.NewDueOn }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ExtensionGrantMapping : IEntityTypeConfiguration<ExtensionGrant>
{
    public void Configure(EntityTypeBuilder<ExtensionGrant> grant)
    {
        grant.ToTable("extension_grant");
        grant.HasKey(g => g.ExtensionId);
        grant.HasIndex(g => new { g.LoanId, g.OldDueOn }).IsUnique();   // one day of return gives way to one other
    }
}

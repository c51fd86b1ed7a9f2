using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.People;

namespace WiangSuai.Workflow.Web.Inbox;

/// <summary>
/// An act under a power (การวินิจฉัยสั่งการ) with what made it lawful, as it stood then. Never changed, never worked out again for display.
/// </summary>
public sealed class Decision
{
    public required Guid Id { get; init; }
    public required Guid TaskId { get; init; }
    public required Guid CaseId { get; init; }
    public required Guid PersonId { get; init; }

    /// <summary>Name as printed; personal data, outside the hashed content.</summary>
    public required string PersonName { get; init; }

    public required DateTimeOffset At { get; init; }
    public required string PowerCode { get; init; }
    public required string Verb { get; init; }

    /// <summary>Approved, Rejected or Returned.</summary>
    public required string Outcome { get; init; }

    /// <summary>What the signer wrote; needed for all but an approval.</summary>
    public required string Comment { get; init; }

    /// <summary>Mode of authority: own power, delegated, acting, vacant post (see Authority).</summary>
    public required string Mode { get; init; }

    public Guid? InstrumentId { get; init; }
    public Guid? ClauseId { get; init; }

    /// <summary>The block as printed under the signature, without the name; lines separated by a line feed.</summary>
    public required string SignatureBlock { get; init; }

    /// <summary>The whole ruling as JSON: basis, tests passed, ways not used and why, authority version.</summary>
    public required string Ruling { get; init; }

    public required int AuthorityVersion { get; init; }

    /// <summary>Hash of the matter that the signer was shown.</summary>
    public required string MatterHash { get; init; }

    /// <summary>Where the case's journal stood: the order of the decisions of one case, also of two made in the same act.</summary>
    public required int JournalPosition { get; init; }

    /// <summary>Decision made in the same act under another capacity; null for the first or only one.</summary>
    public Guid? TogetherWithId { get; init; }

    /// <summary>Set where the signer took it back: it stays here and has no effect.</summary>
    public DecisionTakenBack? TakenBack { get; init; }
}

internal sealed class DecisionMapping : IEntityTypeConfiguration<Decision>
{
    public void Configure(EntityTypeBuilder<Decision> decision)
    {
        decision.ToTable("decision", table =>
            table.HasCheckConstraint("ck_decision_says_why", "outcome = 'Approved' or length(comment) > 0"));
        decision.HasIndex(d => d.TaskId).IsUnique();
        decision.HasIndex(d => new { d.CaseId, d.JournalPosition }).IsUnique();
        decision.HasIndex(d => new { d.PersonId, d.At });
        decision.HasIndex(d => new { d.ClauseId, d.At });
        decision.Property(d => d.Comment).HasMaxLength(2000);
        decision.Property(d => d.Ruling).IsLongText();
        decision.Property(d => d.SignatureBlock).HasMaxLength(1000);
        decision.HasOne<WorkTask>().WithMany().HasForeignKey(d => d.TaskId).OnDelete(DeleteBehavior.Restrict);
        decision.HasOne<CaseFile>().WithMany().HasForeignKey(d => d.CaseId).OnDelete(DeleteBehavior.Restrict);
        decision.HasOne<Person>().WithMany().HasForeignKey(d => d.PersonId).OnDelete(DeleteBehavior.Restrict);
        decision.HasOne<Decision>().WithMany().HasForeignKey(d => d.TogetherWithId).OnDelete(DeleteBehavior.Restrict);
    }
}

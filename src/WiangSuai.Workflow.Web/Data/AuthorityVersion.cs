using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WiangSuai.Workflow.Web.Data;

/// <summary>One change of who may decide what: an order, a holding, an absence, a succession. Versions count from 1 without gaps.</summary>
/// <remarks>"As known then" means the state after the version that stood at that instant. Rows are never changed or deleted.</remarks>
public sealed class AuthorityVersion
{
    public required int Number { get; init; }

    /// <summary>Never before the version before it, even where the machine's clock was set back.</summary>
    public required DateTimeOffset At { get; init; }

    public required AuthorityChange Change { get; init; }

    /// <summary>The account under which it was recorded; none where the system did it (first data, an import at start).</summary>
    public Guid? ByAccountId { get; init; }
}

/// <summary>What was changed.</summary>
public enum AuthorityChange
{
    FirstData,
    Organisation,
    Holding,
    Absence,
    Order,
    Announcement,
    Revocation,
    Suspension,
    Relation,
    Policy,
}

internal sealed class AuthorityVersionMapping : IEntityTypeConfiguration<AuthorityVersion>
{
    public void Configure(EntityTypeBuilder<AuthorityVersion> version)
    {
        version.HasKey(v => v.Number);
        version.Property(v => v.Number).ValueGeneratedNever();
        version.ToTable(table => table.HasCheckConstraint("ck_authority_version_counts_from_one", "number >= 1"));
    }
}

/// <summary>
/// A row that authority rests on. It is true of the office from one authority version on, and until another row supersedes it.
/// </summary>
/// <remarks>A correction never edits: it sets <see cref="KnownTo"/> on the old row and adds a new one, both in one version.</remarks>
public interface IKnown
{
    /// <summary>First authority version that knows this row.</summary>
    int KnownFrom { get; }

    /// <summary>First authority version that no longer knows it; none while it stands.</summary>
    int? KnownTo { get; }
}

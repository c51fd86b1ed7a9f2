using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WiangSuai.Workflow.Web.Accounts;

namespace WiangSuai.Workflow.Web.Api;

/// <summary>
/// What a program signs in with (โทเค็นของโปรแกรม). It reads, and files requests where that is said, in the name of one person; it never decides.
/// An administrator proposes it; the person in whose name it works accepts it and alone sees it, once.
/// </summary>
public sealed class ServiceToken
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }

    /// <summary>Account of the person in whose name it works; never the proposer's own.</summary>
    public required Guid AccountId { get; init; }
    public Account? Account { get; init; }

    /// <summary>May file requests; otherwise it reads only.</summary>
    public required bool MayFile { get; init; }
    public required Guid ProposedById { get; init; }
    public required DateTimeOffset ProposedAt { get; init; }

    /// <summary>From this instant on it opens nothing.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? AcceptedAt { get; set; }

    /// <summary>SHA-256 of the token; none before it is accepted.</summary>
    public string? Hash { get; set; }

    /// <summary>To a minute or so.</summary>
    public DateTimeOffset? UsedAt { get; set; }
    public DateTimeOffset? RevokedAt { get; set; }
    public Guid? RevokedById { get; set; }
}

internal sealed class ServiceTokenMapping : IEntityTypeConfiguration<ServiceToken>
{
    public void Configure(EntityTypeBuilder<ServiceToken> token)
    {
        token.ToTable("service_token", table =>
        {
            table.HasCheckConstraint("ck_service_token_second_look", "proposed_by_id <> account_id");
            table.HasCheckConstraint("ck_service_token_accepted", "(accepted_at is null) = (hash is null)");
            table.HasCheckConstraint("ck_service_token_revoked", "(revoked_at is null) = (revoked_by_id is null)");
        });
        token.Property(t => t.Name).HasMaxLength(80);
        token.Property(t => t.Hash).HasMaxLength(64);
        token.HasIndex(t => t.Hash).IsUnique();
        token.HasOne(t => t.Account).WithMany().HasForeignKey(t => t.AccountId).OnDelete(DeleteBehavior.Restrict);
        token.HasOne<Account>().WithMany().HasForeignKey(t => t.ProposedById).OnDelete(DeleteBehavior.Restrict);
        token.HasOne<Account>().WithMany().HasForeignKey(t => t.RevokedById).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>The token as its program keeps it; 40 signs, some 238 bits.</summary>
public readonly record struct TokenText(string Value)
{
    public const string Prefix = "wsw_";
    const string Signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    const int Length = 40;

    public static TokenText New() => new(Prefix + RandomNumberGenerator.GetString(Signs, Length));

    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Value)));
}

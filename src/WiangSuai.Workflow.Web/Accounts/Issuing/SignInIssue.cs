using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WiangSuai.Workflow.Web.Data;

namespace WiangSuai.Workflow.Web.Accounts;

/// <summary>
/// A sign-in that is issued to somebody (ออกทางเข้าใช้ระบบ): the first one, or a new one in place of one that was lost. Proposed by an administrator;
/// for somebody who holds powers a second person confirms it. Then it takes effect, a sheet is printed, the holder signs in with it and says that it is so.
/// </summary>
public sealed class SignInIssue : IVersioned
{
    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }
    public Account? Account { get; init; }

    /// <summary>The account's first; otherwise whatever opened the account before is taken away.</summary>
    public required bool IsFirst { get; init; }

    /// <summary>The person held powers, or looked after the system, when it was proposed.</summary>
    public required bool HeldPowers { get; init; }

    /// <summary>So it takes a second person; only a first sign-in in an office where nobody else could be one, stopped accounts included, goes without.</summary>
    public required bool NeedsSecond { get; init; }
    public required string Reason { get; init; }

    /// <summary>Account of the administrator who proposed it; never the holder's own.</summary>
    public required Guid ProposedById { get; init; }
    public required DateTimeOffset ProposedAt { get; init; }

    /// <summary>Account of the second person: neither the first nor the holder.</summary>
    public Guid? ConfirmedById { get; set; }

    /// <summary>From when on it is in effect: confirmed, or at once where no second person is needed.</summary>
    public DateTimeOffset? EffectiveAt { get; set; }

    /// <summary>When the sheet was printed, once; its code is kept as a hash alone.</summary>
    public DateTimeOffset? PrintedAt { get; set; }
    public string? CodeHash { get; set; }

    /// <summary>From this instant on the sheet opens nothing.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>When somebody signed in with the sheet, once, and chose a password.</summary>
    public DateTimeOffset? UsedAt { get; set; }

    /// <summary>When the holder confirmed it.</summary>
    public DateTimeOffset? AcceptedAt { get; set; }

    /// <summary>When it ended without the holder's word.</summary>
    public DateTimeOffset? EndedAt { get; set; }
    public SignInEnd? End { get; set; }

    /// <summary>Account of whoever ended it; none where a newer one took its place.</summary>
    public Guid? EndedById { get; set; }
    public int Version { get; set; }

    public bool IsOpen => AcceptedAt is null && EndedAt is null;
}

public enum SignInEnd
{
    /// <summary>Taken back, by whoever may propose or confirm.</summary>
    Withdrawn,

    /// <summary>The holder says not to have asked for it.</summary>
    Disputed,
}

internal sealed class SignInIssueMapping : IEntityTypeConfiguration<SignInIssue>
{
    /// <summary>Index that speaks when two propose for one account at the same moment.</summary>
    internal static readonly string[] OneOpen = ["ix_sign_in_issue_open", "sign_in_issue.account_id"];

    public void Configure(EntityTypeBuilder<SignInIssue> issue)
    {
        issue.ToTable("sign_in_issue", table =>
        {
            table.HasCheckConstraint("ck_sign_in_issue_not_by_its_holder", "proposed_by_id <> account_id and (confirmed_by_id is null or (confirmed_by_id <> account_id and confirmed_by_id <> proposed_by_id))");
            table.HasCheckConstraint("ck_sign_in_issue_powers_need_a_second", "not held_powers or needs_second or is_first");
            table.HasCheckConstraint("ck_sign_in_issue_second_person", "effective_at is null or not needs_second or confirmed_by_id is not null");
            table.HasCheckConstraint("ck_sign_in_issue_printed", "printed_at is null or (effective_at is not null and code_hash is not null and expires_at is not null)");
            table.HasCheckConstraint("ck_sign_in_issue_used", "used_at is null or printed_at is not null");
            table.HasCheckConstraint("ck_sign_in_issue_accepted", "accepted_at is null or (used_at is not null and ended_at is null)");
            table.HasCheckConstraint("ck_sign_in_issue_end", "(ended_at is null) = (\"end\" is null)");
        });
        issue.HasOne(i => i.Account).WithMany().HasForeignKey(i => i.AccountId).OnDelete(DeleteBehavior.Restrict);
        issue.HasOne<Account>().WithMany().HasForeignKey(i => i.ProposedById).OnDelete(DeleteBehavior.Restrict);
        issue.HasOne<Account>().WithMany().HasForeignKey(i => i.ConfirmedById).OnDelete(DeleteBehavior.Restrict);
        issue.HasOne<Account>().WithMany().HasForeignKey(i => i.EndedById).OnDelete(DeleteBehavior.Restrict);
        issue.HasIndex(i => i.AccountId, "ix_sign_in_issue_open").IsUnique().HasFilter("accepted_at is null and ended_at is null");
        issue.Property(i => i.CodeHash).HasMaxLength(64);
    }
}

/// <summary>Who decides nothing until saying that the sign-in issued to them is theirs.</summary>
public static class UnconfirmedSignIns
{
    /// <summary>Persons, mostly nobody. Read in the deciding transaction, where whoever issues a sign-in is waited for (<see cref="AuthorityLock.DecidingAlone"/>).</summary>
    public static async Task<IReadOnlySet<Guid>> Read(AppDb db, CancellationToken ct) =>
        (await db.Set<Account>().Where(account => account.UnconfirmedSince != null && account.PersonId != null).Select(account => account.PersonId!.Value).ToListAsync(ct)).ToHashSet();
}

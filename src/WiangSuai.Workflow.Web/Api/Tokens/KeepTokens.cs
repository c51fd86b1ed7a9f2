using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;

namespace WiangSuai.Workflow.Web.Api;

/// <summary>What came of an act about a token.</summary>
public abstract record TokenResult
{
    private TokenResult() { }

    public sealed record Done : TokenResult;

    /// <summary>The token itself; shown in this answer and never again.</summary>
    public sealed record Accepted(ServiceToken Token, TokenText Text) : TokenResult;
    public sealed record NameMissing : TokenResult;
    public sealed record DaysWrong(int Most) : TokenResult;

    /// <summary>No account of a person is called that, or it cannot be used.</summary>
    public sealed record NoSuchAccount : TokenResult;

    /// <summary>Nobody proposes a token for the own account: it takes a second look.</summary>
    public sealed record OwnAccount : TokenResult;

    /// <summary>It is accepted, expired or revoked already, or not the reader's.</summary>
    public sealed record NotWaiting : TokenResult;
}

/// <summary>Proposes, accepts and revokes tokens. Each act does something once however often its form is sent, so the forms carry no key.</summary>
public sealed class KeepTokens(AppDb db, TimeProvider clock)
{
    public const int MostDays = 365;
    public const int LongestName = 80;

    public async Task<TokenResult> Propose(Guid by, string name, string userName, bool mayFile, int days, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Trim().Length > LongestName)
            return new TokenResult.NameMissing();
        if (days is < 1 or > MostDays)
            return new TokenResult.DaysWrong(MostDays);
        var asked = userName.Trim().ToUpperInvariant();
        if (await db.Set<Account>().AsNoTracking().SingleOrDefaultAsync(a => a.NormalizedUserName == asked && a.PersonId != null && a.DisabledAt == null, ct) is not { } account)
            return new TokenResult.NoSuchAccount();
        if (account.Id == by)
            return new TokenResult.OwnAccount();
        var now = clock.GetUtcNow().ToStoredInstant();
        if (!await db.Set<ServiceToken>().AnyAsync(t => t.AccountId == account.Id && t.Name == name.Trim() && t.AcceptedAt == null && t.RevokedAt == null && t.ExpiresAt > now, ct))
        {
            db.Add(new ServiceToken { Id = clock.NewId(), Name = name.Trim(), AccountId = account.Id, MayFile = mayFile, ProposedById = by, ProposedAt = now, ExpiresAt = now.AddDays(days) });
            await db.SaveChangesAsync(ct);
        }
        return new TokenResult.Done();
    }

    /// <summary>The second look: the person in whose name it works takes it over. Of two at once, one gets it.</summary>
    public async Task<TokenResult> Accept(Guid account, Guid id, CancellationToken ct)
    {
        var (text, now) = (TokenText.New(), clock.GetUtcNow().ToStoredInstant());
        var (hash, at) = (text.Hash, (DateTimeOffset?)now);
        await using var work = await db.BeginWrite(ct);
        var taken = await db.Set<ServiceToken>().Where(t => t.Id == id && t.AccountId == account && t.AcceptedAt == null && t.RevokedAt == null && t.ExpiresAt > now)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.AcceptedAt, at).SetProperty(t => t.Hash, hash), ct);
        await work.Commit(ct);
        return taken == 0 ? new TokenResult.NotWaiting() : new TokenResult.Accepted(await db.Set<ServiceToken>().AsNoTracking().SingleAsync(t => t.Id == id, ct), text);
    }

    /// <param name="own">Only one of this account's; null for an administrator.</param>
    public async Task<TokenResult> Revoke(Guid by, Guid id, Guid? own, CancellationToken ct)
    {
        DateTimeOffset? now = clock.GetUtcNow().ToStoredInstant();
        Guid? revoker = by;
        await using var work = await db.BeginWrite(ct);
        var revoked = await db.Set<ServiceToken>().Where(t => t.Id == id && (own == null || t.AccountId == own) && t.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.RevokedAt, now).SetProperty(t => t.RevokedById, revoker), ct);
        await work.Commit(ct);
        return revoked == 0 ? new TokenResult.NotWaiting() : new TokenResult.Done();
    }

    /// <summary>Revokes whatever works or waits in the account's name, in the caller's transaction: another way into the account has taken the place of the old ones.</summary>
    internal Task RevokeAll(Guid account, Guid by, DateTimeOffset at, CancellationToken ct)
    {
        DateTimeOffset? revoked = at;
        Guid? revoker = by;
        return db.Set<ServiceToken>().Where(t => t.AccountId == account && t.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.RevokedAt, revoked).SetProperty(t => t.RevokedById, revoker), ct);
    }
}

using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WiangSuai.Workflow.Web.Data;

namespace WiangSuai.Workflow.Web.Accounts;

/// <summary>Where a password was typed, as far as it matters for patience. See docs/decisions on lockout.</summary>
public abstract record TypedAt
{
    private TypedAt() { }

    /// <summary>On a device that signed in to this account before; the secret is in its cookie.</summary>
    public sealed record KnownDevice(string Secret) : TypedAt;

    /// <summary>Anywhere else.</summary>
    public sealed record Elsewhere(string Address) : TypedAt;

    /// <summary>In the session of somebody who is signed in: as the second party of an act, or to confirm an own one.</summary>
    public sealed record InSession(Guid SignedInAccount) : TypedAt;
}

/// <summary>Attempts in a row under one key; the key is a hash, because people type passwords into the wrong field.</summary>
public sealed class PasswordAttemptCount
{
    public required string Key { get; init; }
    public required int Attempts { get; set; }
    public required DateTimeOffset LastAt { get; set; }
    public DateTimeOffset? WaitUntil { get; set; }
}

internal sealed class PasswordAttemptCountMapping : IEntityTypeConfiguration<PasswordAttemptCount>
{
    public void Configure(EntityTypeBuilder<PasswordAttemptCount> count)
    {
        count.HasKey(c => c.Key);
        count.Property(c => c.Key).HasMaxLength(64);
        count.HasIndex(c => c.LastAt);
    }
}

/// <summary>Counts attempts before the password is looked at, so that a thousand guesses at once count as a thousand.</summary>
public sealed class PasswordAttempts(AppDb db, TimeProvider clock)
{
    /// <summary>Counts one attempt, or says until when none is taken.</summary>
    /// <param name="userName">Normalised; need not exist, so that nobody learns which names do.</param>
    public async Task<AttemptVerdict> Count(string userName, TypedAt where, CancellationToken ct)
    {
        var now = clock.GetUtcNow().ToStoredInstant();
        await using var work = await db.BeginWrite(ct);
        await db.Set<PasswordAttemptCount>().Where(c => c.LastAt < now - Patience.Memory * 24).ExecuteDeleteAsync(ct);
        var left = int.MaxValue;
        foreach (var (key, patience) in Keys(userName, where))
        {
            var verdict = await Count(key, patience, now, ct);
            if (verdict.WaitUntil is not null) return verdict; // nothing of this attempt is counted
            left = Math.Min(left, verdict.Left);
        }

        await work.Commit(ct);
        return new AttemptVerdict(left, null);
    }

    /// <summary>The password was right: the place it was typed at starts afresh, and strangers are not charged for it.</summary>
    public async Task WasRight(string userName, TypedAt where, CancellationToken ct)
    {
        await using var work = await db.BeginWrite(ct);
        foreach (var (key, patience) in Keys(userName, where))
        {
            var counts = db.Set<PasswordAttemptCount>().Where(c => c.Key == key);
            if (patience == Patience.WithAllStrangers)
                await counts.Where(c => c.Attempts > 0).ExecuteUpdateAsync(c => c.SetProperty(x => x.Attempts, x => x.Attempts - 1), ct);
            else
                await counts.ExecuteDeleteAsync(ct);
        }

        await work.Commit(ct);
    }

    async Task<AttemptVerdict> Count(string key, Patience patience, DateTimeOffset now, CancellationToken ct)
    {
        var forgetBefore = now - Patience.Memory;
        var counts = db.Set<PasswordAttemptCount>().AsNoTracking().Where(c => c.Key == key);
        await HoldOrInsert(key, now, ct);
        var counted = await counts.Where(c => c.WaitUntil == null || c.WaitUntil <= now).ExecuteUpdateAsync(
            c => c.SetProperty(x => x.Attempts, x => x.LastAt < forgetBefore ? 1 : x.Attempts + 1).SetProperty(x => x.LastAt, now), ct);
        var row = await counts.SingleAsync(ct);
        if (counted == 0) return new AttemptVerdict(0, row.WaitUntil);

        var waitUntil = now + patience.WaitAfter(row.Attempts);
        await counts.ExecuteUpdateAsync(c => c.SetProperty(x => x.WaitUntil, waitUntil), ct);
        return new AttemptVerdict(patience.LeftAfter(row.Attempts), null);
    }

    /// <summary>
    /// Both providers understand this; of two first attempts at once, one inserts and the other goes on to count. What is there is held to the end
    /// of the transaction, because a right password at the same moment would take it away before it is counted.
    /// </summary>
    Task<int> HoldOrInsert(string key, DateTimeOffset now, CancellationToken ct)
    {
        object at = db is SqliteDb ? now.UtcTicks : now;
        return db.Database.ExecuteSqlAsync(
            $"INSERT INTO password_attempt_count (key, attempts, last_at) VALUES ({key}, 0, {at}) ON CONFLICT (key) DO UPDATE SET attempts = password_attempt_count.attempts", ct);
    }

    static IEnumerable<(string Key, Patience Patience)> Keys(string userName, TypedAt where) => where switch
    {
        TypedAt.KnownDevice device => [(Hash("device", userName, device.Secret), Patience.WithKnownDevice)],
        TypedAt.InSession session => [(Hash("session", userName, session.SignedInAccount.ToString()), Patience.WithStranger)],
        TypedAt.Elsewhere elsewhere =>
        [
            (Hash("address", userName, elsewhere.Address), Patience.WithStranger),
            (Hash("strangers", userName), Patience.WithAllStrangers),
        ],
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    static string Hash(params ReadOnlySpan<string> parts) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts!))));
}

/// <param name="Left">Wrong passwords that are still borne without waiting.</param>
/// <param name="WaitUntil">Set: this attempt was not taken, and none is before this instant.</param>
public sealed record AttemptVerdict(int Left, DateTimeOffset? WaitUntil);

using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Accounts;

namespace WiangSuai.Workflow.Web.Data;

/// <summary>Settles the race between a decision and a change of the authority it rests on.</summary>
/// <remarks>
/// Decisions share the lock, a change has it alone; it is held to the end of the transaction.
/// PostgreSQL: taking the lock is a statement of its own, the first one. The version is read by a later statement, because at READ COMMITTED
/// a statement that both waits and reads returns what stood before the wait. SQLite: the single writer is the lock.
/// </remarks>
public static class AuthorityLock
{
    /// <summary>Any number that no other advisory lock of this database uses.</summary>
    const long Key = 0x5753_4155_5448; // "WSAUTH"

    /// <summary>Begins a transaction in which decisions are made. No change of authority commits before it ends.</summary>
    public static async Task<DecidingWork> Deciding(this AppDb db, TimeProvider clock, CancellationToken ct)
    {
        return await Begin(db, "SELECT pg_advisory_xact_lock_shared({0})", (transaction, version, since) =>
            new DecidingWork(db, transaction, version, Later(clock.GetUtcNow().ToStoredInstant(), since)), ct);
    }

    /// <summary>The same, but alone: for what stops somebody from deciding without changing authority itself. Decisions wait until it ends, and then see it.</summary>
    public static async Task<DecidingWork> DecidingAlone(this AppDb db, TimeProvider clock, CancellationToken ct)
    {
        return await Begin(db, "SELECT pg_advisory_xact_lock({0})", (transaction, version, since) =>
            new DecidingWork(db, transaction, version, Later(clock.GetUtcNow().ToStoredInstant(), since)), ct);
    }

    /// <summary>Begins a transaction that changes authority. Decisions wait until it ends, and then see the new version.</summary>
    /// <param name="by">The account under which it is recorded; none for the system itself.</param>
    public static async Task<ChangingWork> ChangingAuthority(
        this AppDb db, AuthorityChange change, Guid? by, TimeProvider clock, CancellationToken ct)
    {
        return await Begin(db, "SELECT pg_advisory_xact_lock({0})", (transaction, version, since) =>
        {
            var next = new AuthorityVersion
            {
                Number = version + 1,
                At = Later(clock.GetUtcNow().ToStoredInstant(), since),
                Change = change,
                ByAccountId = by,
            };
            db.Add(next);
            return new ChangingWork(db, transaction, next.Number, next.At);
        }, ct);
    }

    /// <summary>The same for a person who acts: recorded under that person's account, none where the person has none.</summary>
    public static async Task<ChangingWork> ChangingAuthorityFor(this AppDb db, Guid person, AuthorityChange change, TimeProvider clock, CancellationToken ct) =>
        await db.ChangingAuthority(change, await db.Set<Account>().Where(account => account.PersonId == person).Select(account => (Guid?)account.Id).SingleOrDefaultAsync(ct), clock, ct);

    /// <summary>Takes the lock, reads the version after it, and hands both over with the transaction.</summary>
    static async Task<TWork> Begin<TWork>(AppDb db, string takeLock, Func<WriteTransaction, int, DateTimeOffset, TWork> hand, CancellationToken ct) where TWork : AuthorityWork
    {
        var transaction = await db.BeginWrite(ct);
        try
        {
            if (db is PostgresDb) await db.Database.ExecuteSqlRawAsync(takeLock, [Key], ct);
            var (version, since) = await Latest(db, ct);
            return hand(transaction, version, since);
        }
        catch
        {
            await transaction.DisposeAsync();   // whatever it was: until it is handed over, nobody else ends the transaction
            throw;
        }
    }

    /// <summary>The version that stands, 0 where nothing has been recorded yet.</summary>
    static async Task<(int Version, DateTimeOffset Since)> Latest(AppDb db, CancellationToken ct) =>
        await db.Set<AuthorityVersion>().AsNoTracking().OrderByDescending(v => v.Number).FirstOrDefaultAsync(ct) is { } latest
            ? (latest.Number, latest.At)
            : (0, DateTimeOffset.MinValue);

    static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}

/// <summary>A transaction under the authority lock. Disposed without <see cref="Commit"/>, nothing of it stays.</summary>
public abstract class AuthorityWork : IAsyncDisposable
{
    readonly WriteTransaction transaction;

    private protected AuthorityWork(AppDb db, WriteTransaction transaction, int version, DateTimeOffset at) =>
        (Db, this.transaction, Version, At) = (db, transaction, version, at);

    internal AppDb Db { get; }

    /// <summary>The authority version that stands in this transaction; in a changing one, the version it makes.</summary>
    public int Version { get; }

    /// <summary>The version by which somebody acts here. Whoever changes authority acts by what stood before.</summary>
    public abstract int Standing { get; }

    /// <summary>The instant of what is done here: read after the lock, UTC, never before the latest change of authority.</summary>
    public DateTimeOffset At { get; }

    /// <summary>Saves what the context holds and commits.</summary>
    public async Task Commit(CancellationToken ct)
    {
        await Db.SaveChangesAsync(ct);
        await transaction.Commit(ct);
    }

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

/// <summary>The transaction of one or more decisions.</summary>
public sealed class DecidingWork : AuthorityWork
{
    internal DecidingWork(AppDb db, WriteTransaction transaction, int version, DateTimeOffset at) : base(db, transaction, version, at) { }

    public override int Standing => Version;
}

/// <summary>The transaction of one change of authority; it makes exactly one version.</summary>
public sealed class ChangingWork : AuthorityWork
{
    internal ChangingWork(AppDb db, WriteTransaction transaction, int version, DateTimeOffset at) : base(db, transaction, version, at) { }

    public override int Standing => Version - 1;
}

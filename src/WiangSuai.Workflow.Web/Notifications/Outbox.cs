using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;

namespace WiangSuai.Workflow.Web.Notifications;

/// <summary>
/// Letters that have to leave. At least once each: a lease is committed before a letter is sent and its end counts only while the lease stands,
/// so a second copy, with the same Message-ID, leaves only where a sender died between the mail server's yes and the commit.
/// </summary>
public sealed class Outbox(AppDb db, TimeProvider clock)
{
    /// <summary>Longer than <see cref="Mailer.Patience"/>, so that a sender that lives never loses its letter.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    static readonly string Me = $"{Environment.MachineName}/{Environment.ProcessId}";

    /// <summary>A new letter for the outbox: either about a notice or the digest of a day.</summary>
    internal static OutboxMessage Letter(Guid person, DateTimeOffset at, SmtpSettings mail, Guid? notice = null, DateOnly? day = null)
    {
        var id = Guid.CreateVersion7(at);
        return new OutboxMessage { Id = id, PersonId = person, NoticeId = notice, Day = day, MessageId = $"{id:N}@{mail.Domain}", CreatedAt = at, NextAt = at };
    }

    /// <summary>Leases the letter that has waited longest. PostgreSQL passes over those that others are just leasing; SQLite has one writer.</summary>
    /// <returns>Null where nothing is to be sent now.</returns>
    public async Task<OutboxMessage?> Claim(CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        await using var work = await db.BeginWrite(ct);
        var now = clock.GetUtcNow().ToStoredInstant();
        var next = db.Database.IsNpgsql()
            ? db.Set<OutboxMessage>().FromSql(
                $"""
                select * from outbox_message where state = 'Waiting' and next_at <= {now} and (leased_until is null or leased_until <= {now})
                order by next_at limit 1 for update skip locked
                """)
            : db.Set<OutboxMessage>().Where(m => m.State == OutboxState.Waiting && m.NextAt <= now && (m.LeasedUntil == null || m.LeasedUntil <= now)).OrderBy(m => m.NextAt).Take(1);
        if (await next.ToListAsync(ct) is not [var message])
            return null;

        message.Attempt++;
        (message.LeaseOwner, message.LeasedUntil) = (Me, now + Lease);
        await db.SaveChangesAsync(ct);
        await work.Commit(ct);
        return message;
    }

    /// <summary>Writes down how the attempt ended.</summary>
    /// <returns>False where the lease had passed to another sender, whose end counts.</returns>
    public async Task<bool> End(OutboxMessage leased, Delivery how, CancellationToken ct)
    {
        var now = clock.GetUtcNow().ToStoredInstant();
        var again = how is Delivery.Failed { ForGood: false } ? Retries.After(leased.Attempt) : null;
        OutboxState state = how switch
        {
            Delivery.Accepted => OutboxState.Sent,
            Delivery.Needless => OutboxState.Needless,
            _ when again is null => OutboxState.GivenUp,
            _ => OutboxState.Waiting,
        };
        var failure = (how as Delivery.Failed)?.Why;
        var (nextAt, endedAt) = (now + (again ?? TimeSpan.Zero), state == OutboxState.Waiting ? (DateTimeOffset?)null : now);
        await using var work = await db.BeginWrite(ct);
        var ended = await db.Set<OutboxMessage>()
            .Where(m => m.Id == leased.Id && m.State == OutboxState.Waiting && m.LeaseOwner == leased.LeaseOwner && m.Attempt == leased.Attempt)
            .ExecuteUpdateAsync(set => set
                .SetProperty(m => m.State, state).SetProperty(m => m.NextAt, nextAt).SetProperty(m => m.EndedAt, endedAt).SetProperty(m => m.Failure, failure)
                .SetProperty(m => m.LeaseOwner, (string?)null).SetProperty(m => m.LeasedUntil, (DateTimeOffset?)null), ct);
        await work.Commit(ct);
        return ended == 1;
    }

    /// <summary>Sets what was given up going again from its first attempt: one letter, or all. What is not given up stays as it is, so pressing twice does nothing more.</summary>
    public async Task<int> SendAgain(Guid? one, CancellationToken ct)
    {
        var now = clock.GetUtcNow().ToStoredInstant();
        await using var work = await db.BeginWrite(ct);
        var again = await db.Set<OutboxMessage>().Where(m => m.State == OutboxState.GivenUp && (one == null || m.Id == one))
            .ExecuteUpdateAsync(set => set
                .SetProperty(m => m.State, OutboxState.Waiting).SetProperty(m => m.EndedAt, (DateTimeOffset?)null).SetProperty(m => m.Attempt, 0).SetProperty(m => m.NextAt, now), ct);
        await work.Commit(ct);
        return again;
    }
}

/// <summary>How an attempt to send a letter ended.</summary>
public abstract record Delivery
{
    private Delivery() { }

    /// <summary>The mail server has taken it over.</summary>
    public sealed record Accepted : Delivery;

    /// <summary>There was nothing left to tell.</summary>
    public sealed record Needless : Delivery;

    /// <param name="Why">What the server said, or what went wrong on the way to it.</param>
    /// <param name="ForGood">The server will never take this letter for this address.</param>
    /// <param name="OnTheWay">The server itself could not be reached or spoken with: others would fare no better now.</param>
    public sealed record Failed(string Why, bool ForGood, bool OnTheWay) : Delivery;
}

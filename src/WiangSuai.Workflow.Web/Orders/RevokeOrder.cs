using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Ledger;
using WiangSuai.Workflow.Web.Notifications;
using WiangSuai.Workflow.Web.People;

namespace WiangSuai.Workflow.Web.Orders;

/// <summary>The mayor revokes an order or one clause of it, from now on (ยกเลิกคำสั่ง).</summary>
/// <param name="Clause">None: the whole order.</param>
/// <param name="Key">Idempotency key of the form.</param>
public sealed record RevokeOrderCommand(Guid Person, Guid Order, Guid? Clause, string Reason, string Key);

/// <summary>What came of a revocation.</summary>
public abstract record RevokeOrderResult
{
    private RevokeOrderResult() { }

    public sealed record Revoked : RevokeOrderResult;
    public sealed record NoSuchOrder : RevokeOrderResult;
    public sealed record ReasonMissing : RevokeOrderResult;
    public sealed record ReasonTooLong : RevokeOrderResult;
    public sealed record NotEntitled(Ruling.Refused Ruling) : RevokeOrderResult;

    /// <param name="By">Who was first; none where an order revoked it.</param>
    public sealed record RevokedAlready(string? By, DateTimeOffset At) : RevokeOrderResult;

    /// <summary>Its last day is over: there is nothing to revoke.</summary>
    public sealed record HasEnded(DateOnly LastDay) : RevokeOrderResult;

    /// <summary>The form came back with other content than the first time.</summary>
    public sealed record FormUsedAlready : RevokeOrderResult;
}

/// <summary>Revokes with its proof, moves the open tasks whose basis it ends, and asks nobody any longer to announce what has ended.</summary>
public sealed class RevokeOrder(AppDb db, AuthoritySnapshots authority, ReassignTasks reassign, Tell tell, EndUnannounced unannounced, Idempotency once, TimeProvider clock)
{
    public const int LongestReason = 2000;
    const string Command = "revoke-order";

    /// <summary>Nobody asks for it: the office itself takes back what it gave.</summary>
    public static Matter Matter { get; } = new() { Requester = Guid.Empty };

    public async Task<RevokeOrderResult> Handle(RevokeOrderCommand command, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(command.Reason))
            return new RevokeOrderResult.ReasonMissing();
        if (command.Reason.Length > LongestReason)
            return new RevokeOrderResult.ReasonTooLong();

        db.ChangeTracker.Clear();   // what a page read before says nothing under the lock
        await using var work = await db.ChangingAuthorityFor(command.Person, AuthorityChange.Revocation, clock, ct);
        if (await once.Find(command.Person, Command, command.Key, Content(command), ct) is { } earlier)
            return earlier.SameContent ? new RevokeOrderResult.Revoked() : new RevokeOrderResult.FormUsedAlready();
        var result = await In(work, command, ct);
        if (result is RevokeOrderResult.Revoked)
            await work.Commit(ct);
        return result;
    }

    /// <summary>The act itself in a transaction that is already alone: the revocation, its proof, and the tasks that it moves.</summary>
    public async Task<RevokeOrderResult> In(ChangingWork work, RevokeOrderCommand command, CancellationToken ct)
    {
        if (await Find(db, command.Order, ct) is not { } order || (command.Clause is { } one && order.Clauses.All(clause => clause.Id != one || clause.Power is null)))
            return new RevokeOrderResult.NoSuchOrder();
        if (order.Revocations.FirstOrDefault(r => r.KnownTo is null && (r.ClauseId is null || r.ClauseId == command.Clause)) is { } before)
            return new RevokeOrderResult.RevokedAlready(before.By?.Name, before.At);
        if (order.To is { } last && last < Shared.Bangkok.Day(work.At))
            return new RevokeOrderResult.HasEnded(last);
        if ((await authority.In(work, ct)).Decide(Powers.OrderSign.Code, Matter, command.Person, work.At) is not Ruling.Granted granted)
            return new RevokeOrderResult.NotEntitled((Ruling.Refused)(await authority.In(work, ct)).Decide(Powers.OrderSign.Code, Matter, command.Person, work.At));

        var revocation = Record(command, order, granted, work);
        order.Revocations.Add(revocation);
        await tell.OfPower(order.Id, [.. order.Clauses.Where(clause => command.Clause is null || clause.Id == command.Clause).Select(clause => clause.DelegateePostId).OfType<Guid>().Distinct()], NoticeKind.PowerTaken, revocation.Id, work.At, ct);
        once.Remember(command.Person, Command, command.Key, Content(command), "revoked", work.At);
        await reassign.In(work, [.. order.Clauses.Where(clause => command.Clause is null || clause.Id == command.Clause).Select(clause => clause.Power).OfType<string>().Distinct()], ct);
        if (order.HasEnded(work.At))
            await unannounced.In(work, order.Id, command.Person, ct);
        return new RevokeOrderResult.Revoked();
    }

    internal static Task<Instrument?> Find(AppDb db, Guid id, CancellationToken ct) => db.Set<Instrument>().AsNoTracking().AsSplitQuery()
        .Where(order => order.Id == id && order.KnownTo == null)
        .Include(order => order.Clauses.OrderBy(clause => clause.Place)).ThenInclude(clause => clause.DelegateePost)
        .Include(order => order.Revocations).ThenInclude(revocation => revocation.By)
        .Include(order => order.Revocations).ThenInclude(revocation => revocation.ByInstrument)
        .Include(order => order.Suspensions).Include(order => order.Announcements)
        .SingleOrDefaultAsync(ct);

    Revocation Record(RevokeOrderCommand command, Instrument order, Ruling.Granted granted, ChangingWork work)
    {
        var revocation = new Revocation
        {
            Id = clock.NewId(),
            InstrumentId = order.Id,
            ClauseId = command.Clause,
            At = work.At,
            Reason = command.Reason.Trim(),
            ById = command.Person,
            SignatureBlock = string.Join('\n', granted.Basis.Block.Lines),
            Ruling = JsonSerializer.Serialize<Ruling>(granted, RulingJson.Options),
            KnownFrom = work.Version,
        };
        db.Add(revocation);
        db.Add(Leaf.Of(clock.NewId(), "revocation", revocation.Id, JsonSerializer.Serialize(new
        {
            kind = "revocation",
            id = revocation.Id,
            order = revocation.InstrumentId,
            clause = revocation.ClauseId,
            by = revocation.ById,
            at = revocation.At.ToString("O"),
            reason = revocation.Reason,
            block = revocation.SignatureBlock,
            ruling = revocation.Ruling,
            authorityVersion = work.Version,
        }, RulingJson.Options), work.At));
        return revocation;
    }

    static object Content(RevokeOrderCommand command) => new { command.Order, command.Clause, command.Reason };
}

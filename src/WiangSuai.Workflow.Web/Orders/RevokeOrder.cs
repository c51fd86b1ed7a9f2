using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Ledger;
using WiangSuai.Workflow.Web.People;

namespace WiangSuai.Workflow.Web.Orders;

/// <summary>The mayor revokes an order or one clause of it, from now on (ยกเลิกคำสั่ง).</summary>
/// <param name="Clause">None: the whole order.</param>
/// <param name="Key">Idempotency key of the form.</param>
public sealed record RevokeOrderCommand(Guid Person, Guid Order, Guid? Clause, string Reason, string Key);

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

public sealed class RevokeOrder(AppDb db, AuthoritySnapshots authority, ReassignTasks reassign, Idempotency once, TimeProvider clock)
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
        await using var work = await db.ChangingAuthority(AuthorityChange.Revocation, null, clock, ct);
        var result = await In(work, command, ct);
        if (result is RevokeOrderResult.Revoked)
            await work.Commit(ct);
        return result;
    }

    /// <summary>The act itself in a transaction that is already alone: the revocation, its proof, and the tasks that it moves.</summary>
    public async Task<RevokeOrderResult> In(ChangingWork work, RevokeOrderCommand command, CancellationToken ct)
    {
        var content = new { command.Order, command.Clause, command.Reason };
        if (await once.Find(command.Person, Command, command.Key, content, ct) is { } earlier)
            return earlier.SameContent ? new RevokeOrderResult.RevokedAlready(null, work.At) : new RevokeOrderResult.FormUsedAlready();
        if (await Find(db, command.Order, ct) is not { } order || (command.Clause is { } one && order.Clauses.All(clause => clause.Id != one || clause.Power is null)))
            return new RevokeOrderResult.NoSuchOrder();
        if (order.Revocations.FirstOrDefault(r => r.KnownTo is null && (r.ClauseId is null || r.ClauseId == command.Clause)) is { } before)
            return new RevokeOrderResult.RevokedAlready(before.By?.Name, before.At);
        if (order.To is { } last && last < Shared.Bangkok.Day(work.At))
            return new RevokeOrderResult.HasEnded(last);
        if ((await authority.In(work, ct)).Decide(Powers.OrderSign.Code, Matter, command.Person, work.At) is not Ruling.Granted granted)
            return new RevokeOrderResult.NotEntitled((Ruling.Refused)(await authority.In(work, ct)).Decide(Powers.OrderSign.Code, Matter, command.Person, work.At));

        Record(command, order, granted, work);
        once.Remember(command.Person, Command, command.Key, content, "revoked", work.At);
        await reassign.In(work, [.. order.Clauses.Where(clause => command.Clause is null || clause.Id == command.Clause).Select(clause => clause.Power).OfType<string>().Distinct()], ct);
        return new RevokeOrderResult.Revoked();
    }

    internal static Task<Instrument?> Find(AppDb db, Guid id, CancellationToken ct) => db.Set<Instrument>().AsNoTracking().AsSplitQuery()
        .Where(order => order.Id == id && order.KnownTo == null)
        .Include(order => order.Clauses.OrderBy(clause => clause.Place)).ThenInclude(clause => clause.DelegateePost)
        .Include(order => order.Revocations).ThenInclude(revocation => revocation.By)
        .Include(order => order.Revocations).ThenInclude(revocation => revocation.ByInstrument)
        .Include(order => order.Suspensions).Include(order => order.Announcements)
        .SingleOrDefaultAsync(ct);

    void Record(RevokeOrderCommand command, Instrument order, Ruling.Granted granted, ChangingWork work)
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
    }
}

/// <summary>An open task whose basis a revocation would end.</summary>
/// <param name="Now">For whom it waits now.</param>
/// <param name="Then">For whom it would wait; empty where nobody would be left.</param>
public sealed record TouchedTask(string Subject, string? Reference, string Href, string Now, string Then);

/// <summary>Works out which open tasks a revocation would move, and to whom. For showing; what counts is the revocation itself.</summary>
public sealed class TouchedTasks(AppDb db, AuthoritySnapshots authority, CaseRooms rooms, TimeProvider clock)
{
    public async Task<IReadOnlyList<TouchedTask>> Of(Instrument order, Guid? clause, CancellationToken ct)
    {
        var ended = order.Clauses.Where(one => one.Power is not null && (clause is null || one.Id == clause)).ToList();
        var (codes, ids) = (ended.Select(one => one.Power).Distinct().ToList(), ended.Select(one => one.Id).ToHashSet());
        var rows = await (
            from task in db.Set<WorkTask>().AsNoTracking()
            join file in db.Set<CaseFile>() on task.CaseId equals file.Id
            where task.ClosedAt == null && codes.Contains(task.PowerCode)
            orderby task.OpenedAt
            select new { task.CaseId, task.CaseKind, Power = task.PowerCode!, file.Subject, file.Reference }).ToListAsync(ct);
        if (rows.Count == 0)
            return [];

        var at = clock.GetUtcNow();
        var (now, then) = (await authority.Now(db, ct), await AuthoritySnapshots.Without(db, order.Id, clause, at, ct));
        var names = await db.Set<Person>().ToDictionaryAsync(person => person.Id, person => person.Name, ct);
        var touched = new List<TouchedTask>();
        foreach (var row in rows)
        {
            var record = await rooms.Load(row.CaseKind, row.CaseId, ct);
            var able = now.WhoCan(row.Power, await rooms.Of(record).MatterOf(record, now, row.Power, at, ct), at).Able;
            if (!able.Any(candidate => candidate.Basis.Clause is { } basis && ids.Contains(basis.Clause)))
                continue;
            var left = then.WhoCan(row.Power, await rooms.Of(record).MatterOf(record, then, row.Power, at, ct), at).Able;
            touched.Add(new TouchedTask(row.Subject, row.Reference, rooms.Of(record).HrefOf(row.CaseId, null), First(able, names), First(left, names)));
        }
        return touched;
    }

    static string First(IReadOnlyList<Candidate> able, Dictionary<Guid, string> names) =>
        string.Join(", ", able.Where(candidate => Standing.Of(candidate, able) == 0).Select(candidate => $"{candidate.Basis.ActsIn.Title} ({names[candidate.Person]})"));
}

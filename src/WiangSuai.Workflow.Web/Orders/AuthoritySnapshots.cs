using System.Collections.Concurrent;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.People;

namespace WiangSuai.Workflow.Web.Orders;

/// <summary>The authority of each office at its latest version, ready to be asked. Immutable, shared by all requests, kept per database.</summary>
/// <remarks>
/// A decision asks for the version that it read in its own transaction, so a snapshot never outlives a revocation. Rows are read by the
/// versions that know them, so that a change committing while they are read does not mix two versions.
/// </remarks>
public sealed class AuthoritySnapshots
{
    readonly ConcurrentDictionary<string, Town> latest = new(StringComparer.Ordinal);

    /// <summary>The authority by which somebody acts in this transaction.</summary>
    public async Task<Town> In(AuthorityWork work, CancellationToken ct) =>
        (await At(work.Db, work.Standing, ct)).WhereUnconfirmed(await UnconfirmedSignIns.Read(work.Db, ct));

    /// <summary>The authority that this transaction makes, once its rows are saved. Kept by nobody: it may yet be rolled back.</summary>
    public static async Task<Town> After(ChangingWork work, CancellationToken ct) => new(await Read(work.Db, work.Version, ct));

    /// <summary>The authority as it stands now, for showing who could decide. Nothing is decided by it.</summary>
    public async Task<Town> Now(AppDb db, CancellationToken ct) =>
        (await At(db, await db.Set<AuthorityVersion>().MaxAsync(v => (int?)v.Number, ct) ?? 0, ct)).WhereUnconfirmed(await UnconfirmedSignIns.Read(db, ct));

    /// <summary>The authority as it was known at an earlier version, for replaying a decision.</summary>
    public static async Task<Town> AsKnownAt(AppDb db, int version, CancellationToken ct) => new(await Read(db, version, ct));

    /// <summary>The authority as it would be without an order or one of its clauses, for showing what a revocation would move. Nothing is decided by it.</summary>
    /// <param name="clause">None: without the whole order.</param>
    public static async Task<Town> Without(AppDb db, Guid order, Guid? clause, DateTimeOffset at, CancellationToken ct)
    {
        var records = await Read(db, await db.Set<AuthorityVersion>().MaxAsync(v => (int?)v.Number, ct) ?? 0, ct);
        return new(records with { Revocations = [.. records.Revocations, new Authority.Revocation(order, clause, at, null)] });
    }

    async Task<Town> At(AppDb db, int version, CancellationToken ct)
    {
        var office = db.Database.GetConnectionString()!;
        if (latest.TryGetValue(office, out var known) && known.Version == version) return known;

        var town = new Town(await Read(db, version, ct));
        latest.AddOrUpdate(office, town, (_, other) => other.Version > version ? other : town);
        return town;
    }

    static async Task<Records> Read(AppDb db, int version, CancellationToken ct)
    {
        var functions = await db.Set<UnitFunction>().AsNoTracking().ToListAsync(ct);
        return new Records
        {
            Version = version,
            Units = [.. (await db.Set<People.Unit>().AsNoTracking().ToListAsync(ct)).Select(unit => new Authority.Unit(
                unit.Id, unit.Name, unit.ParentId, [.. functions.Where(f => f.UnitId == unit.Id).Select(f => f.Function)]))],
            Posts = await db.Set<People.Post>()
                .Select(p => new Authority.Post(p.Id, p.Title, p.SignedAs, p.UnitId, p.Kind, p.IsHead && (p.ClosedIn == null || p.ClosedIn > version), p.ReportsToId)).ToListAsync(ct),
            Holdings = await db.Set<People.Holding>().Where(Known<People.Holding>(version))
                .Select(h => new Authority.Holding(h.PersonId, h.PostId, h.From, h.To, h.Mode)).ToListAsync(ct),
            Absences = await db.Set<People.Absence>().Where(Known<People.Absence>(version))
                .Select(a => new Authority.Absence(a.PersonId, a.From, a.Until, a.Planned)).ToListAsync(ct),
            Instruments = [.. (await Instruments(db, version, ct)).Select(ToRecord)],
            Revocations = await db.Set<Revocation>().Where(Known<Revocation>(version))
                .Select(r => new Authority.Revocation(r.InstrumentId, r.ClauseId, r.At, r.ByInstrumentId)).ToListAsync(ct),
            Suspensions = await db.Set<Suspension>().Where(Known<Suspension>(version))
                .Select(s => new Authority.Suspension(s.InstrumentId, s.From, s.Until)).ToListAsync(ct),
            Policy = await db.Set<AuthorityPolicy>().AsNoTracking().Where(Known<AuthorityPolicy>(version)).SingleOrDefaultAsync(ct) is { } policy
                ? ToRecord(policy)
                : new Policy(),
        };
    }

    static Task<List<Instrument>> Instruments(AppDb db, int version, CancellationToken ct) =>
        db.Set<Instrument>().AsNoTracking().AsSplitQuery().Where(Known<Instrument>(version))
            .Include(i => i.Clauses).ThenInclude(c => c.Units)
            .Include(i => i.Succession)
            .Include(i => i.Announcements.Where(a => a.KnownFrom <= version && (a.KnownTo == null || a.KnownTo > version)))
            .OrderBy(i => i.SignedAt).ThenBy(i => i.Id)
            .ToListAsync(ct);

    static Expression<Func<T, bool>> Known<T>(int version) where T : IKnown =>
        row => row.KnownFrom <= version && (row.KnownTo == null || row.KnownTo > version);

    static Authority.Instrument ToRecord(Instrument order) => new(
        order.Id,
        order.Number,
        order.Year + Shared.Years.Era,
        order.Kind,
        order.SignerPostId,
        order.SignedAt,
        order.From,
        order.To,
        order.Announcements.Count == 0 ? null : order.Announcements.Min(a => a.At),
        [.. order.Clauses.Where(clause => clause.Power is not null).OrderBy(clause => clause.Place).Select(ToRecord)],
        [.. order.Succession.GroupBy(place => place.ForPostId).Select(line =>
            new SuccessionLine(line.Key, [.. line.OrderBy(place => place.Rank).Select(place => place.ByPostId)]))]);

    static Authority.Clause ToRecord(Clause clause) => new(
        clause.Id,
        clause.No,
        clause.Power!,
        clause.DelegateePostId!.Value,
        clause.PerCase,
        clause.PerPeriod is { } sum ? new PeriodLimit(sum, clause.Period!.Value) : null,
        clause.OnlyClasses,
        clause.ExceptClasses,
        [.. clause.Units.Select(unit => unit.UnitId)],
        clause.Premises,
        clause.OtherCondition);

    static Policy ToRecord(AuthorityPolicy policy) => new()
    {
        DelegateeMayDecideDelegatorsMatter = policy.DelegateeMayDecideDelegatorsMatter,
        ActingHolderMayUseDelegation = policy.ActingHolderMayUseDelegation,
        DelegationFallsWithDelegator = policy.DelegationFallsWithDelegator,
        BeyondTheOffice = policy.WayUp is { } way ? new WayUp(way, policy.WayUpEn!, policy.Source) : null,
    };
}

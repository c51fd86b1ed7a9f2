using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.People;

namespace WiangSuai.Workflow.Web.Orders;

/// <summary>An open task whose basis a revocation would end.</summary>
/// <param name="Now">For whom it waits now.</param>
/// <param name="Then">For whom it would wait; empty where nobody would be left.</param>
public sealed record TouchedTask(string Subject, string? Reference, string Href, string Now, string Then);

/// <summary>The tasks that a revocation would move.</summary>
/// <param name="First">Those open longest, at most <see cref="TouchedTasks.MostShown"/>.</param>
/// <param name="All">How many there are; beyond those shown, as many as the inboxes' lists name the order for.</param>
public sealed record Touched(IReadOnlyList<TouchedTask> First, int All)
{
    public static Touched None { get; } = new([], 0);
}

/// <summary>Works out which open tasks a revocation would move, and to whom. For showing; what counts is the revocation itself, which moves them all.</summary>
public sealed class TouchedTasks(AppDb db, AuthoritySnapshots authority, CaseRooms rooms, TimeProvider clock)
{
    public const int MostShown = 50;

    public async Task<Touched> Of(Instrument order, Guid? clause, CancellationToken ct)
    {
        var ended = order.Clauses.Where(one => one.Power is not null && (clause is null || one.Id == clause)).ToList();
        var open = Naming(order, clause is null ? null : ended.SingleOrDefault()?.No, [.. ended.Select(one => one.Power!).Distinct()]);
        var rows = await (
            from task in open
            join file in db.Set<CaseFile>() on task.CaseId equals file.Id
            orderby task.OpenedAt, task.Id
            select new Row(task.CaseId, task.CaseKind, task.PowerCode!, file.Subject, file.Reference)).Take(MostShown).ToListAsync(ct);
        if (rows.Count == 0)
            return Touched.None;

        var touched = await Moved(rows, order, clause, [.. ended.Select(one => one.Id)], ct);
        return new(touched, rows.Count < MostShown ? touched.Count : await open.CountAsync(ct));
    }

    /// <summary>The open tasks that somebody may answer by the order, as far as the lists of the inboxes know.</summary>
    IQueryable<WorkTask> Naming(Instrument order, string? no, IReadOnlyList<string> powers)
    {
        var mention = BasisNote.Naming($"{order.Number}/{OrdersModel.YearShown(order.Year)}", no);
        return db.Set<WorkTask>().AsNoTracking().Where(task => task.ClosedAt == null && powers.Contains(task.PowerCode!) && task.Candidates.Any(candidate => candidate.BasisNote.Contains(mention)));
    }

    async Task<List<TouchedTask>> Moved(List<Row> rows, Instrument order, Guid? clause, HashSet<Guid> ended, CancellationToken ct)
    {
        var at = clock.GetUtcNow();
        var (now, then) = (await authority.Now(db, ct), await AuthoritySnapshots.Without(db, order.Id, clause, at, ct));
        var names = await db.Set<Person>().ToDictionaryAsync(person => person.Id, person => person.Name, ct);
        var records = new Dictionary<Guid, ICaseRecord>();
        foreach (var ofOneKind in rows.GroupBy(row => row.Kind))
        {
            foreach (var record in await rooms.Of(ofOneKind.Key).Load([.. ofOneKind.Select(row => row.Case).Distinct()], ct))
                records.Add(record.Id, record);
        }

        var touched = new List<TouchedTask>();
        foreach (var row in rows)
        {
            var (room, record) = (rooms.Of(row.Kind), records[row.Case]);
            var able = now.WhoCan(row.Power, await room.MatterOf(record, now, row.Power, at, ct), at).Able;
            if (!able.Any(candidate => candidate.Basis.Clause is { } basis && ended.Contains(basis.Clause)))
                continue;
            var left = then.WhoCan(row.Power, await room.MatterOf(record, then, row.Power, at, ct), at).Able;
            touched.Add(new TouchedTask(row.Subject, row.Reference, room.HrefOf(row.Case, null), First(able, names), First(left, names)));
        }
        return touched;
    }

    static string First(IReadOnlyList<Candidate> able, Dictionary<Guid, string> names) =>
        string.Join(", ", able.Where(candidate => Standing.Of(candidate, able) == 0).Select(candidate => $"{candidate.Basis.ActsIn.Title} ({names[candidate.Person]})"));

    sealed record Row(Guid Case, CaseKind Kind, string Power, string Subject, string? Reference);
}

using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Orders;

namespace WiangSuai.Workflow.Web.Inbox;

/// <summary>One of the tasks that somebody is about to approve together, as the rulings before it would leave the limits.</summary>
/// <param name="Ruling">Null where it cannot be decided together with others, whoever asks: see <paramref name="Why"/>.</param>
public sealed record BatchLine(InboxItem Item, Power Power, decimal? Amount, string ContentHash, Ruling? Ruling, BatchStop? Why)
{
    public Guid Task => Item.Task;
}

public enum BatchStop
{
    /// <summary>Answered meanwhile.</summary>
    Closed,

    /// <summary>Its verb or its power is decided alone.</summary>
    Alone,

    /// <summary>Somebody else has taken it.</summary>
    TakenByAnother,

    /// <summary>It was sent up.</summary>
    PassedUp,
}

/// <summary>Rules over several tasks one after another without deciding any, each against what the ones before would use.</summary>
public sealed class BatchReader(AppDb db, InboxReader inbox, AuthoritySnapshots authority, CaseRooms rooms, TimeProvider clock)
{
    public async Task<IReadOnlyList<BatchLine>> Review(Guid person, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var at = clock.GetUtcNow();
        var town = await authority.Now(db, ct);
        var tasks = (await db.Set<WorkTask>().AsNoTracking().WithPeople().Where(task => ids.Contains(task.Id) && task.Kind == TaskKind.Decision && task.Candidates.Any(c => c.PersonId == person)).ToListAsync(ct)).ToDictionary(task => task.Id);
        var asked = ids.Distinct().Take(DecideBatch.Most).Where(tasks.ContainsKey).Select(id => tasks[id]).ToList();
        var items = (await inbox.Of([.. asked.Select(task => task.Id)], person, ct)).ToDictionary(item => item.Task);
        var (records, matters) = (await Records(asked, ct), new Dictionary<(Guid Case, string Power), Matter>());
        foreach (var alike in asked.GroupBy(task => (task.CaseKind, Power: task.PowerCode!)))
        {
            foreach (var (id, matter) in await rooms.Of(alike.Key.CaseKind).MattersOf([.. alike.Select(task => records[task.CaseId]).Distinct()], town, alike.Key.Power, at, ct))
                matters[(id, alike.Key.Power)] = matter;
        }

        var (used, lines) = (new Dictionary<Counter, decimal>(), new List<BatchLine>());
        foreach (var task in asked)
            lines.Add(Rule(task, items[task.Id], records[task.CaseId].ContentHash, matters[(task.CaseId, task.PowerCode!)], person, town, used, at));
        return lines;
    }

    async Task<Dictionary<Guid, ICaseRecord>> Records(IReadOnlyList<WorkTask> tasks, CancellationToken ct)
    {
        var records = new Dictionary<Guid, ICaseRecord>();
        foreach (var kind in tasks.GroupBy(task => task.CaseKind))
        {
            foreach (var record in await rooms.Of(kind.Key).Load([.. kind.Select(task => task.CaseId).Distinct()], ct))
                records[record.Id] = record;
        }
        return records;
    }

    BatchLine Rule(WorkTask task, InboxItem item, string contentHash, Matter matter, Guid person, Town town, Dictionary<Counter, decimal> used, DateTimeOffset at)
    {
        var (room, power) = (rooms.Of(task.CaseKind), Powers.Of(task.PowerCode!));
        matter = matter with { Used = [.. matter.Used.Select(usage => usage with { Amount = usage.Amount + used.GetValueOrDefault(usage.Counter) })] };
        var stop = Stop(task, person, power, room, town, matter, at);
        var ruling = stop is null ? town.Decide(power.Code, matter, person, at) : null;
        if (ruling is Ruling.Granted granted)
        {
            foreach (var limit in granted.Basis.Tests.OfType<Test.WithinPeriodLimit>())
            {
                var counter = new Counter(granted.Basis.Clause!.Clause, limit.PeriodStart);
                used[counter] = used.GetValueOrDefault(counter) + limit.Asked;
            }
        }
        return new BatchLine(item, power, matter.Amount, contentHash, ruling, stop);
    }

    static BatchStop? Stop(WorkTask task, Guid person, Power power, ICaseRoom room, Town town, Matter matter, DateTimeOffset at) =>
        task.ClosedAt is not null ? BatchStop.Closed
        : !power.MayBeBatched(room) ? BatchStop.Alone
        : task.ClaimAt(at) is { } taken && taken.PersonId != person ? BatchStop.TakenByAnother
        : task.PassedUp is not null && task.LeftOf(town.WhoCan(power.Code, matter, at).Able).All(able => able.Person != person) ? BatchStop.PassedUp
        : null;
}

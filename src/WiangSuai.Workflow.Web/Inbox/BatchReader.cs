using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Orders;

namespace WiangSuai.Workflow.Web.Inbox;

/// <summary>One of the tasks that somebody is about to approve together, as the rulings before it would leave the limits.</summary>
/// <param name="Ruling">Null where it cannot be decided together with others, whoever asks: see <paramref name="Why"/>.</param>
public sealed record BatchLine(Guid Task, Power Power, string Title, string? Reference, string Href, decimal? Amount, string ContentHash, Ruling? Ruling, BatchStop? Why);

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
public sealed class BatchReader(AppDb db, AuthoritySnapshots authority, CaseRooms rooms, TimeProvider clock)
{
    public async Task<IReadOnlyList<BatchLine>> Review(Guid person, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var at = clock.GetUtcNow();
        var town = await authority.Now(db, ct);
        var tasks = (await db.Set<WorkTask>().AsNoTracking().WithPeople().Where(task => ids.Contains(task.Id) && task.Kind == TaskKind.Decision && task.Candidates.Any(c => c.PersonId == person)).ToListAsync(ct)).ToDictionary(task => task.Id);
        var used = new Dictionary<Counter, decimal>();
        var lines = new List<BatchLine>();
        foreach (var task in ids.Distinct().Take(DecideBatch.Most).Where(tasks.ContainsKey).Select(id => tasks[id]))
            lines.Add(await Rule(task, person, town, used, at, ct));
        return lines;
    }

    async Task<BatchLine> Rule(WorkTask task, Guid person, Town town, Dictionary<Counter, decimal> used, DateTimeOffset at, CancellationToken ct)
    {
        var room = rooms.Of(task.CaseKind);
        var power = Powers.Of(task.PowerCode!);
        var record = await rooms.Load(task.CaseKind, task.CaseId, ct);
        var sheet = await room.Sheet(task.CaseId, ct);
        var matter = await room.MatterOf(record, town, power.Code, at, ct);
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
        return new BatchLine(task.Id, power, sheet.Title, sheet.Reference, $"/inbox/{task.Id}", matter.Amount, record.ContentHash, ruling, stop);
    }

    static BatchStop? Stop(WorkTask task, Guid person, Power power, ICaseRoom room, Town town, Matter matter, DateTimeOffset at) =>
        task.ClosedAt is not null ? BatchStop.Closed
        : !power.MayBeBatched(room) ? BatchStop.Alone
        : task.ClaimAt(at) is { } taken && taken.PersonId != person ? BatchStop.TakenByAnother
        : task.PassedUp is { } passed && passed.LeftOf(town.WhoCan(power.Code, matter, at).Able).All(able => able.Person != person) ? BatchStop.PassedUp
        : null;
}

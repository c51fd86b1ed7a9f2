using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Orders;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Inbox;

/// <summary>Works out anew for whom the open tasks wait, once authority has changed or a new day has begun: an order may have ended with yesterday.</summary>
/// <remarks>Every minute. What it is late with misleads a list for a moment, never a decision.</remarks>
public sealed class ReassignTasks(AppDb db, AuthoritySnapshots authority, CaseRooms rooms, TaskDesk desk, TimeProvider clock) : IRecurring
{
    const int AtOnce = 200;

    /// <returns>How many tasks were looked at.</returns>
    public async Task<int> Run(CancellationToken ct)
    {
        var done = 0;
        while (await Some(ct) is > 0 and var some)
        {
            done += some;
            db.ChangeTracker.Clear();
        }
        return done;
    }

    Task IRecurring.Run(CancellationToken ct) => Run(ct);

    async Task<int> Some(CancellationToken ct)
    {
        if (!await Stale(await db.Set<AuthorityVersion>().MaxAsync(v => (int?)v.Number, ct) ?? 0, clock.Today()).AnyAsync(ct))
            return 0;

        await using var work = await db.Deciding(clock, ct);
        var town = await authority.In(work, ct);
        var ids = await Stale(work.Version, Bangkok.Day(work.At)).OrderBy(task => task.CaseId).Select(task => task.CaseId).Take(AtOnce).ToListAsync(ct);
        await db.HoldStill(ids, ct);   // nobody decides or hands over in between
        var tasks = await Stale(work.Version, Bangkok.Day(work.At)).WithPeople().Where(task => ids.Contains(task.CaseId)).ToListAsync(ct);
        await Assign(tasks, town, work.At, ct);
        await work.Commit(ct);
        return ids.Count;
    }

    /// <summary>
    /// The same inside the transaction that changes authority, for tasks under the powers it touches: an order that is signed or revoked begins or
    /// ends the basis of open tasks with it. The caller's rows are saved first.
    /// </summary>
    public async Task In(ChangingWork work, IReadOnlyCollection<string> powers, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        var tasks = await db.Set<WorkTask>().WithPeople().Where(task => task.ClosedAt == null && powers.Contains(task.PowerCode!)).OrderBy(task => task.CaseId).ToListAsync(ct);
        await Assign(tasks, await AuthoritySnapshots.After(work, ct), work.At, ct);
    }

    async Task Assign(List<WorkTask> tasks, Authority.Town town, DateTimeOffset at, CancellationToken ct)
    {
        foreach (var ofOneKind in tasks.GroupBy(task => task.CaseKind))
        {
            var records = (await rooms.Of(ofOneKind.Key).Load([.. ofOneKind.Select(task => task.CaseId).Distinct()], ct)).ToDictionary(record => record.Id);
            await desk.Assign([.. ofOneKind.Select(task => (task, records[task.CaseId]))], town, at, ct);
        }
    }

    IQueryable<WorkTask> Stale(int version, DateOnly today) =>
        db.Set<WorkTask>().Where(task => task.ClosedAt == null && (task.CandidatesVersion != version || task.CandidatesDay != today));
}

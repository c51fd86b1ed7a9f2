using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Orders;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Inbox;

/// <summary>Works out anew for whom the open tasks wait, once authority has changed or a new day has begun: an order may have ended with yesterday.</summary>
public sealed class ReassignTasks(AppDb db, AuthoritySnapshots authority, TaskDesk desk, TimeProvider clock)
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

    async Task<int> Some(CancellationToken ct)
    {
        if (!await Stale(await db.Set<AuthorityVersion>().MaxAsync(v => (int?)v.Number, ct) ?? 0, clock.Today()).AnyAsync(ct))
            return 0;

        await using var work = await db.Deciding(clock, ct);
        var town = await authority.In(work, ct);
        var ids = await Stale(work.Version, Bangkok.Day(work.At)).OrderBy(task => task.LoanId).Select(task => task.LoanId).Take(AtOnce).ToListAsync(ct);
        await db.HoldStill(ids, ct);   // nobody decides or hands over in between
        var tasks = await Stale(work.Version, Bangkok.Day(work.At)).Include(task => task.Candidates).Where(task => ids.Contains(task.LoanId)).ToListAsync(ct);
        var loans = await db.Set<Loan>().AsNoTracking().Include(loan => loan.Lines).Where(loan => ids.Contains(loan.Id)).ToDictionaryAsync(loan => loan.Id, ct);
        foreach (var task in tasks)
            await desk.Assign(task, loans[task.LoanId], town, work.At, ct);
        await work.Commit(ct);
        return ids.Count;
    }

    IQueryable<WorkTask> Stale(int version, DateOnly today) =>
        db.Set<WorkTask>().Where(task => task.ClosedAt == null && (task.CandidatesVersion != version || task.CandidatesDay != today));
}

/// <summary>Runs <see cref="ReassignTasks"/> every minute. What it is late with misleads a list for a moment, never a decision.</summary>
public sealed partial class ReassignTasksOften(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ReassignTasksOften> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var minute = new PeriodicTimer(TimeSpan.FromMinutes(1), clock);
        do
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<ReassignTasks>().Run(stoppingToken);
            }
            catch (Exception failed) when (failed.IsFromDatabase())
            {
                NotThisMinute(log, failed);
            }
        }
        while (await minute.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Warning, "Open tasks could not be reassigned this minute; the next one tries again.")]
    static partial void NotThisMinute(ILogger log, Exception failed);
}

using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;

namespace WiangSuai.Workflow.Web.Hosting;

/// <summary>
/// Resumes the cases whose time has come, the one due longest first, each in a transaction of its own under its case's lock. What was due while the
/// server was down fires at once. A bookmark is used once: of two sweeps that meet, the second finds no timer any more.
/// </summary>
public sealed partial class FireTimers(AppDb db, CaseRooms rooms, Course course, TimeProvider clock, ILogger<FireTimers> log) : IRecurring
{
    const int AtOnce = 200;

    static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    /// <returns>How many fired.</returns>
    public async Task<int> Run(CancellationToken ct)
    {
        var (fired, tried) = (0, new HashSet<Guid>());
        while (await Due(tried, ct) is { Count: > 0 } due)
        {
            foreach (var timer in due)
            {
                tried.Add(timer);
                if (await FireOrPutOff(timer, ct))
                    fired++;
            }
        }
        return fired;
    }

    Task IRecurring.Run(CancellationToken ct) => Run(ct);

    /// <summary>A step may set a timer that is due already: such a one fires in the same sweep.</summary>
    async Task<List<Guid>> Due(HashSet<Guid> tried, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var (now, done) = (clock.GetUtcNow().ToStoredInstant(), tried.ToList());
        return await db.Set<WorkflowTimer>().Where(timer => timer.NextTryAt <= now && !done.Contains(timer.Id))
            .OrderBy(timer => timer.DueAt).ThenBy(timer => timer.Id).Select(timer => timer.Id).Take(AtOnce).ToListAsync(ct);
    }

    /// <remarks>Whatever a case fails on, a fault of ours included, must not keep the others waiting: it is counted, logged, shown and tried again.</remarks>
    async Task<bool> FireOrPutOff(Guid id, CancellationToken ct)
    {
        try
        {
            return await Fire(id, ct);
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            await PutOff(id, failed, ct);
            return false;
        }
    }

    async Task<bool> Fire(Guid id, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        if (await db.Set<WorkflowTimer>().Where(timer => timer.Id == id).Select(timer => (Guid?)timer.CaseId).SingleOrDefaultAsync(ct) is not { } about)
            return false;   // somebody was first

        await using var work = await db.Deciding(clock, ct);
        await db.HoldStill(about, ct);
        if (await db.Set<WorkflowTimer>().SingleOrDefaultAsync(timer => timer.Id == id, ct) is not { } due || due.NextTryAt > work.At)
            return false;
        var kind = await db.Set<CaseFile>().Where(file => file.Id == about).Select(file => file.Kind).SingleAsync(ct);
        await course.Fire(await rooms.Load(kind, about, ct), due, work, ct);
        await work.Commit(ct);
        return true;
    }

    /// <summary>Next attempt after 1, 2, 4, 8 … minutes, at most an hour.</summary>
    async Task PutOff(Guid id, Exception failed, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        await using var write = await db.BeginWrite(ct);
        if (await db.Set<WorkflowTimer>().SingleOrDefaultAsync(timer => timer.Id == id, ct) is not { } timer)
            return;
        timer.Attempts++;
        var pause = TimeSpan.FromMinutes(Math.Pow(2, Math.Min(timer.Attempts - 1, 10)));
        timer.NextTryAt = (clock.GetUtcNow() + (pause < LongestPause ? pause : LongestPause)).ToStoredInstant();
        timer.Problem = failed.Message;
        await db.SaveChangesAsync(ct);
        await write.Commit(ct);
        if (timer.Attempts < WorkflowTimer.StuckAfter)
            NotFired(log, failed, timer.BookmarkId, timer.CaseId, timer.Attempts);
        else
            Stuck(log, failed, timer.BookmarkId, timer.CaseId, timer.Attempts);
    }

    [LoggerMessage(LogLevel.Warning, "The timer {Bookmark} of case {Case} could not be fired (attempt {Attempt}); it is tried again.")]
    static partial void NotFired(ILogger log, Exception failed, string bookmark, Guid @case, int attempt);

    [LoggerMessage(LogLevel.Error, "The timer {Bookmark} of case {Case} is stuck: attempt {Attempt} failed. Somebody has to look at it.")]
    static partial void Stuck(ILogger log, Exception failed, string bookmark, Guid @case, int attempt);
}

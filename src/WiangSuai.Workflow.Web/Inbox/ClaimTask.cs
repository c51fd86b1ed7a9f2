using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Orders;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Settings;

namespace WiangSuai.Workflow.Web.Inbox;

public abstract record ClaimResult
{
    private ClaimResult() { }

    /// <summary>The task is the person's, or was already.</summary>
    public sealed record Yours(DateTimeOffset Until) : ClaimResult;

    public sealed record Released : ClaimResult;

    public sealed record TakenByAnother(string By, DateTimeOffset Since) : ClaimResult;

    /// <summary>The person may not decide it, or it is not open any more.</summary>
    public sealed record NotYours : ClaimResult;

    public sealed record NoSuchTask : ClaimResult;
}

/// <summary>Somebody takes a task that several may decide (หยิบเรื่องนี้), or puts it back (คืนเรื่องเข้ากอง). Pressing twice changes nothing.</summary>
public sealed class ClaimTask(AppDb db, AuthoritySnapshots authority, CaseRooms rooms, ClaimRules rules, HolidayCalendar holidays, TimeProvider clock)
{
    public Task<ClaimResult> Take(Guid person, Guid id, CancellationToken ct) => Take(person, id, over: false, ct);

    /// <summary>Also from somebody who has it by delegation, for whose power it is: delegating does not give the power away (ขอเรื่องมาพิจารณาเอง).</summary>
    public Task<ClaimResult> TakeOver(Guid person, Guid id, CancellationToken ct) => Take(person, id, over: true, ct);

    async Task<ClaimResult> Take(Guid person, Guid id, bool over, CancellationToken ct)
    {
        try
        {
            return await TryTake(person, id, over, ct);
        }
        catch (Exception refused) when (refused.IsLostRace())   // only where the case could not be held still
        {
            db.ChangeTracker.Clear();
            return await TryTake(person, id, over, ct);
        }
    }

    async Task<ClaimResult> TryTake(Guid person, Guid id, bool over, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        await using var work = await db.Deciding(clock, ct);
        await db.HoldStillTheCaseOf(id, ct);
        if (await Find(id, ct) is not { } task)
            return new ClaimResult.NoSuchTask();
        if (task.ClaimAt(work.At) is { } own && own.PersonId == person)
            return new ClaimResult.Yours(own.Until);
        if (task.ClosedAt is not null)
            return new ClaimResult.NotYours();
        var able = await Able(task, work, ct);
        if (able.All(candidate => candidate.Person != person))
            return new ClaimResult.NotYours();
        if (task.ClaimAt(work.At) is { } taken && !(over && PassedUp.IsAbove(person, taken.PersonId, able)))
            return new ClaimResult.TakenByAnother(await db.NameOf(taken.PersonId, ct), taken.At);

        if (task.Claims.SingleOrDefault() is { } before)
        {
            before.End(before.Holds(work.At) ? ClaimEnd.TakenOver : ClaimEnd.RanOut, work.At);
            await db.SaveChangesAsync(ct);   // one claim stands at a time: the old one goes before the new one comes
        }
        var claim = new TaskClaim { Id = clock.NewId(), TaskId = id, PersonId = person, At = work.At, Until = rules.Until(work.At, await holidays.Days(ct)) };
        task.Claims.Add(claim);
        db.Add(claim);
        task.Sort(work.At);
        await work.Commit(ct);
        return new ClaimResult.Yours(claim.Until);
    }

    public async Task<ClaimResult> Release(Guid person, Guid id, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        await using var work = await db.Deciding(clock, ct);
        await db.HoldStillTheCaseOf(id, ct);
        if (await Find(id, ct) is not { } task)
            return new ClaimResult.NoSuchTask();
        if (task.ClaimAt(work.At) is not { } taken)
            return new ClaimResult.Released();
        if (taken.PersonId != person)
            return (await Able(task, work, ct)).Any(candidate => candidate.Person == person) ? new ClaimResult.TakenByAnother(await db.NameOf(taken.PersonId, ct), taken.At) : new ClaimResult.NotYours();
        taken.End(ClaimEnd.Released, work.At);
        task.Sort(work.At);
        await work.Commit(ct);
        return new ClaimResult.Released();
    }

    Task<WorkTask?> Find(Guid id, CancellationToken ct) => db.Set<WorkTask>().WithPeople().SingleOrDefaultAsync(task => task.Id == id && task.Kind == TaskKind.Decision, ct);

    async Task<IReadOnlyList<Candidate>> Able(WorkTask task, AuthorityWork work, CancellationToken ct)
    {
        var town = await authority.In(work, ct);
        var record = await rooms.Load(task.CaseKind, task.CaseId, ct);
        return task.LeftOf(town.WhoCan(task.PowerCode!, await rooms.Of(record).MatterOf(record, town, task.PowerCode!, work.At, ct), work.At).Able);
    }
}

/// <summary>Puts back what somebody has kept too long. Deciding does not wait for it: a claim holds no longer from its last instant on.</summary>
public sealed class EndClaims(AppDb db, TimeProvider clock) : IRecurring
{
    const int AtOnce = 200;

    /// <returns>How many were put back.</returns>
    public async Task<int> Run(CancellationToken ct)
    {
        var done = 0;
        while (await Some(ct) is > 0 and var some)
            done += some;
        return done;
    }

    Task IRecurring.Run(CancellationToken ct) => Run(ct);

    async Task<int> Some(CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var now = clock.GetUtcNow();
        if (!await db.Set<TaskClaim>().AnyAsync(claim => claim.EndedAt == null && claim.Until <= now, ct))
            return 0;
        await using var work = await db.Deciding(clock, ct);
        var cases = await Late(work.At).OrderBy(task => task.CaseId).Select(task => task.CaseId).Distinct().Take(AtOnce).ToListAsync(ct);
        await db.HoldStill(cases, ct);
        var tasks = await Late(work.At).WithPeople().Where(task => cases.Contains(task.CaseId)).ToListAsync(ct);
        foreach (var task in tasks)
        {
            task.Claims.Single().End(ClaimEnd.RanOut, work.At);
            task.Sort(work.At);
        }
        await work.Commit(ct);
        return tasks.Count;
    }

    IQueryable<WorkTask> Late(DateTimeOffset at) => db.Set<WorkTask>().Where(task => task.Claims.Any(claim => claim.EndedAt == null && claim.Until <= at));
}

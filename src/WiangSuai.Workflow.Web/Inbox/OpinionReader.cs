using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Inbox;

/// <summary>Reads what was asked and answered (ความเห็น).</summary>
public sealed class OpinionReader(AppDb db, CaseRooms rooms, TimeProvider clock)
{
    /// <summary>A question with the case it is about.</summary>
    /// <param name="IsOpen">It can still be answered.</param>
    public sealed record View(Opinion Opinion, CaseSheet Sheet, bool IsOpen);

    /// <summary>One line of the list of questions that wait for somebody's answer.</summary>
    public sealed record Line(Guid Id, string Subject, string? Reference, string By, string Question, DateTimeOffset At);

    /// <summary>All that was asked for the question of this task, oldest first: also before its answer was taken back or the case came again.</summary>
    public Task<List<Opinion>> Of(WorkTask task, CancellationToken ct) =>
        db.Set<Opinion>().AsNoTracking().Include(o => o.Given).Include(o => o.TakenBack)
            .Where(o => o.CaseId == task.CaseId && db.Set<WorkTask>().Any(other => other.Id == o.TaskId && other.ActivityId == task.ActivityId)).OrderBy(o => o.At).ToListAsync(ct);

    /// <summary>For whoever asked or is asked; null for anybody else.</summary>
    public async Task<View?> One(Guid id, Guid reader, CancellationToken ct)
    {
        if (await db.Set<Opinion>().AsNoTracking().Include(o => o.Given).Include(o => o.TakenBack).SingleOrDefaultAsync(o => o.Id == id && (o.OfId == reader || o.ById == reader), ct) is not { } opinion)
            return null;
        var task = await db.Set<WorkTask>().AsNoTracking().SingleAsync(t => t.Id == opinion.TaskId, ct);
        return new View(opinion, await rooms.Of(task.CaseKind).Sheet(task.CaseId, ct), opinion is { Given: null, TakenBack: null } && task.ClosedAt is null);
    }

    public async Task<IReadOnlyList<Line>> Waiting(Guid person, CancellationToken ct) => await (
        from opinion in Open(person)
        join file in db.Set<CaseFile>() on opinion.CaseId equals file.Id
        orderby opinion.At
        select new Line(opinion.Id, file.Subject, file.Reference, opinion.ByName, opinion.Question, opinion.At)).Take(InboxReader.PageSize).ToListAsync(ct);

    /// <summary>How many questions wait for the person's answer.</summary>
    public Task<int> CountWaiting(Guid person, CancellationToken ct) => Open(person).CountAsync(ct);

    /// <summary>Whoever may be asked: all who hold a post today, by the order of the house, without the asker.</summary>
    public async Task<IReadOnlyList<(Guid Person, string Post, string Name)>> MayBeAsked(Guid asker, CancellationToken ct) =>
        [.. (await db.Set<Holding>().AsNoTracking().Where(StandingHoldings.On(clock.Today())).Where(held => held.PersonId != asker)
            .OrderBy(held => held.Post!.Unit!.Place).ThenByDescending(held => held.Post!.IsHead).ThenBy(held => held.Post!.Title)
            .Select(held => new { held.PersonId, held.Post!.Title, held.Person!.Name }).ToListAsync(ct)).Select(row => (row.PersonId, row.Title, row.Name)).DistinctBy(row => row.PersonId)];

    IQueryable<Opinion> Open(Guid person) => db.Set<Opinion>().AsNoTracking().Where(o => o.OfId == person && o.Given == null && o.TakenBack == null && db.Set<WorkTask>().Any(t => t.Id == o.TaskId && t.ClosedAt == null));
}

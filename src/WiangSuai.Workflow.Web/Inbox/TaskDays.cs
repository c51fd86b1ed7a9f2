using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;

namespace WiangSuai.Workflow.Web.Inbox;

/// <summary>The days from which open tasks wait: moved where the record's own day moved, and begun.</summary>
public sealed class TaskDays(AppDb db)
{
    /// <summary>Within what the caller is about to save.</summary>
    public async Task Move(Guid caseId, string form, DateOnly day, CancellationToken ct)
    {
        foreach (var task in await db.Set<WorkTask>().Include(task => task.Candidates).Where(task => task.CaseId == caseId && task.Form == form && task.ClosedAt == null).ToListAsync(ct))
        {
            (task.WaitsFrom, task.DueOn) = (day, day);
            foreach (var candidate in task.Candidates)
                (candidate.WaitsFrom, candidate.DueOn) = (day, day);
        }
    }

    /// <summary>For whom a task has begun to wait, or waits from another day than they were told of. Marks them told, within what the caller is about to save.</summary>
    public async Task<IReadOnlyList<TaskBegun>> Begin(DateOnly today, CancellationToken ct)
    {
        var begun = await (
            from candidate in db.Set<TaskCandidate>()
            where candidate.Open && candidate.Rank == 0 && candidate.WaitsFrom <= today && (candidate.ToldOn == null || candidate.ToldOn < candidate.WaitsFrom)
            join task in db.Set<WorkTask>() on candidate.TaskId equals task.Id
            select new { task.CaseId, Candidate = candidate }).ToListAsync(ct);
        foreach (var waits in begun)
            waits.Candidate.ToldOn = today;
        return [.. begun.Select(waits => new TaskBegun(waits.Candidate.TaskId, waits.CaseId, waits.Candidate.PersonId, waits.Candidate.WaitsFrom!.Value))];
    }
}

/// <summary>A task that waits for somebody from a day that has come.</summary>
public sealed record TaskBegun(Guid Task, Guid CaseId, Guid Person, DateOnly From);

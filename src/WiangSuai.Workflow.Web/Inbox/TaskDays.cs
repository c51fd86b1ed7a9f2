using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;

namespace WiangSuai.Workflow.Web.Inbox;

/// <summary>Moves the day for which an open task waits, where the record's own day moved.</summary>
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
}

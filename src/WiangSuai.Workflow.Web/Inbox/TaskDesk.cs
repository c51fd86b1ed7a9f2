using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Engine;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Orders;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Inbox;

/// <summary>Opens tasks for the bookmarks of a case, works out who may answer them, and closes them; all in the caller's transaction.</summary>
public sealed class TaskDesk(AppDb db, AuthoritySnapshots authority, LoanMatter matters, TimeProvider clock)
{
    public async Task<WorkTask> Open(Bookmark bookmark, WorkflowInstance instance, Loan loan, AuthorityWork work, CancellationToken ct)
    {
        var task = new WorkTask
        {
            Id = clock.NewId(),
            InstanceId = instance.Id,
            BookmarkId = bookmark.Id,
            ActivityId = bookmark.ActivityId,
            LoanId = loan.Id,
            Kind = bookmark.Kind == OfficeActivities.RequestDecision ? TaskKind.Decision : TaskKind.Facts,
            PowerCode = bookmark.Kind == OfficeActivities.RequestDecision ? bookmark.Text("power") : null,
            Form = bookmark.Kind == OfficeActivities.HumanTask ? bookmark.Text("form") : null,
            Assignee = bookmark.Kind == OfficeActivities.HumanTask ? bookmark.Text("assignee") : null,
            MayJoinPrevious = bookmark.Text("whenSamePersonAsPrevious") == "together",
            OpenedAt = work.At,
            DueOn = bookmark.Number("dueWorkingDays") is { } days ? WorkingDays.After(Bangkok.Day(work.At), days, NoHolidays) : null,
        };
        db.Add(task);
        await SetCandidates(task, loan, work, ct);
        return task;
    }

    public void Close(WorkTask task, Guid person, string outcome, DateTimeOffset at)
    {
        (task.ClosedAt, task.ClosedById, task.Outcome) = (at, person, outcome);
        foreach (var candidate in task.Candidates)
            candidate.Open = false;
    }
}

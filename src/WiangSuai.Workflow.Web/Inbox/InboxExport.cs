using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Inbox;

/// <summary>All open tasks that wait for the reader or that the reader may take, the soonest due first.</summary>
internal sealed class InboxExport(AppDb db, InboxTexts say, ScreenTexts words) : ListExport<IndexModel>
{
    protected override ValueTask<ExportedTable> Of(IndexModel page, HttpContext http, CancellationToken ct)
    {
        var person = http.User.PersonId() ?? throw new InvalidOperationException("The page shows nothing to nobody.");
        var tasks =
            from candidate in db.Set<TaskCandidate>().AsNoTracking()
            join task in db.Set<WorkTask>() on candidate.TaskId equals task.Id
            join file in db.Set<CaseFile>() on task.CaseId equals file.Id
            where candidate.PersonId == person && task.ClosedAt == null
            orderby candidate.Rank > 0, task.DueOn == null, task.DueOn, task.OpenedAt
            select new { file.Reference, file.Subject, task.OpenedAt, task.DueOn, candidate.Rank };
        return ValueTask.FromResult(ExportedTable.Of(say["Title"], tasks.AsAsyncEnumerable(),
            (words["ColNumber"], task => task.Reference), (words["ColSubject"], task => task.Subject), (words["ColWhen"], task => task.OpenedAt), (words["ColUntil"], task => task.DueOn),
            (words["ColState"], task => say[task.Rank == 0 ? "ExportWaits" : "ExportMayTake"])));
    }
}

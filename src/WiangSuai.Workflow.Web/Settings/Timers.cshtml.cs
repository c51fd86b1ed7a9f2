using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;

namespace WiangSuai.Workflow.Web.Settings;

/// <summary>Times that came and could not be acted on: stuck after some attempts (กำหนดเวลาที่ค้าง). For the administrator.</summary>
[Authorize(Roles = Roles.Administrator)]
public sealed class TimersModel(AppDb db) : PageModel
{
    const int AtMost = 100;

    /// <summary>Due longest on top.</summary>
    public IReadOnlyList<FailedTimer> Failed { get; private set; } = [];

    public int Waiting { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Waiting = await db.Set<WorkflowTimer>().CountAsync(timer => timer.Attempts == 0, ct);
        Failed = await (
            from timer in db.Set<WorkflowTimer>().AsNoTracking()
            join file in db.Set<CaseFile>() on timer.CaseId equals file.Id
            where timer.Attempts > 0
            orderby timer.DueAt, timer.Id
            select new FailedTimer(file.Reference, file.Subject, timer.DueAt, timer.NextTryAt, timer.Attempts, timer.Problem!)).Take(AtMost).ToListAsync(ct);
    }
}

/// <param name="Reference">The case's number; null before it has one.</param>
public sealed record FailedTimer(string? Reference, string Subject, DateTimeOffset DueAt, DateTimeOffset NextTryAt, int Attempts, string Problem)
{
    public bool IsStuck => Attempts >= WorkflowTimer.StuckAfter;
}

using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.People;

namespace WiangSuai.Workflow.Web.Orders;

/// <summary>The deliberate violation: as if Orders looked into slips, corrected one, closed tasks, and took people and things away. Never called.</summary>
internal static class ReachesBehindTheCounter
{
    public static async Task Reach(AppDb db, Guid loan, CancellationToken ct)
    {
        var slip = await db.Set<Loan>().SingleAsync(l => l.Id == loan, ct);
        slip.ContentHash = "";
        db.Add(new Unit { Id = loan, Code = "", Name = "", NameEn = "", Kind = UnitKind.Section });
        await db.Set<WorkTask>().Where(task => task.CaseId == loan).ExecuteDeleteAsync(ct);
        await db.Database.ExecuteSqlAsync($"update asset set out_now = 0 where id = {loan}", ct);
    }
}

using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>Lets one act on a slip wait for another, so that the second reads what the first left behind.</summary>
internal static class LoanLock
{
    /// <summary>Holds the slip's row until the transaction ends. SQLite has one writer at a time and needs nothing.</summary>
    public static Task HoldStill(this AppDb db, Guid loan, CancellationToken ct) => db.Database.IsNpgsql()
        ? db.Database.ExecuteSqlAsync($"select 1 from loan where id = {loan} for update", ct)
        : Task.CompletedTask;

    /// <summary>The same for the slip that a task is about.</summary>
    public static Task HoldStillTheSlipOf(this AppDb db, Guid task, CancellationToken ct) => db.Database.IsNpgsql()
        ? db.Database.ExecuteSqlAsync($"select 1 from loan where id = (select loan_id from task where id = {task}) for update", ct)
        : Task.CompletedTask;

    /// <summary>The same for several slips, always in one order, so that two who do it never wait for each other crosswise.</summary>
    public static Task HoldStill(this AppDb db, IReadOnlyList<Guid> loans, CancellationToken ct) => db.Database.IsNpgsql()
        ? db.Database.ExecuteSqlAsync($"select 1 from loan where id = any({loans.ToArray()}) order by id for update", ct)
        : Task.CompletedTask;
}

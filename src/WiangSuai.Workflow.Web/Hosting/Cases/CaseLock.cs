using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;

namespace WiangSuai.Workflow.Web.Hosting;

/// <summary>Lets one act on a case wait for another, so that the second reads what the first left behind.</summary>
internal static class CaseLock
{
    /// <summary>Holds the case's row until the transaction ends. SQLite has one writer at a time and needs nothing.</summary>
    public static Task HoldStill(this AppDb db, Guid id, CancellationToken ct) => db.Database.IsNpgsql()
        ? db.Database.ExecuteSqlAsync($"select 1 from case_file where id = {id} for update", ct)
        : Task.CompletedTask;

    /// <summary>The same for the case that a task is about.</summary>
    public static Task HoldStillTheCaseOf(this AppDb db, Guid task, CancellationToken ct) => db.Database.IsNpgsql()
        ? db.Database.ExecuteSqlAsync($"select 1 from case_file where id = (select case_id from task where id = {task}) for update", ct)
        : Task.CompletedTask;

    /// <summary>The same for several cases, always in one order, so that two who do it never wait for each other crosswise.</summary>
    public static Task HoldStill(this AppDb db, IReadOnlyList<Guid> ids, CancellationToken ct) => db.Database.IsNpgsql()
        ? db.Database.ExecuteSqlAsync($"select 1 from case_file where id = any({ids.ToArray()}) order by id for update", ct)
        : Task.CompletedTask;
}

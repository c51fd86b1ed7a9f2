using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;

namespace WiangSuai.Workflow.Web.Hosting;

/// <summary>Gives the next number of a register (ออกเลข): one series per register and calendar year, without gaps.</summary>
/// <remarks>Locks the counter's row until the caller's transaction ends; if that rolls back, the number was never given.</remarks>
public sealed class Registers(AppDb db)
{
    public async Task<int> Next(string register, int year, CancellationToken ct) =>
        (await db.Database.SqlQuery<int>(
            $"""
            insert into register_counter (register, year, last) values ({register}, {year}, 1)
            on conflict (register, year) do update set last = register_counter.last + 1
            returning last as "Value"
            """).ToListAsync(ct)).Single();

    /// <summary>The next number that is also after one given outside this counter, as by an order signed on paper (นำเข้าภายหลัง).</summary>
    /// <param name="known">Highest number known from elsewhere; 0 for none.</param>
    public async Task<int> NextAfter(string register, int year, int known, CancellationToken ct) =>
        (await db.Database.SqlQuery<int>(
            $"""
            insert into register_counter (register, year, last) values ({register}, {year}, {known + 1})
            on conflict (register, year) do update set last = 1 + case when register_counter.last > {known} then register_counter.last else {known} end
            returning last as "Value"
            """).ToListAsync(ct)).Single();
}

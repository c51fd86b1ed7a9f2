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
}

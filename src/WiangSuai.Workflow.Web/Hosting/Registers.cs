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

    /// <summary>Lets the register go on after a number that its paper gave before the system began (ก่อนใช้ระบบ), and holds it until the transaction ends.</summary>
    /// <returns>The highest number before this one was kept; 0 for none.</returns>
    public async Task<int> GoOnAfter(string register, int year, int number, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"update register_counter set last = last where register = {register} and year = {year}", ct);
        var last = await db.Set<RegisterCounter>().AsNoTracking().Where(counter => counter.Register == register && counter.Year == year).Select(counter => (int?)counter.Last).SingleOrDefaultAsync(ct) ?? 0;
        if (number > last)
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                insert into register_counter (register, year, last) values ({register}, {year}, {number})
                on conflict (register, year) do update set last = case when register_counter.last > {number} then register_counter.last else {number} end
                """, ct);
        }
        return last;
    }

    /// <summary>Lets the register go on after an earlier number again, because its highest one was kept by mistake and taken back; holds it until the transaction ends.</summary>
    /// <param name="standing">Reads the highest number that still stands, 0 for none. Asked only where the one taken back was the highest, and while the register is held.</param>
    public async Task GoBackBefore(string register, int year, int number, Func<Task<int>> standing, CancellationToken ct)
    {
        if (await db.Database.ExecuteSqlAsync($"update register_counter set last = last where register = {register} and year = {year} and last = {number}", ct) == 0)
            return;
        if (await standing() is > 0 and var highest)
            await db.Database.ExecuteSqlAsync($"update register_counter set last = {highest} where register = {register} and year = {year}", ct);
        else
            await db.Database.ExecuteSqlAsync($"delete from register_counter where register = {register} and year = {year}", ct);
    }

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

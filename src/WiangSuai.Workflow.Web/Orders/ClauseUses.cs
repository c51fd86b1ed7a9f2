using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Data;

namespace WiangSuai.Workflow.Web.Orders;

/// <summary>Counts what is decided under a clause against its sum per period, in the deciding transaction.</summary>
public sealed class ClauseUses(AppDb db)
{
    /// <summary>Constraint that speaks when two decisions at once would together go beyond the sum.</summary>
    public static readonly string[] Refusals = ["ck_clause_use_within_ceiling"];

    /// <exception cref="System.Data.Common.DbException">The sum would be exceeded: see <see cref="Refusals"/>.</exception>
    public Task Add(Guid clause, DateOnly periodFrom, decimal amount, decimal ceiling, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync(
            $"""
            insert into clause_use (clause_id, period_from, used, ceiling) values ({clause}, {periodFrom}, {amount}, {ceiling})
            on conflict (clause_id, period_from) do update set used = round(cast(clause_use.used as numeric) + cast(excluded.used as numeric), 2)
            """, ct);

    /// <summary>Gives back what a decision used that was taken back.</summary>
    public Task GiveBack(Guid clause, DateOnly periodFrom, decimal amount, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"update clause_use set used = round(cast(used as numeric) - cast({amount} as numeric), 2) where clause_id = {clause} and period_from = {periodFrom}", ct);

    /// <summary>What was used so far. A counter without a row was not used yet: that is known, so it is 0.</summary>
    public async Task<IReadOnlyList<Usage>> Of(IReadOnlyList<Counter> counters, CancellationToken ct)
    {
        if (counters.Count == 0)
            return [];
        var clauses = counters.Select(counter => counter.Clause).Distinct().ToList();
        var since = counters.Min(counter => counter.PeriodStart);
        var rows = await db.Set<ClauseUse>().AsNoTracking().Where(use => clauses.Contains(use.ClauseId) && use.PeriodFrom >= since).ToListAsync(ct);
        return [.. counters.Select(counter => new Usage(counter,
            rows.Where(row => row.ClauseId == counter.Clause && row.PeriodFrom == counter.PeriodStart).Sum(row => row.Used)))];
    }
}

using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Orders;
using WiangSuai.Workflow.Web.People;

namespace WiangSuai.Workflow.Web.Inbox;

/// <summary>Completes a slip's matter with what only the database knows: declared relations, and what was used of limits.</summary>
public sealed class LoanMatters(AppDb db)
{
    public async Task<Matter> Of(Loan loan, Town town, string power, DateTimeOffset at, CancellationToken ct)
    {
        var relations = await db.Set<DeclaredRelation>()
            .Where(r => r.KnownTo == null && (r.PersonId == loan.BorrowerId || r.OtherPersonId == loan.BorrowerId))
            .Select(r => r.PersonId == loan.BorrowerId ? r.OtherPersonId : r.PersonId)
            .ToListAsync(ct);
        return LoanMatter.Of(loan, relations, await Used(town.CountersFor(power, at), ct));
    }

    /// <summary>A counter without a row was not used yet: that is known, so it is 0.</summary>
    async Task<IReadOnlyList<Usage>> Used(IReadOnlyList<Counter> counters, CancellationToken ct)
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

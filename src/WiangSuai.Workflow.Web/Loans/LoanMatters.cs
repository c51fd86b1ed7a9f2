using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Orders;
using WiangSuai.Workflow.Web.People;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>Completes a slip's matter with what only the database knows: declared relations, and what was used of limits.</summary>
public sealed class LoanMatters(AppDb db, ClauseUses uses)
{
    public async Task<Matter> Of(Loan loan, Town town, string power, DateTimeOffset at, CancellationToken ct)
    {
        var relations = await db.Set<DeclaredRelation>()
            .Where(r => r.KnownTo == null && (r.PersonId == loan.BorrowerId || r.OtherPersonId == loan.BorrowerId))
            .Select(r => r.PersonId == loan.BorrowerId ? r.OtherPersonId : r.PersonId)
            .ToListAsync(ct);
        return LoanMatter.Of(loan, relations, await uses.Of(town.CountersFor(power, at), ct));
    }

    /// <summary>The same for several slips in two round trips, by the keys of the cases that they belong to.</summary>
    public async Task<IReadOnlyDictionary<Guid, Matter>> Of(IReadOnlyList<(Guid Case, Loan Loan)> slips, Town town, string power, DateTimeOffset at, CancellationToken ct)
    {
        var borrowers = slips.Select(slip => slip.Loan.BorrowerId).ToHashSet();
        var relations = await db.Set<DeclaredRelation>().AsNoTracking()
            .Where(r => r.KnownTo == null && (borrowers.Contains(r.PersonId) || borrowers.Contains(r.OtherPersonId)))
            .Select(r => new { r.PersonId, r.OtherPersonId }).ToListAsync(ct);
        var others = relations.Select(r => (Of: r.PersonId, Other: r.OtherPersonId)).Concat(relations.Select(r => (Of: r.OtherPersonId, Other: r.PersonId))).ToLookup(r => r.Of, r => r.Other);
        var used = await uses.Of(town.CountersFor(power, at), ct);
        return slips.ToDictionary(slip => slip.Case, slip => LoanMatter.Of(slip.Loan, [.. others[slip.Loan.BorrowerId]], used));
    }
}

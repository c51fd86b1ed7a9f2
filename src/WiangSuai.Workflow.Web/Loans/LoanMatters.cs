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
}

using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Orders;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>What every act on a case of damage begins with: the case held still and read whole, and the officer's entitlement.</summary>
public sealed class DamageCases(AppDb db, AuthoritySnapshots authority, LoanMatters matters)
{
    /// <summary>The case, tracked, with all its rows and its slip; null where there is none. Call inside the transaction of the act.</summary>
    public async Task<DamageCase?> Hold(Guid id, CancellationToken ct)
    {
        await db.HoldStill(id, ct);
        db.ChangeTracker.Clear();   // what a page read before says nothing under the lock
        return await Whole(db.Set<DamageCase>()).SingleOrDefaultAsync(damage => damage.Id == id, ct);
    }

    internal static IQueryable<DamageCase> Whole(IQueryable<DamageCase> cases) => cases.AsSplitQuery()
        .Include(damage => damage.Items.OrderBy(item => item.Position)).Include(damage => damage.Statements.OrderBy(statement => statement.Time))
        .Include(damage => damage.Proposals.OrderBy(proposal => proposal.Time)).ThenInclude(proposal => proposal.Ways)
        .Include(damage => damage.Settlement!.Proofs).Include(damage => damage.Loan!.Lines);

    /// <summary>The slip's matter, with the price of what was damaged or lost as its amount.</summary>
    public async Task<Matter> MatterOf(DamageCase damage, Town town, string power, DateTimeOffset at, CancellationToken ct) =>
        await matters.Of(damage.Loan!, town, power, at, ct) with { Amount = damage.Price };

    /// <summary>Whoever may check things before they are lent acts for the lender here too.</summary>
    public async Task<Ruling> RulingFor(DamageCase damage, Guid officer, DecidingWork work, CancellationToken ct)
    {
        var town = await authority.In(work, ct);
        return town.Decide(Powers.LoanCheck.Code, await MatterOf(damage, town, Powers.LoanCheck.Code, work.At, ct), officer, work.At);
    }
}

using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>One case of damage or loss with all that its page and its paper show.</summary>
/// <param name="Waiting">The open task and who stands first for it; null when the case has ended.</param>
/// <param name="Decisions">Oldest first.</param>
/// <param name="Touched">Slips that were promised what is out of use now.</param>
public sealed record DamageFile(DamageCase Case, LoanFile Slip, WaitingFor? Waiting, IReadOnlyList<Decision> Decisions, IReadOnlyList<TouchedSlip> Touched)
{
    /// <summary>How many there are of each pool that the case is about; none for single things.</summary>
    public IReadOnlyDictionary<Guid, int> Pools { get; init; } = new Dictionary<Guid, int>();

    public string Number => DamageNumber.Of(Case.Number, Case.Year, Slip.HoldingUnit);

    /// <summary>The direction that stands; null before.</summary>
    public Decision? Direction => Decisions.LastOrDefault(decision => decision.Outcome == TaskOutcome.Approved);
}

public sealed record TouchedSlip(Guid Loan, string Reference, DateOnly From, DateOnly Due);

/// <summary>Reads cases of damage for pages. Whoever may read the slip may read them.</summary>
public sealed class DamageReader(AppDb db, LoanReader loans, TimeProvider clock)
{
    public async Task<DamageFile?> File(Guid id, CancellationToken ct)
    {
        if (await DamageCases.Whole(db.Set<DamageCase>().AsNoTracking()).SingleOrDefaultAsync(damage => damage.Id == id, ct) is not { } damage)
            return null;
        var decisions = await db.Set<Decision>().AsNoTracking().Where(decision => decision.CaseId == id).OrderBy(decision => decision.JournalPosition).ToListAsync(ct);
        return new DamageFile(damage, (await loans.File(damage.LoanId, ct))!, await loans.Waiting(id, ct), decisions, damage.ClosedAt is null ? await Touched(damage, ct) : [])
        {
            Pools = damage.ClosedAt is null ? await Pools(damage, ct) : new Dictionary<Guid, int>(),
        };
    }

    async Task<Dictionary<Guid, int>> Pools(DamageCase damage, CancellationToken ct)
    {
        var pools = damage.Items.Where(item => item.IsPool).Select(item => item.AssetId).Distinct().ToList();
        return pools.Count == 0 ? [] : await db.Set<Asset>().Where(asset => pools.Contains(asset.Id)).ToDictionaryAsync(asset => asset.Id, asset => asset.Quantity, ct);
    }

    /// <summary>Promises from today on that too few things are left for.</summary>
    async Task<IReadOnlyList<TouchedSlip>> Touched(DamageCase damage, CancellationToken ct)
    {
        var (things, today) = (damage.Items.Select(item => item.AssetId).Distinct().ToList(), clock.Today());
        var slips = await (
            from hold in db.Set<Hold>()
            join file in db.Set<CaseFile>() on hold.LoanId equals file.Id
            join asset in db.Set<Asset>() on hold.AssetId equals asset.Id
            where hold.Active && hold.LoanId != damage.LoanId && things.Contains(hold.AssetId) && hold.DueDay >= today
                && (!hold.IsPool || db.Set<PoolDay>().Any(day => day.AssetId == hold.AssetId && hold.FromDay <= day.Day && day.Day <= hold.DueDay && day.Held > asset.Quantity - asset.OutOfUse))
            orderby hold.FromDay
            select new { hold.LoanId, file.Reference, hold.FromDay, hold.DueDay }).ToListAsync(ct);
        return [.. slips.DistinctBy(slip => slip.LoanId).Select(slip => new TouchedSlip(slip.LoanId, slip.Reference ?? "", slip.FromDay, slip.DueDay))];
    }
}

using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Assets;

/// <summary>How many of a thing are free on a day, and who has the others.</summary>
public sealed record DayOfThing(DateOnly Day, int Free, int Total, IReadOnlyList<Occupation> By);

/// <summary>A loan's claim on a thing: promised, or already out.</summary>
public sealed record Occupation(Guid LoanId, string SlipNumber, string BorrowerUnit, DateOnly From, DateOnly Due, int Quantity, bool IsOut, bool IsApproved);

/// <summary>Reads what is free (ว่าง), promised (จองไว้) and out (ถูกยืม). What it says is advice; the database has the last word when a loan is filed.</summary>
public sealed class Availability(AppDb db)
{
    /// <summary>Each thing's days from <paramref name="from"/> to <paramref name="to"/>, both included.</summary>
    /// <param name="except">A slip whose own promises do not count, because it is about to be changed.</param>
    /// <remarks>A thing that is overdue is taken as out through <paramref name="today"/>: nobody knows when it comes back.</remarks>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<DayOfThing>>> Days(IReadOnlyCollection<Asset> assets, DateOnly from, DateOnly to, DateOnly today, Guid? except, CancellationToken ct)
    {
        var claims = (await Claims([.. assets.Select(asset => asset.Id)], from, to, today, except, ct)).ToLookup(claim => claim.AssetId);
        return assets.ToDictionary(asset => asset.Id, asset => (IReadOnlyList<DayOfThing>)DaysOf(asset, [.. claims[asset.Id]], from, to));
    }

    /// <summary>The least that is free on any day of the range.</summary>
    public async Task<IReadOnlyDictionary<Guid, int>> FreeThroughout(IReadOnlyCollection<Asset> assets, DateOnly from, DateOnly to, DateOnly today, Guid? except, CancellationToken ct) =>
        (await Days(assets, from, to, today, except, ct)).ToDictionary(pair => pair.Key, pair => pair.Value.Min(day => day.Free));

    /// <summary>Things of the register of which none is free on some day of the range; few, whatever the register holds.</summary>
    public async Task<IReadOnlySet<Guid>> NotFree(DateOnly first, DateOnly last, DateOnly today, CancellationToken ct)
    {
        var claimed = await (
            from hold in db.Set<Hold>().AsNoTracking()
            join loan in db.Set<Loan>().AsNoTracking() on hold.LoanId equals loan.Id
            where hold.Active && hold.FromDay <= last && (hold.DueDay >= first || (LoanStates.Out.Contains(loan.Status) && first <= today))
            select new { hold.AssetId, hold.IsPool }).Distinct().ToListAsync(ct);
        var ids = claimed.Where(claim => claim.IsPool).Select(claim => claim.AssetId).ToList();
        var pools = await db.Set<Asset>().AsNoTracking().Where(asset => ids.Contains(asset.Id)).ToListAsync(ct);
        var unusable = await db.Set<Asset>().Where(asset => asset.RetiredOn == null && (asset.UnderRepairUntil >= first || (asset.OutOfUse > 0 && asset.OutOfUse >= asset.Quantity))).Select(asset => asset.Id).ToListAsync(ct);
        return claimed.Where(claim => !claim.IsPool).Select(claim => claim.AssetId)
            .Concat((await FreeThroughout(pools, first, last, today, null, ct)).Where(pool => pool.Value == 0).Select(pool => pool.Key))
            .Concat(unusable).ToHashSet();
    }

    static List<DayOfThing> DaysOf(Asset asset, IReadOnlyList<Claim> claims, DateOnly from, DateOnly to)
    {
        var days = new List<DayOfThing>();
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            var here = claims.Where(claim => claim.What.From <= day && day <= claim.Until).ToList();
            var total = asset.UnderRepairUntil is { } repair && day <= repair ? 0 : asset.Lendable;
            days.Add(new DayOfThing(day, Math.Max(0, total - here.Sum(claim => claim.What.Quantity)), asset.Quantity, [.. here.Select(claim => claim.What)]));
        }
        return days;
    }

    async Task<List<Claim>> Claims(IReadOnlyCollection<Guid> assets, DateOnly first, DateOnly last, DateOnly today, Guid? except, CancellationToken ct)
    {
        var rows = await (
            from hold in db.Set<Hold>().AsNoTracking()
            join loan in db.Set<Loan>().AsNoTracking() on hold.LoanId equals loan.Id
            join holder in db.Set<People.Unit>().AsNoTracking() on loan.HoldingUnitId equals holder.Id
            where hold.Active && hold.LoanId != except && assets.Contains(hold.AssetId) && hold.FromDay <= last && (hold.DueDay >= first || LoanStates.Out.Contains(loan.Status))
            select new { hold.AssetId, hold.LoanId, loan.Number, loan.Year, Unit = loan.BorrowerUnitName, Holder = holder.Name, hold.FromDay, hold.DueDay, hold.Quantity, loan.Status })
            .ToListAsync(ct);
        return [.. rows.Select(row => new Claim(
            row.AssetId,
            LoanStates.IsOut(row.Status) && row.DueDay < today ? today : row.DueDay,
            new Occupation(row.LoanId, SlipNumber.Of(row.Number, row.Year, row.Holder), row.Unit, row.FromDay, row.DueDay, row.Quantity,
                LoanStates.IsOut(row.Status), row.Status == LoanStatus.Approved || LoanStates.IsOut(row.Status))))];
    }

    sealed record Claim(Guid AssetId, DateOnly Until, Occupation What);
}

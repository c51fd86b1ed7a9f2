using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Loans;

namespace WiangSuai.Workflow.Web.Assets;

/// <summary>Promises things to a loan and releases them, inside the caller's transaction. The database refuses what is promised already.</summary>
public sealed class Promises(AppDb db, TimeProvider clock)
{
    /// <summary>Constraints that speak when a thing is not free on some day of the loan.</summary>
    public static readonly string[] Refusals = ["ex_hold_no_overlap", "ck_pool_day_within_capacity", "tr_hold_of_register"];

    /// <summary>Adds one hold for each line, in the order of the things, so that two requests never wait for each other crosswise.</summary>
    /// <exception cref="System.Data.Common.DbException">A pool has too few on some day: see <see cref="Refusals"/>. Single things are refused when saved.</exception>
    public async Task Make(Loan loan, CancellationToken ct)
    {
        foreach (var line in loan.Lines.OrderBy(line => line.AssetId))
            await Add(loan, line, ct);
    }

    /// <summary>Promises the thing of one line for the loan's days.</summary>
    /// <exception cref="System.Data.Common.DbException">As for <see cref="Make"/>.</exception>
    public async Task Add(Loan loan, LoanLine line, CancellationToken ct)
    {
        db.Add(new Hold
        {
            Id = clock.NewId(),
            LoanId = loan.Id,
            AssetId = line.AssetId,
            FromDay = loan.StartsOn,
            DueDay = loan.DueOn,
            Quantity = line.Quantity,
            IsPool = line.IsPool,
        });
        if (line.IsPool)
            await Take(line.AssetId, line.Quantity, loan.StartsOn, loan.DueOn, ct);
    }

    /// <summary>Lengthens the loan's active holds to another last day, in the order of the things.</summary>
    /// <exception cref="System.Data.Common.DbException">A thing is promised to somebody else on one of the days: see <see cref="Refusals"/>.</exception>
    public async Task Lengthen(Guid loanId, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var holds = await db.Set<Hold>().AsNoTracking().Where(hold => hold.LoanId == loanId && hold.Active).OrderBy(hold => hold.AssetId).ToListAsync(ct);
        foreach (var hold in holds)
        {
            await db.Set<Hold>().Where(held => held.Id == hold.Id).ExecuteUpdateAsync(set => set.SetProperty(held => held.DueDay, to), ct);
            if (hold.IsPool)
                await Take(hold.AssetId, hold.Quantity, from.AddDays(1), to, ct);
        }
    }

    /// <summary>Ends the promise of so many of each thing, because they came back; the rest stays promised.</summary>
    public async Task GiveUp(Guid loanId, IReadOnlyDictionary<Guid, int> quantities, CancellationToken ct)
    {
        var holds = await db.Set<Hold>().AsNoTracking().Where(hold => hold.LoanId == loanId && hold.Active).OrderBy(hold => hold.AssetId).ToListAsync(ct);
        foreach (var hold in holds.Where(hold => quantities.GetValueOrDefault(hold.AssetId) > 0))
        {
            var quantity = quantities[hold.AssetId];
            if (quantity < hold.Quantity)
            {
                await db.Set<Hold>().Where(held => held.Id == hold.Id).ExecuteUpdateAsync(set => set.SetProperty(held => held.Quantity, hold.Quantity - quantity), ct);
                db.Add(new Hold
                {
                    Id = clock.NewId(),
                    LoanId = loanId,
                    AssetId = hold.AssetId,
                    FromDay = hold.FromDay,
                    DueDay = hold.DueDay,
                    Quantity = quantity,
                    IsPool = hold.IsPool,
                    Active = false,
                });
            }
            else
            {
                await db.Set<Hold>().Where(held => held.Id == hold.Id).ExecuteUpdateAsync(set => set.SetProperty(held => held.Active, false), ct);
            }
            await Return(hold, quantity, ct);
        }
    }

    /// <summary>Promises so many of each thing less, as if they had never been promised: nothing of it went out.</summary>
    public async Task Reduce(Guid loanId, IReadOnlyDictionary<Guid, int> quantities, CancellationToken ct)
    {
        var holds = await db.Set<Hold>().AsNoTracking().Where(hold => hold.LoanId == loanId && hold.Active).OrderBy(hold => hold.AssetId).ToListAsync(ct);
        foreach (var hold in holds.Where(hold => quantities.GetValueOrDefault(hold.AssetId) > 0))
        {
            var quantity = quantities[hold.AssetId];
            if (quantity < hold.Quantity)
                await db.Set<Hold>().Where(held => held.Id == hold.Id).ExecuteUpdateAsync(set => set.SetProperty(held => held.Quantity, hold.Quantity - quantity), ct);
            else
                await db.Set<Hold>().Where(held => held.Id == hold.Id).ExecuteDeleteAsync(ct);
            await Return(hold, quantity, ct);
        }
    }

    /// <summary>Ends the loan's active holds; their rows stay as history.</summary>
    public async Task Release(Guid loanId, CancellationToken ct)
    {
        var holds = await db.Set<Hold>().AsNoTracking().Where(hold => hold.LoanId == loanId && hold.Active).OrderBy(hold => hold.AssetId).ToListAsync(ct);
        await db.Set<Hold>().Where(hold => hold.LoanId == loanId && hold.Active)
            .ExecuteUpdateAsync(set => set.SetProperty(hold => hold.Active, false), ct);
        foreach (var hold in holds)
            await Return(hold, hold.Quantity, ct);
    }

    async Task Return(Hold hold, int quantity, CancellationToken ct)
    {
        if (!hold.IsPool)
            return;
        if (db.Database.IsNpgsql())   // lock day after day, as Take does
            await db.Database.ExecuteSqlAsync($"select 1 from pool_day where asset_id = {hold.AssetId} and day between {hold.FromDay} and {hold.DueDay} order by day for update", ct);
        await db.Database.ExecuteSqlAsync(
            $"update pool_day set held = held - {quantity} where asset_id = {hold.AssetId} and day between {hold.FromDay} and {hold.DueDay}", ct);
    }

    async Task Take(Guid assetId, int quantity, DateOnly from, DateOnly due, CancellationToken ct)
    {
        if (db.Database.IsNpgsql())   // whoever changes how many there are comes before or after
            await db.Database.ExecuteSqlAsync($"select 1 from asset where id = {assetId} for share", ct);
        var capacity = await db.Set<Asset>().Where(asset => asset.Id == assetId).Select(asset => asset.Quantity - asset.OutOfUse).SingleAsync(ct);
        var sql = new StringBuilder("insert into pool_day (asset_id, day, held, capacity) values ");
        var values = new List<object> { assetId, quantity, capacity };
        for (var day = from; day <= due; day = day.AddDays(1))
        {
            sql.Append(day == from ? "" : ", ").Append(CultureInfo.InvariantCulture, $"({{0}}, {{{values.Count}}}, {{1}}, {{2}})");
            values.Add(day);
        }
        sql.Append(" on conflict (asset_id, day) do update set held = pool_day.held + excluded.held, capacity = excluded.capacity");
        await db.Database.ExecuteSqlRawAsync(sql.ToString(), values, ct);
    }
}

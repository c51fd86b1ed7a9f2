using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Loans;

namespace WiangSuai.Workflow.Web.Assets;

/// <summary>Moves things out and back in, inside the caller's transaction. The database refuses to hand out what is out already.</summary>
public sealed class Custodies(AppDb db, TimeProvider clock)
{
    /// <summary>Constraints that speak when a thing is still with somebody else.</summary>
    public static readonly string[] Refusals = ["ux_custody_one_open", "custody.asset_id", "ck_asset_out_within_quantity"];

    /// <exception cref="System.Data.Common.DbException">A pool has too few left: see <see cref="Refusals"/>.</exception>
    /// <param name="at">Since when the borrower has the things.</param>
    public async Task Begin(Loan loan, DateTimeOffset at, CancellationToken ct)
    {
        foreach (var line in loan.Lines.OrderBy(line => line.AssetId))
        {
            db.Add(new Custody
            {
                Id = clock.NewId(),
                AssetId = line.AssetId,
                LoanId = loan.Id,
                PersonId = loan.BorrowerId,
                Quantity = line.Quantity,
                IsPool = line.IsPool,
                Since = at,
            });
            await db.Database.ExecuteSqlAsync($"update asset set out_now = out_now + {line.Quantity} where id = {line.AssetId}", ct);
        }
    }

    /// <summary>Takes back what came at one time. What came back damaged or not at all is out of use until somebody settles it (ข้อ 209).</summary>
    public async Task End(Loan loan, GiveBack back, CancellationToken ct)
    {
        var came = back.Lines.ToDictionary(line => loan.Lines.Single(lent => lent.Id == line.LineId).AssetId);
        foreach (var custody in await db.Set<Custody>().Where(c => c.LoanId == loan.Id && c.Until == null).OrderBy(c => c.AssetId).ToListAsync(ct))
        {
            if (!came.TryGetValue(custody.AssetId, out var line))
                continue;
            if (line.Count < custody.Quantity)
            {
                custody.Quantity -= line.Count;
                db.Add(EndedPart(custody, line.Count, back.At));
            }
            else
            {
                custody.Until = back.At;
            }
            await db.Database.ExecuteSqlAsync(
                $"update asset set out_now = out_now - {line.Count}, out_of_use = out_of_use + {line.Damaged + line.Lost} where id = {custody.AssetId}", ct);
        }
    }

    /// <summary>Ends what a slip has out that was kept by mistake: nothing came back, because nothing was out under it.</summary>
    public async Task TakeBack(Guid loan, DateTimeOffset at, CancellationToken ct)
    {
        foreach (var custody in await db.Set<Custody>().Where(c => c.LoanId == loan && c.Until == null).OrderBy(c => c.AssetId).ToListAsync(ct))
        {
            custody.Until = at;
            await db.Database.ExecuteSqlAsync($"update asset set out_now = out_now - {custody.Quantity} where id = {custody.AssetId}", ct);
        }
    }

    Custody EndedPart(Custody of, int quantity, DateTimeOffset at) => new()
    {
        Id = clock.NewId(),
        AssetId = of.AssetId,
        LoanId = of.LoanId,
        PersonId = of.PersonId,
        Quantity = quantity,
        IsPool = of.IsPool,
        Since = of.Since,
        Until = at,
    };
}

using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;

namespace WiangSuai.Workflow.Web.Assets;

/// <summary>Counts again what was out of use, inside the caller's transaction. The database keeps it within what there is.</summary>
public sealed class OutOfUse(AppDb db)
{
    /// <summary>Repaired or replaced: lent again.</summary>
    public Task BackInUse(Guid asset, int quantity, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"update asset set out_of_use = out_of_use - {quantity} where id = {asset}", ct);

    /// <summary>Of a pool, paid for and not replaced: there are so many fewer.</summary>
    public Task Gone(Guid asset, int quantity, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"update asset set out_of_use = out_of_use - {quantity}, quantity = quantity - {quantity} where id = {asset}", ct);
}

using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;

namespace WiangSuai.Workflow.Web.Assets;

/// <summary>A set with what of it is free on the days looked at.</summary>
/// <param name="Missing">Names of the things of which too few are free; empty where all of it can be had.</param>
public sealed record SetOnDays(LendingSet Set, IReadOnlyList<SetLine> Lines, IReadOnlyList<string> Missing);

/// <param name="Free">The least that is free on any of the days.</param>
public sealed record SetLine(Asset Asset, int Quantity, int Free)
{
    public bool IsFree => Free >= Quantity;
}

/// <summary>Reads the sets that are in use (ชุดที่ยืมด้วยกัน). What has left the register since is left out of its set.</summary>
public sealed class LendingSets(AppDb db, Availability availability)
{
    /// <summary>By name, with what is free of each on the days from <paramref name="from"/> to <paramref name="to"/>, both included.</summary>
    public async Task<IReadOnlyList<SetOnDays>> On(DateOnly from, DateOnly to, DateOnly today, CancellationToken ct)
    {
        var sets = await db.Set<LendingSet>().AsNoTracking().Include(set => set.Items).Where(set => set.EndedAt == null).OrderBy(set => set.Name).ToListAsync(ct);
        var ids = sets.SelectMany(set => set.Items).Select(item => item.AssetId).Distinct().ToList();
        var assets = await db.Set<Asset>().AsNoTracking().ThatTakeSlips(db).Where(asset => ids.Contains(asset.Id)).ToDictionaryAsync(asset => asset.Id, ct);
        var free = await availability.FreeThroughout([.. assets.Values], from, to, today, null, ct);
        return [.. sets.Select(set => Of(set, assets, free)).Where(set => set.Lines.Count > 0)];
    }

    static SetOnDays Of(LendingSet set, Dictionary<Guid, Asset> assets, IReadOnlyDictionary<Guid, int> free)
    {
        var lines = set.Items.OrderBy(item => item.Position).Where(item => assets.ContainsKey(item.AssetId)).Select(item => new SetLine(assets[item.AssetId], item.Quantity, free[item.AssetId])).ToList();
        return new SetOnDays(set, lines, [.. lines.Where(line => !line.IsFree).Select(line => line.Asset.Name)]);
    }

    /// <summary>The things of these sets with how many of each, as a request asks for them; a thing in two of them once, with both quantities together.</summary>
    public async Task<IReadOnlyList<(Guid Asset, int Quantity)>> Lines(IReadOnlyCollection<Guid> sets, CancellationToken ct)
    {
        var items = await (
            from item in db.Set<LendingSetItem>().AsNoTracking()
            join set in db.Set<LendingSet>() on item.SetId equals set.Id
            join asset in db.Set<Asset>().ThatTakeSlips(db) on item.AssetId equals asset.Id
            where sets.Contains(item.SetId) && set.EndedAt == null
            orderby set.Name, item.Position
            select new { item.AssetId, item.Quantity, asset.IsPool }).ToListAsync(ct);
        return [.. items.GroupBy(item => item.AssetId).Select(group => (group.Key, group.First().IsPool ? group.Sum(item => item.Quantity) : 1))];
    }
}

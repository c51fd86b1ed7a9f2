using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;

namespace WiangSuai.Workflow.Web.Assets;

/// <summary>What is looked for in the register.</summary>
/// <param name="Unit">Holding unit; null for all.</param>
/// <param name="Class">Code; null for all.</param>
/// <param name="State">Null for all.</param>
/// <param name="Retired">Things that have left the register instead of those on it.</param>
/// <param name="Page">From 1.</param>
public sealed record AssetQuestion(string? Words = null, Guid? Unit = null, string? Class = null, AssetState? State = null, bool Retired = false, AssetOrder Order = AssetOrder.Name, int Page = 1, int PageSize = AssetFinder.UsualPage);

/// <summary>In which state the register's list shows things.</summary>
public enum AssetState
{
    /// <summary>Some or all are with a borrower now.</summary>
    Out,

    /// <summary>Under repair today.</summary>
    UnderRepair,

    /// <summary>Some or all came back damaged or not at all, not settled yet.</summary>
    OutOfUse,
}

public enum AssetOrder
{
    Name,
    Number,

    /// <summary>What was registered or changed last comes first.</summary>
    Latest,
}

/// <summary>A page of things with how many there are in all.</summary>
/// <param name="Page">The page shown: the last where one beyond was asked for.</param>
public sealed record AssetPage(IReadOnlyList<Asset> Things, int Total, int Page, int Pages);

/// <summary>Finds things: words and order come from the index, what is shown comes from the database, a page at a time.</summary>
public sealed class AssetFinder(AppDb db, AssetIndexes indexes, TimeProvider clock)
{
    public const int UsualPage = 24;

    const int MostNear = 3;

    public async Task<AssetPage> Find(AssetQuestion question, CancellationToken ct)
    {
        var ids = await Ids(question, ct);
        var pages = Math.Max(1, (ids.Count + question.PageSize - 1) / question.PageSize);
        var page = Math.Clamp(question.Page, 1, pages);
        return new AssetPage(await Load([.. ids.Skip((page - 1) * question.PageSize).Take(question.PageSize)], ct), ids.Count, page, pages);
    }

    /// <summary>All that is found, in order.</summary>
    public async Task<IReadOnlyList<Guid>> Ids(AssetQuestion question, CancellationToken ct)
    {
        var index = await indexes.Now(db, ct);
        var those = question.State is { } state ? await InState(state, ct) : null;
        bool Meant(IndexedThing thing) => IsOf(question, thing) && those?.Contains(thing.Id) != false;
        return question.Order switch
        {
            AssetOrder.Name => [.. index.Find(question.Words, Meant).Select(thing => thing.Id)],
            AssetOrder.Number => [.. index.FindByNumber(question.Words, Meant).Select(thing => thing.Id)],
            AssetOrder.Latest => [.. index.Find(question.Words, Meant).OrderByDescending(thing => thing.Revision).Select(thing => thing.Id)],
            var other => throw new System.Diagnostics.UnreachableException($"order {other}"),
        };
    }

    /// <summary>Things that can be borrowed with a slip, by name.</summary>
    public async Task<IReadOnlyList<Guid>> Lendable(string? words, Guid? unit, CancellationToken ct)
    {
        var (index, meant) = (await indexes.Now(db, ct), await Lendable(unit, ct));
        return [.. index.Find(words, meant).Select(thing => thing.Id)];
    }

    /// <summary>Names of what can be borrowed that come near to words which were found nowhere.</summary>
    public async Task<IReadOnlyList<string>> NearLendable(string? words, Guid? unit, CancellationToken ct) =>
        (await indexes.Now(db, ct)).Near(words, await Lendable(unit, ct), MostNear);

    /// <summary>Names on the register, or of what has left it, that come near to words which were found nowhere.</summary>
    public async Task<IReadOnlyList<string>> Near(AssetQuestion question, CancellationToken ct) => (await indexes.Now(db, ct)).Near(question.Words, thing => IsOf(question, thing), MostNear);

    static bool IsOf(AssetQuestion question, IndexedThing thing) =>
        thing.IsRetired == question.Retired && (question.Unit is null || thing.HoldingUnitId == question.Unit) && (question.Class is null || thing.ClassCode == question.Class);

    async Task<Func<IndexedThing, bool>> Lendable(Guid? unit, CancellationToken ct)
    {
        var ownForm = await db.Set<AssetClass>().Where(kind => kind.HasOwnForm).Select(kind => kind.Code).ToHashSetAsync(ct);
        return thing => !thing.IsRetired && !ownForm.Contains(thing.ClassCode) && (unit is null || thing.HoldingUnitId == unit);
    }

    /// <summary>Units that hold something.</summary>
    public async Task<IReadOnlySet<Guid>> Units(CancellationToken ct) => (await indexes.Now(db, ct)).Units;

    /// <summary>The things themselves, in the order asked for.</summary>
    public async Task<IReadOnlyList<Asset>> Load(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var found = await db.Set<Asset>().AsNoTracking().Where(asset => ids.Contains(asset.Id)).ToDictionaryAsync(asset => asset.Id, ct);
        return [.. ids.Where(found.ContainsKey).Select(id => found[id])];
    }

    /// <summary>Few at any time, whatever the register holds.</summary>
    async Task<HashSet<Guid>> InState(AssetState state, CancellationToken ct)
    {
        var today = Shared.Bangkok.Day(clock.GetUtcNow());
        var those = state switch
        {
            AssetState.Out => db.Set<Custody>().Where(custody => custody.Until == null).Select(custody => custody.AssetId),
            AssetState.UnderRepair => db.Set<Asset>().Where(asset => asset.UnderRepairUntil >= today).Select(asset => asset.Id),
            AssetState.OutOfUse => db.Set<Asset>().Where(asset => asset.OutOfUse > 0).Select(asset => asset.Id),
            var other => throw new System.Diagnostics.UnreachableException($"state {other}"),
        };
        return await those.ToHashSetAsync(ct);
    }
}

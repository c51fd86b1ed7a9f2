using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;

namespace WiangSuai.Workflow.Web.Assets;

/// <summary>The property officer changes what the register says of a thing.</summary>
/// <param name="Version">Of the thing as the form was opened with it; when somebody else was first, nothing is written.</param>
public sealed record ChangeAssetCommand(Guid Person, Guid Asset, int Version, AssetEntry Entry);

public abstract record ChangeAssetResult
{
    ChangeAssetResult() { }

    /// <summary>Written, or the register said all of it already: the same form sent twice is answered alike.</summary>
    public sealed record Changed : ChangeAssetResult;

    public sealed record Invalid(IReadOnlyList<AssetProblem> Problems) : ChangeAssetResult;

    public sealed record NoSuchThing : ChangeAssetResult;

    /// <summary>Somebody changed it since the form was opened.</summary>
    /// <param name="Last">What that one changed, and when.</param>
    /// <param name="Version">To be sent along when the form is sent again in spite of it.</param>
    public sealed record SomebodyWasFirst(AssetChange? Last, int Version) : ChangeAssetResult;
}

public sealed class ChangeAsset(AppDb db, AssetRegister register, TimeProvider clock)
{
    public async Task<ChangeAssetResult> Handle(ChangeAssetCommand command, CancellationToken ct)
    {
        var entry = command.Entry.Tidied();
        var facts = await register.Facts(ct);
        try
        {
            await using var write = await db.BeginWrite(ct);
            var revision = await register.NextRevision(ct);
            await db.HoldAssetsStill([command.Asset], ct);
            if (await db.Set<Asset>().SingleOrDefaultAsync(asset => asset.Id == command.Asset, ct) is not { } found)
                return new ChangeAssetResult.NoSuchThing();
            if (AssetFields.Differences(AssetEntry.Of(found), entry, facts).Count == 0)
                return new ChangeAssetResult.Changed();
            if (found.Version != command.Version)
                return new ChangeAssetResult.SomebodyWasFirst(await Last(found.Id, ct), found.Version);
            var bearer = await db.Set<Asset>().AsNoTracking().SingleOrDefaultAsync(asset => asset.Number == entry.Number && asset.Id != found.Id, ct);
            if (AssetRules.Check(entry, facts, found, bearer) is { Count: > 0 } problems)
                return new ChangeAssetResult.Invalid(problems);

            await register.Change(found, entry, facts, command.Person, clock.GetUtcNow().ToStoredInstant(), revision, AssetChangeKind.Changed, ct);
            await db.SaveChangesAsync(ct);
            await write.Commit(ct);
            return new ChangeAssetResult.Changed();
        }
        catch (Exception refused) when (refused.Of(AssetRegister.TooFew))
        {
            db.ChangeTracker.Clear();
            return new ChangeAssetResult.Invalid([new(nameof(entry.Quantity), AssetProblemCode.FewerThanArePromised)]);
        }
    }

    Task<AssetChange?> Last(Guid asset, CancellationToken ct) =>
        db.Set<AssetChange>().AsNoTracking().Where(change => change.AssetId == asset).OrderByDescending(change => change.At).ThenByDescending(change => change.Id).FirstOrDefaultAsync(ct);
}

using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;

namespace WiangSuai.Workflow.Web.Assets;

/// <summary>A photograph without its picture.</summary>
public sealed record PhotoOfThing(Guid Id, bool IsCover, int Width, int Height, DateTimeOffset At);

/// <summary>Which photographs there are.</summary>
public sealed class AssetPhotos(AppDb db)
{
    /// <summary>The cover of each thing that has one.</summary>
    public async Task<IReadOnlyDictionary<Guid, Guid>> Covers(IReadOnlyCollection<Guid> assets, CancellationToken ct) =>
        await db.Set<AssetPhoto>().Where(photo => photo.IsCover && assets.Contains(photo.AssetId)).Select(photo => new { photo.AssetId, photo.Id }).ToDictionaryAsync(photo => photo.AssetId, photo => photo.Id, ct);

    /// <summary>The cover first, then as they came.</summary>
    public Task<List<PhotoOfThing>> Of(Guid asset, CancellationToken ct) =>
        db.Set<AssetPhoto>().Where(photo => photo.AssetId == asset && photo.RemovedAt == null).OrderByDescending(photo => photo.IsCover).ThenBy(photo => photo.At).ThenBy(photo => photo.Id)
            .Select(photo => new PhotoOfThing(photo.Id, photo.IsCover, photo.Width, photo.Height, photo.At)).ToListAsync(ct);

    /// <summary>The picture itself; null where there is none, or none any more.</summary>
    public Task<byte[]?> Picture(Guid photo, bool large, CancellationToken ct) =>
        (large ? db.Set<AssetPhoto>().Where(p => p.Id == photo).Select(p => p.Large) : db.Set<AssetPhoto>().Where(p => p.Id == photo).Select(p => p.Small)).SingleOrDefaultAsync(ct);
}

public abstract record PhotographResult
{
    PhotographResult() { }

    /// <summary>Kept; also where this very file was kept before.</summary>
    public sealed record Kept(Guid Photo) : PhotographResult;

    public sealed record NotAPhoto(PhotoProblem Problem) : PhotographResult;

    public sealed record TooMany(int Most) : PhotographResult;

    /// <summary>It is not on the register.</summary>
    public sealed record NoSuchThing : PhotographResult;
}

/// <summary>The property officer adds photographs of a thing, chooses the one that lists show, and removes them.</summary>
public sealed class PhotographAsset(AppDb db, AssetRegister register, PhotoLab lab, TimeProvider clock)
{
    public const int MostPhotos = 12;

    static readonly string[] KeptAlready = ["ux_asset_photo_once", "asset_photo.asset_id"];

    public async Task<PhotographResult> Add(Guid person, Guid asset, byte[] file, CancellationToken ct)
    {
        var developed = await lab.Develop(file, ct);
        if (developed is DevelopedPhoto.Refused refusal)
            return new PhotographResult.NotAPhoto(refusal.Problem);
        var photo = (DevelopedPhoto.Developed)developed;
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file));
        try
        {
            await using var write = await db.BeginWrite(ct);
            await db.HoldAssetsStill([asset], ct);
            if (!await db.Set<Asset>().AnyAsync(thing => thing.Id == asset && thing.RetiredOn == null, ct))
                return new PhotographResult.NoSuchThing();
            var there = await db.Set<AssetPhoto>().Where(p => p.AssetId == asset && p.RemovedAt == null).Select(p => new { p.Id, p.Hash }).ToListAsync(ct);
            if (there.Find(p => p.Hash == hash) is { } same)
                return new PhotographResult.Kept(same.Id);
            if (there.Count >= MostPhotos)
                return new PhotographResult.TooMany(MostPhotos);

            var at = clock.GetUtcNow().ToStoredInstant();
            var kept = new AssetPhoto
            {
                Id = clock.NewId(),
                AssetId = asset,
                IsCover = there.Count == 0,
                At = at,
                ById = person,
                Hash = hash,
                Width = photo.Width,
                Height = photo.Height,
                Small = photo.Small,
                Large = photo.Large,
            };
            db.Add(kept);
            register.Remember(asset, person, at, AssetChangeKind.Photographed, []);
            await db.SaveChangesAsync(ct);
            await write.Commit(ct);
            return new PhotographResult.Kept(kept.Id);
        }
        catch (DbUpdateException refused) when (refused.Of(KeptAlready))   // the same file, or the first cover, came twice at once
        {
            db.ChangeTracker.Clear();
            return new PhotographResult.Kept(await db.Set<AssetPhoto>().Where(p => p.AssetId == asset && p.RemovedAt == null).OrderByDescending(p => p.Hash == hash).Select(p => p.Id).FirstAsync(ct));
        }
    }

    /// <returns>False where there is no such photograph of the thing.</returns>
    public async Task<bool> ChooseCover(Guid person, Guid asset, Guid photo, CancellationToken ct)
    {
        await using var write = await db.BeginWrite(ct);
        await db.HoldAssetsStill([asset], ct);
        if (await db.Set<AssetPhoto>().Where(p => p.Id == photo && p.AssetId == asset && p.RemovedAt == null).Select(p => (bool?)p.IsCover).SingleOrDefaultAsync(ct) is not { } cover)
            return false;
        if (cover)
            return true;
        await MoveCover(asset, photo, ct);
        register.Remember(asset, person, clock.GetUtcNow().ToStoredInstant(), AssetChangeKind.CoverChosen, []);
        await db.SaveChangesAsync(ct);
        await write.Commit(ct);
        return true;
    }

    /// <summary>Its picture goes, its row stays; the oldest that is left becomes the cover.</summary>
    /// <returns>False where there is no such photograph of the thing.</returns>
    public async Task<bool> Remove(Guid person, Guid asset, Guid photo, CancellationToken ct)
    {
        await using var write = await db.BeginWrite(ct);
        await db.HoldAssetsStill([asset], ct);
        if (await db.Set<AssetPhoto>().SingleOrDefaultAsync(p => p.Id == photo && p.AssetId == asset && p.RemovedAt == null, ct) is not { } found)
            return false;
        var (at, wasCover) = (clock.GetUtcNow().ToStoredInstant(), found.IsCover);
        (found.RemovedAt, found.RemovedById, found.Small, found.Large, found.IsCover) = (at, person, null, null, false);
        register.Remember(asset, person, at, AssetChangeKind.PhotoRemoved, []);
        await db.SaveChangesAsync(ct);
        if (wasCover && await db.Set<AssetPhoto>().Where(p => p.AssetId == asset && p.RemovedAt == null).OrderBy(p => p.At).Select(p => (Guid?)p.Id).FirstOrDefaultAsync(ct) is { } next)
            await MoveCover(asset, next, ct);
        await write.Commit(ct);
        return true;
    }

    async Task MoveCover(Guid asset, Guid photo, CancellationToken ct)
    {
        await db.Set<AssetPhoto>().Where(p => p.AssetId == asset && p.IsCover).ExecuteUpdateAsync(set => set.SetProperty(p => p.IsCover, false), ct);
        await db.Set<AssetPhoto>().Where(p => p.Id == photo).ExecuteUpdateAsync(set => set.SetProperty(p => p.IsCover, true), ct);
    }
}

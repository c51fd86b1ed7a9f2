using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Assets;

/// <summary>Writes what the register says (ทะเบียนคุมทรัพย์สิน), inside the caller's transaction: the form a thing at a time, a file all of its rows.</summary>
public sealed class AssetRegister(AppDb db, AssetSettings settings, TimeProvider clock)
{
    /// <summary>Constraints that speak when another thing bears the number already.</summary>
    public static readonly string[] NumberTaken = ["ix_asset_number", "asset.number"];

    /// <summary>Constraints that speak when fewer would be left than are out or promised.</summary>
    public static readonly string[] TooFew = ["ck_asset_out_within_quantity", "ck_asset_out_of_use_within_quantity", "ck_pool_day_within_capacity"];

    /// <summary>What entries are judged by; one reading does for a whole file.</summary>
    public async Task<AssetFacts> Facts(CancellationToken ct) => new(
        await db.Set<AssetClass>().AsNoTracking().ToDictionaryAsync(kind => kind.Code, ct),
        await db.Set<Unit>().AsNoTracking().ToDictionaryAsync(unit => unit.Id, unit => unit.Name, ct),
        await db.Set<Post>().AsNoTracking().ToDictionaryAsync(post => post.Id, post => post.Title, ct),
        settings.NumberPattern, clock.Today());

    /// <summary>The number of the change that this transaction makes; others who change the register wait until it ends. Once per transaction, before the rows are locked.</summary>
    public async Task<long> NextRevision(CancellationToken ct) =>
        (await db.Database.SqlQuery<long>($"insert into register_revision (id, number) values ({RegisterRevision.TheOne}, 1) on conflict (id) do update set number = register_revision.number + 1 returning number as \"Value\"").ToListAsync(ct)).Single();

    /// <summary>Adds a thing and its first line of history to what the caller is about to save.</summary>
    /// <param name="entry">Without problems: see <see cref="AssetRules.Check"/>.</param>
    /// <param name="kind">Registered or Imported.</param>
    public Asset Add(AssetEntry entry, AssetFacts facts, Guid? person, DateTimeOffset at, long revision, AssetChangeKind kind)
    {
        var asset = new Asset
        {
            Id = clock.NewId(),
            Number = entry.Number,
            Name = entry.Name,
            ClassCode = entry.ClassCode,
            Counter = entry.Counter,
            HoldingUnitId = entry.HoldingUnitId ?? throw new UnreachableException("checked"),
            IsPool = entry.IsPool,
            Quantity = entry.Quantity ?? throw new UnreachableException("checked"),
            UnitPrice = entry.UnitPrice ?? throw new UnreachableException("checked"),
            Picture = NoDrawing,
            SearchText = "",
        };
        Fill(asset, entry, facts, revision);
        db.Add(asset);
        Remember(asset.Id, person, at, kind, AssetFields.Differences(null, entry, facts));
        return asset;
    }

    /// <summary>Changes a thing that the caller has loaded for changing, and adds a line of history.</summary>
    /// <returns>False where the register says all of it already; nothing is written then.</returns>
    /// <exception cref="System.Data.Common.DbException">More of a pool are promised on some day than there would be: see <see cref="TooFew"/>.</exception>
    public async Task<bool> Change(Asset asset, AssetEntry entry, AssetFacts facts, Guid person, DateTimeOffset at, long revision, AssetChangeKind kind, CancellationToken ct)
    {
        var changes = AssetFields.Differences(AssetEntry.Of(asset), entry, facts);
        if (changes.Count == 0)
            return false;
        if (asset.IsPool && entry.Quantity is { } quantity && quantity != asset.Quantity)
            await db.Database.ExecuteSqlAsync($"update pool_day set capacity = {quantity - asset.OutOfUse} where asset_id = {asset.Id} and day >= {Bangkok.Day(at)}", ct);
        Fill(asset, entry, facts, revision);
        Remember(asset.Id, person, at, kind, changes);
        return true;
    }

    /// <summary>Adds a line of history.</summary>
    public void Remember(Guid asset, Guid? person, DateTimeOffset at, AssetChangeKind kind, IReadOnlyList<ChangedField> changes, string note = "") => db.Add(new AssetChange
    {
        Id = clock.NewId(),
        AssetId = asset,
        At = at,
        PersonId = person,
        Kind = kind,
        Fields = AssetChange.Write(changes),
        Note = note,
    });

    /// <summary>Composes anew what things are searched by, after their class or their unit got another name.</summary>
    public async Task RenewSearchTexts(System.Linq.Expressions.Expression<Func<Asset, bool>> which, CancellationToken ct)
    {
        var (facts, revision) = (await Facts(ct), await NextRevision(ct));
        foreach (var asset in await db.Set<Asset>().Where(which).ToListAsync(ct))
            (asset.SearchText, asset.Revision) = (AssetSearch.TextOf(AssetEntry.Of(asset), facts), revision);
    }

    static void Fill(Asset asset, AssetEntry entry, AssetFacts facts, long revision)
    {
        asset.Number = entry.Number;
        asset.Name = entry.Name;
        asset.ClassCode = entry.ClassCode;
        asset.Description = entry.Description;
        asset.Accessories = entry.Accessories;
        asset.Model = entry.Model;
        asset.SerialNumber = entry.SerialNumber;
        asset.Counter = entry.Counter;
        asset.HoldingUnitId = entry.HoldingUnitId ?? throw new UnreachableException("checked");
        asset.CustodianPostId = entry.CustodianPostId;
        asset.Location = entry.Location;
        asset.Quantity = entry.Quantity ?? throw new UnreachableException("checked");
        asset.UnitPrice = entry.UnitPrice ?? throw new UnreachableException("checked");
        asset.AcquiredOn = entry.AcquiredOn;
        asset.AcquiredBy = entry.AcquiredBy;
        asset.FundSource = entry.FundSource;
        asset.DocumentNumber = entry.DocumentNumber;
        asset.Supplier = entry.Supplier;
        asset.SupplierContact = entry.SupplierContact;
        asset.UsefulLifeYears = entry.UsefulLifeYears;
        asset.UnderRepairUntil = entry.UnderRepairUntil;
        asset.Note = entry.Note;
        asset.SearchText = AssetSearch.TextOf(entry, facts);
        asset.Revision = revision;
    }

    /// <summary>Drawing of a thing that has neither photograph nor a drawing of its own.</summary>
    const string NoDrawing = "box";
}

/// <summary>Takes the rows of things for changing, so that whoever promises or hands them out waits.</summary>
internal static class AssetLock
{
    /// <summary>PostgreSQL; SQLite has one writer anyway. Always in the order of their ids.</summary>
    public static Task HoldAssetsStill(this AppDb db, IReadOnlyList<Guid> assets, CancellationToken ct) => db.Database.IsNpgsql()
        ? db.Database.ExecuteSqlAsync($"select 1 from asset where id = any({assets.ToArray()}) order by id for no key update", ct)
        : Task.CompletedTask;
}

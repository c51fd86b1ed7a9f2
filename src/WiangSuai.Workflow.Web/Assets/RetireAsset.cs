using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Assets;

/// <summary>The property officer takes a thing off the register (จำหน่ายออกจากทะเบียน, ข้อ 215–218); its history stays.</summary>
/// <param name="On">First day on which it is no longer on the register; today or earlier.</param>
public sealed record RetireAssetCommand(Guid Person, Guid Asset, DateOnly On, string Reason);

public abstract record RetireAssetResult
{
    RetireAssetResult() { }

    /// <summary>Retired; also where it was retired already.</summary>
    public sealed record Retired : RetireAssetResult;

    public sealed record NoSuchThing : RetireAssetResult;

    public sealed record ReasonMissing : RetireAssetResult;

    /// <summary>The day is in the future, or before the thing was acquired.</summary>
    public sealed record NotOnThatDay(DateOnly Earliest, DateOnly Latest) : RetireAssetResult;

    /// <summary>It is out, or promised to somebody.</summary>
    /// <param name="Slips">Loans that have or await it.</param>
    public sealed record StillOnLoan(IReadOnlyList<Guid> Slips) : RetireAssetResult;
}

public sealed class RetireAsset(AppDb db, AssetRegister register, TimeProvider clock)
{
    /// <remarks>Whoever promises the thing at the same moment waits for the row and is then refused by the database, or is seen here.</remarks>
    public async Task<RetireAssetResult> Handle(RetireAssetCommand command, CancellationToken ct)
    {
        var reason = command.Reason.Trim();
        if (reason.Length is 0 or > AssetRules.LongestLine)
            return new RetireAssetResult.ReasonMissing();

        await using var write = await db.BeginWrite(ct);
        var revision = await register.NextRevision(ct);
        await db.HoldAssetsStill([command.Asset], ct);
        if (await db.Set<Asset>().SingleOrDefaultAsync(asset => asset.Id == command.Asset, ct) is not { } found)
            return new RetireAssetResult.NoSuchThing();
        if (found.RetiredOn is not null)
            return new RetireAssetResult.Retired();
        var (earliest, today) = (found.AcquiredOn ?? DateOnly.MinValue, clock.Today());
        if (command.On > today || command.On < earliest)
            return new RetireAssetResult.NotOnThatDay(earliest, today);
        if (await Slips(found.Id, ct) is { Count: > 0 } slips)
            return new RetireAssetResult.StillOnLoan(slips);

        (found.RetiredOn, found.RetiredReason, found.Revision) = (command.On, reason, revision);
        register.Remember(found.Id, command.Person, clock.GetUtcNow().ToStoredInstant(), AssetChangeKind.Retired,
            [new(nameof(Asset.RetiredOn), "", command.On.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))], reason);
        await db.SaveChangesAsync(ct);
        await write.Commit(ct);
        return new RetireAssetResult.Retired();
    }

    /// <summary>Loans that have it or are promised it.</summary>
    Task<List<Guid>> Slips(Guid asset, CancellationToken ct) =>
        db.Set<Hold>().Where(hold => hold.AssetId == asset && hold.Active).Select(hold => hold.LoanId)
            .Union(db.Set<Custody>().Where(custody => custody.AssetId == asset && custody.Until == null).Select(custody => custody.LoanId)).ToListAsync(ct);
}

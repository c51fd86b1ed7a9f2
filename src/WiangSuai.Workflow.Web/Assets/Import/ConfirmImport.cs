using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Ledger;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Assets.Import;

/// <summary>The officer confirms what the page showed.</summary>
/// <param name="PlanHash">Of the plan on that page.</param>
public sealed record ConfirmImportCommand(Guid Person, Guid Import, string PlanHash);

public abstract record ConfirmImportResult
{
    ConfirmImportResult() { }

    /// <summary>It is written. Rows whose thing somebody else registered or changed since the preview came back as refused ones.</summary>
    public sealed record Written(int New, int Changed, int MeanwhileChanged) : ConfirmImportResult;

    /// <summary>Confirmed before, by this form or another.</summary>
    public sealed record AlreadyWritten : ConfirmImportResult;

    /// <summary>The columns were chosen anew in the meantime: another plan is shown now.</summary>
    public sealed record OtherPlan : ConfirmImportResult;

    /// <summary>No such import, or its time is over.</summary>
    public sealed record NoSuchImport : ConfirmImportResult;
}

/// <summary>Writes an import's good rows in one transaction: new things, changes, a line of history for each, and the evidence of the whole.</summary>
/// <remarks>Acts once: the import itself is the key, claimed by its first statement; a second confirmation finds it confirmed.</remarks>
public sealed class ConfirmImport(AppDb db, AssetRegister register, ImportTexts say, TimeProvider clock)
{
    /// <summary>Somebody registered one of the numbers between our look and our writing: looked at once more, it is a row changed meanwhile.</summary>
    const int Attempts = 3;

    const int Together = 5_000;

    public async Task<ConfirmImportResult> Handle(ConfirmImportCommand command, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await Try(command, ct);
            }
            catch (Exception taken) when (attempt < Attempts && (taken.Of(AssetRegister.NumberTaken) || taken.Of(AssetRegister.TooFew) || taken.IsDeadlock()))
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    async Task<ConfirmImportResult> Try(ConfirmImportCommand command, CancellationToken ct)
    {
        await using var write = await db.BeginWrite(ct);
        var at = clock.GetUtcNow().ToStoredInstant();
        if (await db.Set<ImportRun>().AsNoTracking().SingleOrDefaultAsync(run => run.Id == command.Import, ct) is not { } found)
            return new ConfirmImportResult.NoSuchImport();
        if (found.ConfirmedAt is not null)
            return new ConfirmImportResult.AlreadyWritten();
        if (found.Plan is null)
            return new ConfirmImportResult.NoSuchImport();
        DateTimeOffset? confirmed = at;
        if (found.PlanHash != command.PlanHash || await db.Set<ImportRun>().Where(run => run.Id == command.Import && run.ConfirmedAt == null && run.PlanHash == command.PlanHash)
            .ExecuteUpdateAsync(set => set.SetProperty(run => run.ConfirmedAt, confirmed), ct) == 0)
            return await db.Set<ImportRun>().AnyAsync(run => run.Id == command.Import && run.ConfirmedAt != null, ct) ? new ConfirmImportResult.AlreadyWritten() : new ConfirmImportResult.OtherPlan();

        var (plan, facts, revision) = (ImportPlan.Unpack(found.Plan), await register.Facts(ct), await register.NextRevision(ct));
        var standing = await Standing(plan, ct);
        var meanwhile = await Meanwhile(plan, standing, ct);
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            foreach (var thing in plan.New.Where(thing => !meanwhile.ContainsKey(thing.Row)))
                register.Add(thing.Entry, facts, command.Person, at, revision, AssetChangeKind.Imported);
            foreach (var thing in plan.Changed.Where(thing => !meanwhile.ContainsKey(thing.Row)))
                await register.Change(standing[thing.AssetId], thing.After, facts, command.Person, at, revision, AssetChangeKind.Imported, ct);
            db.ChangeTracker.DetectChanges();
            await db.InsertInBulk<Asset>(ct);
            await db.UpdateInBulk<Asset>(ct);
            await db.InsertInBulk<AssetChange>(ct);
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = true;
        }

        var written = new ConfirmImportResult.Written(plan.New.Count(thing => !meanwhile.ContainsKey(thing.Row)), plan.Changed.Count(thing => !meanwhile.ContainsKey(thing.Row)), meanwhile.Count);
        var rest = plan with { Refused = [.. plan.Refused.Concat(meanwhile.Values).OrderBy(row => row.Row)] };
        await db.Set<ImportRun>().Where(run => run.Id == command.Import).ExecuteUpdateAsync(set => set
            .SetProperty(run => run.NewCount, written.New).SetProperty(run => run.ChangedCount, written.Changed)
            .SetProperty(run => run.RefusedCount, rest.Refused.Count).SetProperty(run => run.Plan, rest.Pack().Bytes).SetProperty(run => run.Version, run => run.Version + 1), ct);
        db.Add(Leaf.Of(clock.NewId(), "asset-import", command.Import, JsonSerializer.Serialize(new
        {
            import = command.Import,
            file = found.ContentHash,
            plan = found.PlanHash,
            by = command.Person,
            at = at.ToString("O", CultureInfo.InvariantCulture),
            added = written.New,
            changed = written.Changed,
            refused = rest.Refused.Count,
        }), at));
        await db.SaveChangesAsync(ct);
        await write.Commit(ct);
        return written;
    }

    /// <summary>The things that the plan would change, held still until the transaction ends.</summary>
    async Task<Dictionary<Guid, Asset>> Standing(ImportPlan plan, CancellationToken ct)
    {
        var standing = new Dictionary<Guid, Asset>();
        foreach (var some in plan.Changed.Select(thing => thing.AssetId).Order().Chunk(Together))
        {
            await db.HoldAssetsStill(some, ct);
            foreach (var asset in await db.Set<Asset>().Where(asset => some.Contains(asset.Id)).ToListAsync(ct))
                standing.Add(asset.Id, asset);
        }
        return standing;
    }

    /// <summary>Rows whose thing is not as the preview found it.</summary>
    async Task<Dictionary<int, RowLeftOut>> Meanwhile(ImportPlan plan, Dictionary<Guid, Asset> standing, CancellationToken ct)
    {
        var taken = new HashSet<string>();
        foreach (var some in plan.New.Select(thing => thing.Entry.Number).Chunk(Together))
            taken.UnionWith(await db.Set<Asset>().Where(asset => some.Contains(asset.Number)).Select(asset => asset.Number).ToListAsync(ct));
        var rows = new Dictionary<int, RowLeftOut>();
        foreach (var thing in plan.New.Where(thing => taken.Contains(thing.Entry.Number)))
            rows.TryAdd(thing.Row, Worded(thing.Row, RowFault.NumberTakenMeanwhile, thing.Entry.Number));
        foreach (var thing in plan.Changed.Where(thing => standing.GetValueOrDefault(thing.AssetId) is not { } now || now.Version != thing.Version))
            rows.TryAdd(thing.Row, Worded(thing.Row, RowFault.ChangedMeanwhile, thing.After.Number));
        return rows;
    }

    RowLeftOut Worded(int row, RowFault fault, string number)
    {
        return new RowLeftOut(row, Languages.Speaking(Languages.Thai, Words), Languages.Speaking(Languages.English, Words));

        string Words() => say.Why(new RowProblem(fault, number));
    }
}

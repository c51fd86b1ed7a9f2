using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;

namespace WiangSuai.Workflow.Web.Assets;

/// <summary>The index of each office's register, kept per database and brought up to date at each question: a list always reads its own writes, whichever node wrote.</summary>
public sealed class AssetIndexes : IDisposable
{
    readonly ConcurrentDictionary<string, Shelf> shelves = new(StringComparer.Ordinal);

    /// <summary>Complete through the latest change that has committed.</summary>
    public async Task<AssetIndex> Now(AppDb db, CancellationToken ct)
    {
        var shelf = shelves.GetOrAdd(db.Database.GetConnectionString()!, _ => new Shelf());
        var latest = await Latest(db, ct);
        if (shelf.Index.Revision >= latest)
            return shelf.Index;

        await shelf.Turn.WaitAsync(ct);   // one reader brings it up to date, the others wait for that
        try
        {
            var known = shelf.Index;
            if (known.Revision < latest)
                shelf.Index = known.With(latest, await ChangedSince(db, known.Revision, ct));
            return shelf.Index;
        }
        finally
        {
            shelf.Turn.Release();
        }
    }

    /// <summary>0 where nothing was registered yet but what came with the office.</summary>
    static async Task<long> Latest(AppDb db, CancellationToken ct) => await db.Set<RegisterRevision>().Select(revision => (long?)revision.Number).SingleOrDefaultAsync(ct) ?? 0;

    /// <summary>What a change after the latest has written may come along; it comes once more the next time.</summary>
    static async Task<IReadOnlyCollection<(IndexedThing, string)>> ChangedSince(AppDb db, long revision, CancellationToken ct)
    {
        var (names, rows) = (new HashSet<string>(StringComparer.Ordinal), new List<(IndexedThing, string)>());
        var changed = db.Set<Asset>().AsNoTracking().Where(asset => asset.Revision > revision)
            .Select(asset => new { asset.Id, asset.Name, asset.Number, asset.ClassCode, asset.HoldingUnitId, asset.RetiredOn, asset.Revision, asset.SearchText }).AsAsyncEnumerable();
        await foreach (var row in changed.WithCancellation(ct))
            rows.Add((new IndexedThing(row.Id, Once(row.Name), row.Number, Once(row.ClassCode), row.HoldingUnitId, row.RetiredOn is not null, row.Revision), row.SearchText));
        return rows;

        string Once(string name)   // a register holds the same names again and again
        {
            if (names.TryGetValue(name, out var known)) return known;
            names.Add(name);
            return name;
        }
    }

    public void Dispose()
    {
        foreach (var shelf in shelves.Values) shelf.Dispose();
    }

    sealed class Shelf : IDisposable
    {
        public AssetIndex Index = AssetIndex.Empty;

        public readonly SemaphoreSlim Turn = new(1, 1);

        public void Dispose() => Turn.Dispose();
    }
}

using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Assets;

/// <summary>What can be borrowed, as found, with how many are free on the days looked at. What a thing cost and who sold it stays in the register.</summary>
internal sealed class CatalogueExport(AssetFinder finder, Availability availability, AssetTexts say, ScreenTexts words, TimeProvider clock) : ListExport<CatalogueModel>
{
    const int Together = 500;

    protected override ValueTask<ExportedTable> Of(CatalogueModel page, HttpContext http, CancellationToken ct)
    {
        var units = page.Units.ToDictionary(unit => unit.Id, unit => unit.Name);
        return ValueTask.FromResult(ExportedTable.Of(say["CatalogueTitle"], Things(page, ct),
            (say["Number"], thing => thing.Asset.Number), (words["ColThing"], thing => thing.Asset.Name), (say["Unit"], thing => units.GetValueOrDefault(thing.Asset.HoldingUnitId)),
            (say["Location"], thing => thing.Asset.Location), (say["HowMany"], thing => say["HowManyValue", thing.Asset.Quantity, thing.Asset.Counter]), (words["ColState"], thing => thing.State)));
    }

    async IAsyncEnumerable<(Asset Asset, string State)> Things(CatalogueModel page, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var today = clock.Today();
        foreach (var ids in (await finder.Lendable(page.Words, page.Unit, ct)).Chunk(Together))
        {
            var some = await finder.Load(ids, ct);
            var days = await availability.Days(some, page.Days.From, page.Days.To, today, null, ct);
            foreach (var asset in some.Where(asset => !page.OnlyFree || days[asset.Id].Min(day => day.Free) > 0))
                yield return (asset, say.Availability(asset, days[asset.Id]).Word);
        }
    }
}

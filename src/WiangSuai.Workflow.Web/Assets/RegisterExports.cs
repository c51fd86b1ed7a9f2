using WiangSuai.Workflow.Web.Assets.Import;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Assets;

/// <summary>The register as found, with every column that an import reads.</summary>
internal sealed class RegisterExport(RegisterTable table, AssetTexts say) : ListExport<RegisterModel>
{
    protected override async ValueTask<ExportedTable> Of(RegisterModel page, HttpContext http, CancellationToken ct) => await table.Of(say["RegisterList"], await page.AllFound(ct), ct);
}

internal sealed class ClassesExport(AssetTexts say) : ListExport<ClassesModel>
{
    protected override ValueTask<ExportedTable> Of(ClassesModel page, HttpContext http, CancellationToken ct) => ValueTask.FromResult(ExportedTable.Of(say["ClassesTitle"], page.Classes,
        (say["ClassCode"], kind => kind.Code), (say["ClassThai"], kind => kind.Thai), (say["ClassEnglish"], kind => kind.English), (say["ClassDays"], kind => kind.LongestLoanDays),
        (say["ClassForm"], kind => kind.HasOwnForm), (say["ClassThings"], kind => page.Counts.GetValueOrDefault(kind.Code))));
}

internal sealed class SetsExport(AssetTexts say, ScreenTexts words) : ListExport<SetsModel>
{
    protected override ValueTask<ExportedTable> Of(SetsModel page, HttpContext http, CancellationToken ct) => ValueTask.FromResult(ExportedTable.Of(say["SetsTitle"],
        page.Sets.SelectMany(set => set.Lines.Select(line => (Set: set.Set.Name, Line: line))),
        (say["SetName"], row => row.Set), (say["Number"], row => row.Line.Asset.Number), (words["ColThing"], row => row.Line.Asset.Name), (say["SetQuantity"], row => row.Line.Quantity)));
}

using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.People;

/// <summary>All changes of the chart, the newest first.</summary>
internal sealed class ChangesExport(ChartTexts say, ScreenTexts words) : ListExport<ChangesModel>
{
    protected override ValueTask<ExportedTable> Of(ChangesModel page, HttpContext http, CancellationToken ct) => ValueTask.FromResult(ExportedTable.Of(say["ChangesTitle"],
        AllPages(ChangesModel.PageSize, number => page.Read(number, ct)),
        (words["ColSubject"], change => change.What), (words["ColNote"], change => change.About), (words["ColWhen"], change => change.Small)));
}

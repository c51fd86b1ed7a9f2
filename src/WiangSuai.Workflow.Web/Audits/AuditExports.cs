using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Audits;

/// <summary>The register of findings, all that the reader may see of it.</summary>
internal sealed class FindingsExport(AuditReader audits, AuditReaders readers, AuditTexts say) : ListExport<FindingsModel>
{
    protected override async ValueTask<ExportedTable> Of(FindingsModel page, HttpContext http, CancellationToken ct)
    {
        var units = page.SeesAll ? null : await readers.UnitsHeaded(http.User, ct);
        var lines = AllPages(AuditReader.PageSize, async number => (await audits.Findings(units, openOnly: false, page.Cell, number, AuditReader.PageSize, ct)).Lines);
        return ExportedTable.Of(say["RegisterTitle"], lines,
            (say["NumberLabel"], line => line.Number), (say["Unit"], line => line.Unit), (say["FindingLabel"], line => line.Title), (say["RiskLabel"], line => say["Risk" + line.Risk]),
            (say["DirectedLabel"], line => line.DirectedOn), (say["DueLabel"], line => line.ReplyDueOn), (say["LooksLabel"], line => line.Looks), (say["RepliedLabel"], line => line.RepliedOn),
            (say["StateLabel"], line => say.Mark(line.Status, line.Late).Word));
    }
}

/// <summary>The year's grid, a line for each unit and month that was opened.</summary>
internal sealed class GridExport(AuditTexts say, ScreenTexts words) : ListExport<IndexModel>
{
    protected override ValueTask<ExportedTable> Of(IndexModel page, HttpContext http, CancellationToken ct)
    {
        var cells = page.Grid.Rows.SelectMany(row => row.Cells.Zip(page.Grid.Months), (row, cell) => (row.Unit, Cell: cell.First, Month: cell.Second)).Where(cell => cell.Cell is not null);
        return ValueTask.FromResult(ExportedTable.Of(say["FiscalYear", page.Year], cells,
            (say["Unit"], cell => cell.Unit), (words["ColMonth"], cell => cell.Month), (words["ColState"], cell => say["Look" + cell.Cell!.Look]),
            (words["ColAnswered"], cell => cell.Cell!.Answered), (words["ColQuestions"], cell => cell.Cell!.Questions), (say["FindingLabel"], cell => cell.Cell!.Findings)));
    }
}

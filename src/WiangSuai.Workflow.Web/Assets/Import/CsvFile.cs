using WiangSuai.Workflow.Web.Shared.Tables;

namespace WiangSuai.Workflow.Web.Assets.Import;

/// <summary>A register as CSV.</summary>
internal static class CsvFile
{
    internal static FileRead Read(byte[] content)
    {
        if (CsvTable.Decode(content) is not { } text || text.TrimStart() is ['<', ..] or ['{', ..] || text.StartsWith("%PDF", StringComparison.Ordinal))
            return new FileRead.Refused(FileProblem.NotASpreadsheet);
        if (CsvTable.Read(text, RegisterFile.MostRows + 1) is not { } table)
            return new FileRead.Refused(FileProblem.Broken);
        if (table.Rows.Count > RegisterFile.MostRows)
            return new FileRead.Refused(FileProblem.TooManyRows);
        if (table.Rows.Any(row => row.Cells.Count > RegisterFile.MostColumns))
            return new FileRead.Refused(FileProblem.TooManyColumns);
        var rows = table.Rows.Select((row, at) =>
        {
            Cell[] cells = [.. row.Cells.Select(field => new Cell(WrittenText.Tidy(field)))];
            return new SheetRow(at + 1, cells, cells.Count(cell => !cell.IsBlank));
        }).ToList();
        return rows.All(row => row.IsBlank) ? new FileRead.Refused(FileProblem.Empty) : new FileRead.Sheets(FileKind.Csv, [new Sheet("", rows)]);
    }
}

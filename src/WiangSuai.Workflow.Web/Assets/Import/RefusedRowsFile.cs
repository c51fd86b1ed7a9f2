using System.Globalization;
using WiangSuai.Workflow.Web.Shared.Tables;

namespace WiangSuai.Workflow.Web.Assets.Import;

/// <summary>The refused rows as a file of the same kind: the headings in one line, the cells as they were, and a last column that says why. Mended, it is sent again as it is.</summary>
internal static class RefusedRowsFile
{
    /// <param name="why">The reason by row number.</param>
    internal static (IReadOnlyList<string> Headings, IEnumerable<IReadOnlyList<object?>> Rows) Of(TableLayout layout, IReadOnlyDictionary<int, string> why) =>
    (
        [.. layout.Columns.Select(column => column.Heading), Headings.ReasonMark],
        layout.Data.Where(row => why.ContainsKey(row.Number)).Select(row =>
            (IReadOnlyList<object?>)[.. layout.Columns.Select(column => Written(row[column.Index])), why[row.Number]])
    );

    /// <summary>Text, numbers among it: as text 0011 keeps its zeros. A date of the spreadsheet stays what it was.</summary>
    static string? Written(Cell cell) => cell.IsBlank ? null : cell.Day is { } day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : cell.Text;
}

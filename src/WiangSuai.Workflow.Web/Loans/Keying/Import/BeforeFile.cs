using System.Globalization;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Assets.Import;
using WiangSuai.Workflow.Web.Shared;
using WiangSuai.Workflow.Web.Shared.Tables;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>Columns of a file of slips from before the system, in the order of the template. Their headings are <c>BeforeImportTexts</c> <c>Column.…</c>.</summary>
public enum BeforeColumn
{
    Number,

    /// <summary>Of the register, in the Buddhist era.</summary>
    Year,
    PaperDate,
    Borrower,
    Post,

    /// <summary>Unit of the house; of somebody of the chart it is known.</summary>
    Unit,

    /// <summary>Another agency, where one borrows.</summary>
    Agency,
    StartsOn,
    DueOn,
    Purpose,
    Place,
    PlaceName,
    Thing,
    Quantity,

    /// <summary>Name of the picture of the paper, sent along.</summary>
    Picture,
}

/// <summary>A row of such a file: one thing of a slip. What a slip says of itself stands in its first row and may be repeated in the others.</summary>
/// <param name="Row">As the file counts, from 1.</param>
public sealed record BeforeRow(int Row, IReadOnlyDictionary<BeforeColumn, string> Cells)
{
    public string this[BeforeColumn column] => Cells.GetValueOrDefault(column, "");
}

/// <summary>Reads slips from before the system out of a spreadsheet. Pure.</summary>
public static class BeforeFile
{
    /// <summary>Rows above the headings: a title, a blank line.</summary>
    const int MostAbove = 10;

    /// <summary>More slips than this lie about in no office; a longer file is sent in parts.</summary>
    public const int MostRows = 500;

    static readonly BeforeColumn[] Optional = [BeforeColumn.Post, BeforeColumn.Unit, BeforeColumn.Agency, BeforeColumn.Quantity];

    /// <returns>The rows, with the columns that no heading names; no rows where one is missing.</returns>
    public static (IReadOnlyList<BeforeRow> Rows, IReadOnlyList<BeforeColumn> Missing) Read(FileRead.Sheets file, BeforeImportTexts say)
    {
        var known = Headings(say);
        var found = file.All.Select(sheet => (sheet.Rows, Headings: HeadingsOf(sheet, known))).MaxBy(sheet => sheet.Headings.Columns.Count);
        var missing = Enum.GetValues<BeforeColumn>().Except(Optional).Except(found.Headings.Columns.Values).ToList();
        return missing.Count > 0 ? ([], missing)
            : ([.. found.Rows.Where(row => row.Number > found.Headings.Row && !row.IsBlank).Select(row => new BeforeRow(row.Number, found.Headings.Columns.ToDictionary(column => column.Value, column => Written(row[column.Key]))))], []);
    }

    /// <summary>The row that names the most columns, with the column of each place.</summary>
    static (int Row, IReadOnlyDictionary<int, BeforeColumn> Columns) HeadingsOf(Sheet sheet, Dictionary<string, BeforeColumn> known) => sheet.Rows.Take(MostAbove)
        .Select(row => (row.Number, Columns: (IReadOnlyDictionary<int, BeforeColumn>)row.Cells
            .Select((cell, place) => (place, named: known.TryGetValue(AssetSearch.Normalise(cell.Text), out var column), column))
            .Where(cell => cell.named).DistinctBy(cell => cell.column).ToDictionary(cell => cell.place, cell => cell.column)))
        .MaxBy(row => row.Columns.Count);

    static Dictionary<string, BeforeColumn> Headings(BeforeImportTexts say) => Enum.GetValues<BeforeColumn>()
        .SelectMany(column => new[] { Languages.Thai, Languages.English }.Select(language => (Heading: AssetSearch.Normalise(say.In(language, $"Column.{column}")), column)))
        .DistinctBy(heading => heading.Heading).ToDictionary(heading => heading.Heading, heading => heading.column);

    static string Written(Cell cell) => cell.Day is { } day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : cell.Text.Trim();
}

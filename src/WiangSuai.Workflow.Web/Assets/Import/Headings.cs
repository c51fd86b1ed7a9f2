using System.Security.Cryptography;
using System.Text;

namespace WiangSuai.Workflow.Web.Assets.Import;

/// <summary>A column of a file (คอลัมน์).</summary>
/// <param name="Index">From 0.</param>
/// <param name="Heading">As written; of two lines both, where they differ.</param>
/// <param name="Sample">The first content below it; empty where there is none.</param>
/// <param name="Guess">What it seems to hold. No field but <see cref="RegisterField.Ignored"/> is guessed twice.</param>
/// <param name="Sure">2 by its very words, 1 by their beginning, 0 where nothing is guessed.</param>
public sealed record SheetColumn(int Index, string Heading, string Sample, RegisterField Guess, int Sure)
{
    /// <summary>A, B, …, Z, AA: as spreadsheets name it.</summary>
    public string Letters
    {
        get
        {
            var (letters, left) = ("", Index + 1);
            for (; left > 0; left = (left - 1) / 26)
                letters = (char)('A' + (left - 1) % 26) + letters;
            return letters;
        }
    }
}

/// <summary>Where a sheet's headings stand (หัวตาราง) and what is under them.</summary>
/// <param name="First">Number of the heading's first row.</param>
/// <param name="Lines">1, or 2 where a group stands over its columns.</param>
/// <param name="Data">Rows below the headings, blank ones included.</param>
public sealed record TableLayout(int First, int Lines, IReadOnlyList<SheetColumn> Columns, IReadOnlyList<SheetRow> Data, IReadOnlyList<SheetRow> HeadingRows)
{
    /// <summary>The same headings in the same order have the same key, whatever the file, and however many lines they stood in.</summary>
    public string Key => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Columns.Select(column => WrittenText.Bare(column.Heading))))));
}

/// <summary>Finds the heading under title lines, in one line or two. Pure.</summary>
public static class Headings
{
    /// <summary>Titles of a register are a few lines; a heading that comes later is none.</summary>
    const int RowsLooked = 40;

    /// <summary>The column in which a file of refused rows says why: it is never taken in again.</summary>
    public const string ReasonMark = "เหตุผลที่นำเข้าไม่ได้ (reason)";

    /// <summary>A heading merged downwards stands again in the next line: that line belongs to it.</summary>
    static bool GoesOn(IReadOnlyList<SheetRow> rows, int at) =>
        at + 1 < rows.Count && rows[at].Cells.Zip(rows[at + 1].Cells).Any(pair => !pair.First.IsBlank && pair.First.Text == pair.Second.Text);

    /// <returns>Where no heading is recognised, the first row with two different cells stands for it, and nothing is guessed: the officer says what is what. Null where not even that is there.</returns>
    public static TableLayout? Find(Sheet sheet)
    {
        var rows = sheet.Rows;
        var found = Enumerable.Range(0, Math.Min(rows.Count, RowsLooked))
            .SelectMany(at => new[] { (At: at, Lines: 1), (At: at, Lines: 2) })
            .Where(place => place.At + place.Lines <= rows.Count)
            .Select(place => (place.At, place.Lines, Columns: ColumnsOf(rows, place.At, place.Lines, sheet.Width)))
            .Where(place => place.Columns.Count(column => column.Guess is not RegisterField.Ignored) >= 2 && place.Columns.Any(column => column.Guess is RegisterField.Number or RegisterField.Name))
            .OrderByDescending(place => place.Columns.Sum(column => column.Sure)).ThenBy(place => place.Lines).ThenBy(place => place.At)
            .FirstOrDefault();
        if (found.Columns is not null)
            return found.Lines == 1 && GoesOn(rows, found.At) ? Below(sheet, found.At, 2, ColumnsOf(rows, found.At, 2, sheet.Width)) : Below(sheet, found.At, found.Lines, found.Columns);
        var plain = rows.Select((row, at) => (row, at)).FirstOrDefault(place => place.row.Cells.Where(cell => !cell.IsBlank).Select(cell => cell.Text).Distinct().Count() >= 2);
        return plain.row is null ? null : Below(sheet, plain.at, 1, ColumnsOf(rows, plain.at, 1, sheet.Width));
    }

    static TableLayout Below(Sheet sheet, int at, int lines, List<SheetColumn> columns)
    {
        var data = sheet.Rows.Skip(at + lines).ToList();
        return new TableLayout(sheet.Rows[at].Number, lines, [.. columns.Select(column => column with { Sample = data.Select(row => row[column.Index]).FirstOrDefault(cell => !cell.IsBlank).Text ?? "" })],
            data, [.. sheet.Rows.Skip(at).Take(lines)]);
    }

    /// <summary>Columns with a heading, and what each seems to hold: of several that could be the same field the surest, and of these the first.</summary>
    static List<SheetColumn> ColumnsOf(IReadOnlyList<SheetRow> rows, int at, int lines, int width)
    {
        var all = Enumerable.Range(0, width)
            .Select(index => (Index: index, Group: lines == 2 ? rows[at][index].Text : "", Heading: rows[at + lines - 1][index].Text))
            .Where(column => (column.Group is not "" || column.Heading is not "") && column.Heading != ReasonMark)
            .Select(column => (column.Index, Text: Join(column.Group, column.Heading), Meant: HeadingWords.Of(column.Group, column.Heading)))
            .ToList();
        var taken = all.Where(column => column.Meant.Field is not RegisterField.Ignored).GroupBy(column => column.Meant.Field)
            .ToDictionary(field => field.Key, field => field.OrderByDescending(column => column.Meant.Sure).ThenBy(column => column.Index).First().Index);
        return
        [
            .. all.Select(column => taken.TryGetValue(column.Meant.Field, out var index) && index == column.Index
                ? new SheetColumn(column.Index, column.Text, "", column.Meant.Field, column.Meant.Sure)
                : new SheetColumn(column.Index, column.Text, "", RegisterField.Ignored, 0)),
        ];
    }

    static string Join(string group, string heading) => group is "" || group == heading ? heading : heading is "" ? group : $"{group} {heading}";
}

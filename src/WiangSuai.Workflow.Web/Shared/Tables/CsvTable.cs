using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace WiangSuai.Workflow.Web.Shared.Tables;

/// <summary>CSV as offices have it (RFC 4180): UTF-8, UTF-16 from Excel's "Unicode text", or Windows-874; comma, semicolon or tab; quotes around line breaks.</summary>
/// <param name="Rows">Blank ones included; the first may be a heading or a title.</param>
public sealed record CsvTable(IReadOnlyList<CsvRow> Rows)
{
    const int Windows874 = 874;

    /// <summary>How many rows the separator is guessed from.</summary>
    const int Looked = 60;

    static CsvTable() => OldEncodings.Know();

    /// <returns>None where the bytes are no text, or a quote is never closed.</returns>
    public static CsvTable? Read(byte[] bytes) => Decode(bytes) is { } text ? Read(text) : null;

    /// <param name="most">More rows than this are not read.</param>
    /// <returns>None where a quote is never closed.</returns>
    public static CsvTable? Read(string text, int most = int.MaxValue) => Read(text, SeparatorOf(text), most) is ({ } rows, false) ? new(rows) : null;

    /// <summary>Those with something in them.</summary>
    public IEnumerable<CsvRow> Filled => Rows.Where(row => row.Cells.Any(cell => cell.Length > 0));

    /// <summary>The text, by what its bytes can be; none where they hold what no text has.</summary>
    public static string? Decode(byte[] bytes)
    {
        var text = bytes switch
        {
            [0xFF, 0xFE, .. var rest] => Strictly(Encoding.Unicode, rest),
            [0xFE, 0xFF, .. var rest] => Strictly(Encoding.BigEndianUnicode, rest),
            [0xEF, 0xBB, 0xBF, .. var rest] => Strictly(Encoding.UTF8, rest),
            _ => Strictly(Encoding.UTF8, bytes) ?? Strictly(Encoding.GetEncoding(Windows874), bytes),
        };
        return text is null || text.Any(IsNoText) ? null : text;
    }

    static bool IsNoText(char letter) => char.IsControl(letter) && letter is not ('\r' or '\n' or '\t' or '\f' or '\u001A' or '\u0085');

    static string? Strictly(Encoding encoding, byte[] bytes)
    {
        var strict = (Encoding)encoding.Clone();
        strict.DecoderFallback = DecoderFallback.ExceptionFallback;
        try
        {
            return strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>The one by which the most rows have as many cells as each other; of two alike, the one with more cells.</summary>
    static char SeparatorOf(string text) => ",;\t".MaxBy(separator =>
    {
        var counts = Read(text, separator, Looked).Rows.Select(row => row.Cells.Count).Where(count => count > 1).GroupBy(count => count).ToList();
        return counts.Count == 0 ? (0, 0) : counts.Max(group => (group.Count(), group.Key));
    });

    static (List<CsvRow> Rows, bool NeverClosed) Read(string text, char separator, int most)
    {
        var neverClosed = false;
        using var parser = new CsvParser(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = separator.ToString(),
            HasHeaderRecord = false,
            IgnoreBlankLines = false,
            BadDataFound = bad => neverClosed |= bad.Field is ['"', ..] && bad.Field.Count(letter => letter == '"') % 2 == 1,   // 15" inside a cell is no fault
        });
        var (rows, startsAt) = (new List<CsvRow>(), 1);
        while (rows.Count < most && parser.Read())
        {
            rows.Add(new CsvRow(startsAt, [.. parser.Record!]));
            startsAt = parser.RawRow + 1;
        }
        return (rows, neverClosed);
    }
}

/// <param name="Line">Of the file, from 1; of a row with line breaks in it, the first.</param>
public sealed record CsvRow(int Line, IReadOnlyList<string> Cells);

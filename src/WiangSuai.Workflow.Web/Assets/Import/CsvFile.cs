using System.Text;

namespace WiangSuai.Workflow.Web.Assets.Import;

/// <summary>Reads CSV as offices have it: UTF-8, UTF-16 from Excel's "Unicode text", or Windows-874; comma, semicolon or tab; quotes around line breaks (RFC 4180).</summary>
internal static class CsvFile
{
    const int Windows874 = 874;

    /// <summary>How many records the separator is guessed from.</summary>
    const int Looked = 60;

    static CsvFile() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    internal static FileRead Read(byte[] content)
    {
        if (Decode(content) is not { } text || text.TrimStart() is ['<', ..] or ['{', ..] || text.StartsWith("%PDF", StringComparison.Ordinal) || text.Any(IsNoText))
            return new FileRead.Refused(FileProblem.NotASpreadsheet);
        var (records, wrong) = Records(text, SeparatorOf(text), RegisterFile.MostRows + 1);
        if (wrong)
            return new FileRead.Refused(FileProblem.Broken);
        if (records.Count > RegisterFile.MostRows)
            return new FileRead.Refused(FileProblem.TooManyRows);
        if (records.Any(record => record.Count > RegisterFile.MostColumns))
            return new FileRead.Refused(FileProblem.TooManyColumns);
        var rows = records.Select((record, at) =>
        {
            Cell[] cells = [.. record.Select(field => new Cell(WrittenText.Tidy(field)))];
            return new SheetRow(at + 1, cells, cells.Count(cell => !cell.IsBlank));
        }).ToList();
        return rows.All(row => row.IsBlank) ? new FileRead.Refused(FileProblem.Empty) : new FileRead.Sheets(FileKind.Csv, [new Sheet("", rows)]);
    }

    static bool IsNoText(char letter) => char.IsControl(letter) && letter is not ('\r' or '\n' or '\t' or '\f' or '\u001A' or '\u0085');

    /// <summary>Null where it is text in none of them.</summary>
    static string? Decode(byte[] content) => content switch
    {
        [0xFF, 0xFE, .. var rest] => Strictly(Encoding.Unicode, rest),
        [0xFE, 0xFF, .. var rest] => Strictly(Encoding.BigEndianUnicode, rest),
        [0xEF, 0xBB, 0xBF, .. var rest] => Strictly(Encoding.UTF8, rest),
        _ => Strictly(Encoding.UTF8, content) ?? Strictly(Encoding.GetEncoding(Windows874), content),
    };

    static string? Strictly(Encoding encoding, byte[] content)
    {
        var strict = (Encoding)encoding.Clone();
        strict.DecoderFallback = DecoderFallback.ExceptionFallback;
        try
        {
            return strict.GetString(content);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>The one by which the most records have as many fields as each other; of two alike, the one with more fields.</summary>
    static char SeparatorOf(string text) => ",;\t".MaxBy(separator =>
    {
        var counts = Records(text, separator, Looked).Records.Select(record => record.Count).Where(count => count > 1).GroupBy(count => count).ToList();
        return counts.Count == 0 ? (0, 0) : counts.Max(group => (group.Count(), group.Key));
    });

    /// <returns>Wrong: a quote that nothing closes.</returns>
    static (List<List<string>> Records, bool Wrong) Records(string text, char separator, int most)
    {
        var (records, record, field) = (new List<List<string>>(), new List<string>(), new StringBuilder());
        var (at, quoted) = (0, false);
        while (at < text.Length && records.Count < most)
        {
            var letter = text[at++];
            if (quoted)
            {
                if (letter != '"') field.Append(letter);
                else if (at < text.Length && text[at] == '"') field.Append(text[at++]);
                else quoted = false;
            }
            else if (letter == '"' && field.Length == 0) quoted = true;
            else if (letter == separator) EndField();
            else if (letter is '\n' or '\r')
            {
                if (letter == '\r' && at < text.Length && text[at] == '\n') at++;
                EndRecord();
            }
            else field.Append(letter);
        }
        if (records.Count < most && (field.Length > 0 || record.Count > 0)) EndRecord();
        return (records, quoted && records.Count < most);

        void EndField()
        {
            record.Add(field.ToString());
            field.Clear();
        }

        void EndRecord()
        {
            EndField();
            records.Add(record);
            record = [];
        }
    }
}

using System.Text;

namespace WiangSuai.Workflow.Web.Shared.Tables;

/// <summary>A CSV file as offices have it (RFC 4180): UTF-8 with or without its mark, or Windows-874 as Excel saves it; comma, semicolon or tab.</summary>
/// <param name="Rows">Without blank ones; the first is the heading.</param>
public sealed record CsvTable(IReadOnlyList<CsvRow> Rows)
{
    const int Windows874 = 874;

    static CsvTable() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <returns>None where the bytes are no text, or a quote is never closed.</returns>
    public static CsvTable? Read(byte[] bytes) => Decode(bytes) is { } text ? Read(text) : null;

    public static CsvTable? Read(string text)
    {
        var first = text.AsSpan(0, text.AsSpan().IndexOfAny('\r', '\n') is >= 0 and var end ? end : text.Length);
        var separator = first.Contains('\t') ? '\t' : first.Contains(';') && !first.Contains(',') ? ';' : ',';
        var (rows, cells, cell) = (new List<CsvRow>(), new List<string>(), new StringBuilder());
        var (line, startsAt, quoted, at) = (1, 1, false, 0);
        for (; at < text.Length; at++)
        {
            var letter = text[at];
            if (letter == '\n')
                line++;
            if (quoted)
            {
                if (letter != '"')
                    cell.Append(letter);
                else if (at + 1 < text.Length && text[at + 1] == '"')
                    cell.Append(text[at++]);
                else
                    quoted = false;
            }
            else if (letter == '"' && cell.Length == 0)
            {
                quoted = true;
            }
            else if (letter == separator)
            {
                EndCell();
            }
            else if (letter == '\n')
            {
                EndRow();
                startsAt = line;
            }
            else if (letter != '\r')
            {
                cell.Append(letter);
            }
        }
        if (quoted)
            return null;
        EndRow();
        return new(rows);

        void EndCell()
        {
            cells.Add(cell.ToString().Trim());
            cell.Clear();
        }

        void EndRow()
        {
            EndCell();
            if (cells.Exists(value => value.Length > 0))
                rows.Add(new(startsAt, [.. cells]));
            cells.Clear();
        }
    }

    /// <summary>The text, by what its bytes can be; none where they hold what no text has.</summary>
    public static string? Decode(byte[] bytes)
    {
        var text = bytes is [0xEF, 0xBB, 0xBF, ..] ? Strictly(Encoding.UTF8, bytes.AsSpan(3)) : Strictly(Encoding.UTF8, bytes) ?? Strictly(Encoding.GetEncoding(Windows874), bytes);
        return text is null || text.AsSpan().ContainsAny("\0\u0001\u0002\u0003") ? null : text;
    }

    static string? Strictly(Encoding encoding, ReadOnlySpan<byte> bytes)
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
}

/// <param name="Line">Of the file, from 1; of a row with line breaks in it, the first.</param>
/// <param name="Cells">Without blanks around them.</param>
public sealed record CsvRow(int Line, IReadOnlyList<string> Cells);

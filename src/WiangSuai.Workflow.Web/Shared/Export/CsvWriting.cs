using System.Globalization;
using System.Text;

namespace WiangSuai.Workflow.Web.Shared;

/// <summary>CSV as a spreadsheet program in a Thai office opens it: UTF-8 with a byte order mark, commas, days as on the screen (25 พ.ย. 2569), amounts without separators.</summary>
/// <remarks>
/// Days are written in words because 2026-11-25 says nothing to most readers, and 25/11/2569 is taken for a day of the common era by a program set to it.
/// Text that a spreadsheet would take for a formula gets an apostrophe in front, also where it is a lone minus: what somebody typed here must not run there.
/// </remarks>
internal static class CsvWriting
{
    internal static async Task Write(Stream to, ExportedTable table, CancellationToken ct)
    {
        await using var writer = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync(Line(table.Headings).AsMemory(), ct);
        await foreach (var row in table.Rows.WithCancellation(ct))
            await writer.WriteLineAsync(Line(row).AsMemory(), ct);
    }

    static string Line(IEnumerable<object?> values) => string.Join(',', values.Select(value => Quoted(Text(value))));

    static string Text(object? value) => value switch
    {
        null => "",
        string text => Harmless(text),
        DateOnly day => ThaiDates.Brief(day),
        DateTimeOffset at => ThaiDates.Stamp(at),
        bool yes => ScreenTexts.Words[yes ? "Yes" : "No"],
        decimal amount => amount.ToString("0.00", CultureInfo.InvariantCulture),   // whatever scale the database gave it
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => Harmless(value.ToString() ?? ""),
    };

    static string Harmless(string text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text;

    static string Quoted(string text) => text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}

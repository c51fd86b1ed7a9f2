using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace WiangSuai.Workflow.Web.Shared;

/// <summary>.xlsx with cells of the kind that their values are: numbers count, days sort and are shown in the Buddhist era on a Thai screen. Text is text: it is never taken for a formula.</summary>
internal static class XlsxWriting
{
    /// <summary>A day as the screen writes it; 07 is the Buddhist calendar, 041E Thai, and 01 Arabic digits.</summary>
    const string ThaiDay = "[$-107041E]d mmm yyyy", ThaiStamp = "[$-107041E]d mmm yyyy hh:mm", EnglishDay = "d mmm yyyy", EnglishStamp = "d mmm yyyy hh:mm";

    const int LongestSheetName = 31;

    internal static async Task Write(Stream to, ExportedTable table, CancellationToken ct)
    {
        await using var spreadsheet = await Spreadsheet.CreateNewAsync(to, cancellationToken: ct);
        var (day, stamp, money, bold) = (
            spreadsheet.AddStyle(new Style { Format = NumberFormat.Custom(Languages.IsThai ? ThaiDay : EnglishDay) }),
            spreadsheet.AddStyle(new Style { Format = NumberFormat.Custom(Languages.IsThai ? ThaiStamp : EnglishStamp) }),
            spreadsheet.AddStyle(new Style { Format = NumberFormat.Standard(StandardNumberFormat.ThousandsSeparatorTwoDecimalPlaces) }),
            spreadsheet.AddStyle(new Style { Font = { Bold = true } }));
        await spreadsheet.StartWorksheetAsync(SheetName(table.Name), new WorksheetOptions { FrozenRows = 1 }, ct);
        await spreadsheet.AddRowAsync([.. table.Headings.Select(heading => new StyledCell(heading, bold))], ct);
        await foreach (var row in table.Rows.WithCancellation(ct))
            await spreadsheet.AddRowAsync([.. row.Select(CellOf)], ct);
        await spreadsheet.FinishAsync(ct);

        StyledCell CellOf(object? value) => value switch
        {
            null => new StyledCell((string?)null, null),
            string text => new StyledCell(text, null),
            int number => new StyledCell(number, null),
            long number => new StyledCell(number, null),
            decimal amount => new StyledCell(amount, money),
            DateOnly date => new StyledCell(date.ToDateTime(TimeOnly.MinValue), day),
            DateTimeOffset at => new StyledCell(Bangkok.Day(at).ToDateTime(Bangkok.Time(at)), stamp),
            bool yes => new StyledCell(ScreenTexts.Words[yes ? "Yes" : "No"], null),
            _ => new StyledCell(value.ToString(), null),
        };
    }

    /// <summary>Sheets may bear none of these letters.</summary>
    static string SheetName(string name)
    {
        var plain = string.Concat(name.Select(letter => @"\/?*[]:'".Contains(letter, StringComparison.Ordinal) ? ' ' : letter)).Trim();
        return plain.Length > LongestSheetName ? plain[..LongestSheetName].Trim() : plain;
    }
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace WiangSuai.Workflow.Web.Shared.Tables;

/// <summary>A day as somebody wrote it in a table: 1/10/2569, ๑ ต.ค. ๒๕๖๙, 1 ตุลาคม พ.ศ. 2569. The year is of the Buddhist era; nothing is guessed.</summary>
public static partial class WrittenDate
{
    const int FirstYear = 2400, LastYear = 2699;

    static readonly string[] Full = ["มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"];
    static readonly string[] Brief = ["มค", "กพ", "มีค", "เมย", "พค", "มิย", "กค", "สค", "กย", "ตค", "พย", "ธค"];

    /// <returns>None where it is no such day: the year of another era or of two digits, 31 February, anything else.</returns>
    public static DateOnly? Read(string written)
    {
        var match = Form().Match(ThaiDigits.ToArabic(written.Trim()));
        if (!match.Success || MonthOf(match.Groups["month"].Value) is not { } month)
            return null;
        var (day, year) = (int.Parse(match.Groups["day"].Value, CultureInfo.InvariantCulture), int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture));
        return year is >= FirstYear and <= LastYear && day >= 1 && day <= DateTime.DaysInMonth(year - Years.Era, month) ? new DateOnly(year - Years.Era, month, day) : null;
    }

    static int? MonthOf(string written)
    {
        if (int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number is >= 1 and <= 12 ? number : null;
        var bare = written.Replace(".", "", StringComparison.Ordinal);
        return Array.IndexOf(Full, bare) is >= 0 and var full ? full + 1 : Array.IndexOf(Brief, bare) is >= 0 and var brief ? brief + 1 : null;
    }

    [GeneratedRegex(@"^(?<day>\d{1,2})\s*[/\-\s]\s*(?<month>\d{1,2}|[ก-๎.]+)\s*[/\-\s]\s*(?:พ\.?ศ\.?\s*)?(?<year>\d{4})$")]
    private static partial Regex Form();
}

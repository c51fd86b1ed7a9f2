using System.Globalization;
using System.Text.RegularExpressions;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Assets.Import;

/// <summary>Reads amounts and counts: 18,900.00 · 1,200.- · ๑๘,๙๐๐ บาท · 5 ตัว. Null where it is none; a dash alone is nothing written. Pure.</summary>
public static partial class WrittenNumber
{
    /// <summary>Whether the cell says that there is nothing to say.</summary>
    public static bool IsNothing(string text) => text is "" or "-" or "–" or "—";

    /// <summary>Baht with at most two decimals; separators only where they stand in threes.</summary>
    public static decimal? Baht(string written)
    {
        if (Amount().Match(ThaiDigits.ToArabic(written.Trim())) is not { Success: true } match)
            return null;
        var text = match.Groups["whole"].Value.Replace(",", "", StringComparison.Ordinal) + (match.Groups["part"].Success ? "." + match.Groups["part"].Value : "");
        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var baht) ? baht : null;
    }

    /// <summary>A count with the word for one of them (ลักษณนาม), where it was written along.</summary>
    public static (int Count, string Counter)? Count(string written)
    {
        if (Counted().Match(ThaiDigits.ToArabic(written.Trim())) is not { Success: true } match)
            return null;
        var digits = match.Groups["whole"].Value.Replace(",", "", StringComparison.Ordinal);
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? (count, match.Groups["counter"].Value) : null;
    }

    [GeneratedRegex(@"^(?:฿\s*)?(?<whole>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?<part>\d+)|\.?\s*[-–]+)?\s*(?:บาท|บ\.|THB|baht)?(?:\s*/\s*\S+)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Amount();

    [GeneratedRegex(@"^(?<whole>\d{1,3}(?:,\d{3})+|\d+)(?:\.0+)?\s*(?<counter>[^\d\s]*)$")]
    private static partial Regex Counted();
}

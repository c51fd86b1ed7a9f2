using System.Globalization;
using System.Text.RegularExpressions;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Assets.Import;

/// <summary>Reads หมายเลขครุภัณฑ์ as registers write it: one number, or a range (416-66-0011–0015, ๐๐๑๑ ถึง ๐๐๑๕). Pure.</summary>
public static partial class NumberRange
{
    /// <summary>More than this many things in one row are a typing error.</summary>
    public const int MostNumbers = 1_000;

    /// <param name="written">As in the cell.</param>
    /// <param name="quantity">What the quantity column says; null where it says nothing. It settles whether 0011-0015 with a plain hyphen is a range.</param>
    public static NumbersRead Read(string written, int? quantity)
    {
        var text = Tidy(written);
        if (text is "")
            return new NumbersRead.Missing();
        if (Marked().Match(text) is { Success: true } marked)
            return Expand(marked.Groups["from"].Value.Trim(), marked.Groups["to"].Value.Trim());
        // A hyphen may as well belong to the number; only the quantity says that it does not.
        if (quantity > 1 && Hyphened().Match(text) is { Success: true } plain
            && Expand(plain.Groups["from"].Value, plain.Groups["to"].Value) is NumbersRead.Numbers expanded && expanded.All.Count == quantity)
            return expanded;
        return new NumbersRead.Numbers([text], IsRange: false);
    }

    /// <summary>Arabic digits, one kind of hyphen, no spaces around a slash.</summary>
    public static string Tidy(string written) => AroundSlashes().Replace(ThaiDigits.ToArabic(WrittenText.Tidy(written)).Replace('\u2010', '-').Replace('\u2011', '-'), "$1");

    static NumbersRead Expand(string from, string to)
    {
        if (Tail().Match(from) is not { Success: true } first || Tail().Match(to) is not { Success: true } last)
            return new NumbersRead.Unreadable();
        var (prefix, digits, end) = (first.Groups["head"].Value, first.Groups["digits"].Value, last.Groups["digits"].Value);
        if (last.Groups["head"].Value is { Length: > 0 } other && other != prefix)
            return new NumbersRead.TwoSeries();
        if (end.Length < digits.Length)
            end = digits[..^end.Length] + end;   // 0011–15
        var width = digits.Length;
        if (end.Length > width && digits[0] == '0')
            return new NumbersRead.Unreadable();   // 08–0012: how many digits are meant?
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var low) || !long.TryParse(end, NumberStyles.None, CultureInfo.InvariantCulture, out var high))
            return new NumbersRead.Unreadable();
        if (high < low)
            return new NumbersRead.Backwards(end, digits);
        if (high - low >= MostNumbers)
            return new NumbersRead.TooMany(high - low + 1);
        return new NumbersRead.Numbers([.. Enumerable.Range(0, (int)(high - low + 1)).Select(step => prefix + (low + step).ToString(CultureInfo.InvariantCulture).PadLeft(width, '0'))], IsRange: true);
    }

    /// <summary>A dash longer than a hyphen, a hyphen between spaces, or a word between two numbers.</summary>
    [GeneratedRegex(@"^(?<from>.*\d)\s*(?:[–—−~]|\s-\s|ถึง|to)\s*(?<to>.*\d)$", RegexOptions.IgnoreCase)]
    private static partial Regex Marked();

    [GeneratedRegex(@"^(?<from>.*\d)-(?<to>\d+)$")]
    private static partial Regex Hyphened();

    [GeneratedRegex(@"^(?<head>.*?)(?<digits>\d+)$")]
    private static partial Regex Tail();

    /// <summary>Spaces around slashes; around a hyphen they say that it is a range, and stay.</summary>
    [GeneratedRegex(@"\s*(/)\s*")]
    private static partial Regex AroundSlashes();
}

/// <summary>What the cell of numbers says.</summary>
public abstract record NumbersRead
{
    NumbersRead() { }

    public sealed record Missing : NumbersRead;

    /// <param name="All">In order, each once.</param>
    public sealed record Numbers(IReadOnlyList<string> All, bool IsRange) : NumbersRead;

    /// <summary>0020–0016.</summary>
    public sealed record Backwards(string Low, string High) : NumbersRead;

    /// <summary>The two ends do not belong to one series: 416-66-0011 ถึง 417-66-0015.</summary>
    public sealed record TwoSeries : NumbersRead;

    public sealed record TooMany(long Count) : NumbersRead;

    public sealed record Unreadable : NumbersRead;
}

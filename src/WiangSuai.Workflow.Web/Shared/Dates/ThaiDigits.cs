namespace WiangSuai.Workflow.Web.Shared;

/// <summary>Thai digits ๐–๙ and Arabic digits 0–9; every other character passes unchanged.</summary>
public static class ThaiDigits
{
    const char Zero = '\u0E50';

    /// <summary>For documents: 321/2569 becomes ๓๒๑/๒๕๖๙.</summary>
    public static string ToThai(string text) =>
        string.Create(text.Length, text, (to, from) =>
        {
            for (var i = 0; i < from.Length; i++)
                to[i] = from[i] is >= '0' and <= '9' ? (char)(from[i] - '0' + Zero) : from[i];
        });

    /// <summary>For reading what people typed: ๒๕๖๙ becomes 2569.</summary>
    public static string ToArabic(string text) =>
        string.Create(text.Length, text, (to, from) =>
        {
            for (var i = 0; i < from.Length; i++)
                to[i] = from[i] is >= Zero and <= (char)(Zero + 9) ? (char)(from[i] - Zero + '0') : from[i];
        });
}

using System.Globalization;
using System.Text;

namespace WiangSuai.Workflow.Web.Assets.Import;

/// <summary>Text as it stands in a cell, without what no eye sees.</summary>
internal static class WrittenText
{
    /// <summary>Spaces and line breaks become one space; control characters and zero-width ones go; a quote that only kept the cell from being a formula goes too.</summary>
    internal static string Tidy(string text)
    {
        var made = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (char.IsWhiteSpace(letter))
            {
                if (made.Length > 0 && made[^1] != ' ') made.Append(' ');
            }
            else if (!char.IsControl(letter) && CharUnicodeInfo.GetUnicodeCategory(letter) is not UnicodeCategory.Format)
            {
                made.Append(letter);
            }
        }
        if (made.Length > 0 && made[^1] == ' ') made.Length--;
        return made.Length > 1 && made[0] == '\'' && made[1] is ('=' or '+' or '-' or '@' or ' ') ? made.ToString(1, made.Length - 1).TrimStart() : made.ToString();
    }

    /// <summary>Letters and digits alone, Arabic digits, small: for comparing headings and names in spite of how they were typed. What stands in brackets is left out.</summary>
    internal static string Bare(string text)
    {
        var (flat, made, depth) = (AssetSearch.Normalise(text), new StringBuilder(text.Length), 0);
        foreach (var letter in flat)
        {
            if (letter is '(' or '[') depth++;
            else if (letter is ')' or ']') depth = Math.Max(0, depth - 1);
            else if (depth == 0 && (char.IsLetterOrDigit(letter) || CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark)) made.Append(letter);
        }
        return made.ToString();
    }
}

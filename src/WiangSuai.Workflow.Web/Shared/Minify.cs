using System.Text.RegularExpressions;

namespace WiangSuai.Workflow.Web.Shared;

/// <summary>Takes comments and needless blanks out of our own style sheets; no general minifier.</summary>
/// <remarks>Assumes what our sheets keep to: no comment marks or doubled blanks inside strings, and a blank on both sides of + and - in calc().</remarks>
static partial class Minify
{
    public static string Css(string sheet)
    {
        var plain = Blanks().Replace(Comments().Replace(sheet, ""), " ");
        return Declarations().Replace(Marks().Replace(plain, "$1"), ":").Replace(";}", "}", StringComparison.Ordinal).Trim();
    }

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comments();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    // A colon is left out here: in a selector, "a :hover" is not "a:hover".
    [GeneratedRegex(@"\s*([{};,>])\s*")]
    private static partial Regex Marks();

    // A declaration writes its colon right after the property; the blank after it is for people.
    [GeneratedRegex(@"(?<=[\w-]): ")]
    private static partial Regex Declarations();
}

using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace WiangSuai.Workflow.Web.Shared;

/// <summary>Keeps official terms, numbers with their unit, dates and references whole at a line's end.</summary>
/// <remarks>
/// Browsers break Thai by dictionary and cut posts and modes in two. The terms stand in <c>ScreenTexts</c> (<c>NbTerms</c>, <c>NbUnits</c>);
/// of two that begin at the same place the longer wins. Everything is HTML-encoded, inside and outside the spans.
/// </remarks>
public static class Nb
{
    static readonly Regex Whole = Build();

    /// <summary>The text, encoded, with what belongs together in <c>&lt;span class="nb"&gt;</c>.</summary>
    public static IHtmlContent Of(string? text) => string.IsNullOrEmpty(text) ? HtmlString.Empty : new Kept(text);

    static Regex Build()
    {
        static string AnyOf(IEnumerable<string> words) =>
            string.Join('|', words.OrderByDescending(word => word.Length).Select(Regex.Escape));

        var words = ScreenTexts.Words;
        string[] Both(string key) => [.. words.In(Languages.Thai, key).Split('|'), .. words.In(Languages.English, key).Split('|')];
        var months = AnyOf([.. Both("Months"), .. Both("MonthsShort")]);
        var weekdays = AnyOf(Both("WeekdaysShort"));
        var hour = Regex.Escape(words.In(Languages.Thai, "Clock").Replace("{0}", "", StringComparison.Ordinal).Trim());
        const string n = "[0-9๐-๙]";
        const string number = $"{n}+(?:,{n}{{3}})*(?:\\.{n}+)*";
        string[] forms =
        [
            $"(?:{weekdays})–(?:{weekdays})(?: {n}+ (?:{AnyOf(Both("NbUnits"))}))?",
            $"(?:(?:{weekdays}) )?{n}{{1,2}}(?:–{n}{{1,2}})? (?:{months})(?: (?:{Regex.Escape(words.In(Languages.Thai, "EraShort"))} )?{n}{{4}})?",
            $"{n}{{1,2}}[:.]{n}{{2}}(?:[:.]{n}{{2}})?(?: {hour})?(?!{n})",
            $"(?:{AnyOf(Both("NbReferences"))}) ?{n}[0-9๐-๙./–-]*{n}|(?:{AnyOf(Both("NbReferences"))}) ?{n}",
            $"{n}{{3}}-{n}{{2}}-{n}{{4}}",
            $"(?:{AnyOf(Both("NbTitles"))}) [^\\s,()]{{1,20}}(?![^\\s,()])",
            $"{number}(?:–{number})? (?:{AnyOf(Both("NbUnits"))})",
            $"(?:{AnyOf(Both("NbPrefixes"))})?(?:{AnyOf(Both("NbTerms"))})(?: (?:{AnyOf(Both("NbOrdinals"))}) {n}+)?",
        ];
        return new Regex(string.Join('|', forms), RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    }

    sealed class Kept(string text) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder)
        {
            var at = 0;
            foreach (var match in Whole.EnumerateMatches(text))
            {
                writer.Write(encoder.Encode(text[at..match.Index]));
                writer.Write("<span class=\"nb\">");
                at = match.Index + match.Length;
                writer.Write(encoder.Encode(text[match.Index..at]));
                writer.Write("</span>");
            }

            writer.Write(encoder.Encode(text[at..]));
        }
    }
}

/// <summary><see cref="Nb"/> in a page: <c>@Html.Nb(text)</c>.</summary>
public static class NbInPages
{
    /// <inheritdoc cref="Nb.Of"/>
    public static IHtmlContent Nb(this IHtmlHelper _, string? text) => Shared.Nb.Of(text);
}

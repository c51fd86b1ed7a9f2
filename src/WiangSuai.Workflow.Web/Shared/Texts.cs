using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;

namespace WiangSuai.Workflow.Web.Shared;

/// <summary>The words of one feature folder: <c>LoanTexts.cs</c> beside <c>LoanTexts.resx</c> (Thai) and <c>LoanTexts.en.resx</c>.</summary>
/// <remarks>
/// Speaks the language of the request. A missing key is a bug and throws; it is never shown to a reader.
/// Every subclass is registered as a singleton by <see cref="Screens.AddScreens"/>; nothing of a request is kept here.
/// </remarks>
public abstract partial class Texts
{
    readonly ResourceManager resources;

    /// <summary>Reads the resources that carry the full name of the subclass.</summary>
    protected Texts() => resources = new ResourceManager(GetType());

    /// <summary>A text without values.</summary>
    public string this[string key] => Raw(key, CultureInfo.CurrentUICulture);

    /// <summary>A text with values in the places <c>{0}</c>, <c>{1}</c>: dates come out as on screen (พ.ศ.), amounts with separators.</summary>
    /// <remarks>Formats: see <see cref="ScreenFormat"/>.</remarks>
    public string this[string key, params object?[] values] =>
        string.Format(ScreenFormat.Here, Raw(key, CultureInfo.CurrentUICulture), values);

    /// <summary>The same text in a named language, for papers that are always Thai and for letters to somebody else.</summary>
    public string In(CultureInfo language, string key) => Raw(key, language);

    /// <summary>True if the key exists; for texts chosen by a code that comes from data.</summary>
    public bool Knows(string key) => resources.GetString(key, CultureInfo.CurrentUICulture) is not null;

    /// <summary>
    /// A text as markup: the words are encoded and official terms kept whole (<see cref="Nb"/>);
    /// a value that is markup itself (a link) stands as it is, any other value is encoded.
    /// </summary>
    public IHtmlContent Html(string key, params object?[] values)
    {
        var content = new HtmlContentBuilder();
        var plain = "";   // gathered up to the next markup, because a term and its number may come from two pieces
        foreach (var piece in Piece().Split(Raw(key, CultureInfo.CurrentUICulture)))
        {
            var place = Place().Match(piece);
            if (place.Success && values[int.Parse(place.Groups[1].Value, CultureInfo.InvariantCulture)] is IHtmlContent markup)
            {
                content.AppendHtml(Nb.Of(plain)).AppendHtml(markup);
                plain = "";
            }
            else
            {
                plain += place.Success ? string.Format(ScreenFormat.Here, piece, values) : piece;
            }
        }

        return content.AppendHtml(Nb.Of(plain));
    }

    string Raw(string key, CultureInfo language) =>
        resources.GetString(key, language) ?? throw new MissingManifestResourceException($"{GetType().Name} has no text '{key}'");

    [GeneratedRegex(@"(\{\d+[^}]*\})")]
    private static partial Regex Piece();

    [GeneratedRegex(@"^\{(\d+)[^}]*\}$")]
    private static partial Regex Place();
}

using System.Text;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Assets;

/// <summary>Finding things by parts of words: Thai writes none of the spaces that a word index would need.</summary>
public static class AssetSearch
{
    /// <summary>More words than this nobody types; the rest is left out.</summary>
    const int MostWords = 6;

    /// <summary>The text that <see cref="Asset.SearchText"/> keeps: name, number, class, model and description.</summary>
    public static string TextOf(string name, string number, string classThai, string model, string description) =>
        Normalise(string.Join(' ', name, number, classThai, model, description));

    /// <summary>Composed, lower case, Arabic digits, single blanks: the same for what is stored and what is typed.</summary>
    public static string Normalise(string text) =>
        string.Join(' ', ThaiDigits.ToArabic(text.Normalize(NormalizationForm.FormC)).ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Things whose text holds every word; all things where nothing was typed.</summary>
    public static IQueryable<Asset> ThatSay(this IQueryable<Asset> assets, string? words) =>
        Normalise(words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostWords)
            .Aggregate(assets, (found, word) => found.Where(asset => asset.SearchText.Contains(word)));

    /// <summary>Things that are borrowed with a loan slip; vehicles have a form of their own.</summary>
    public static IQueryable<Asset> ThatTakeSlips(this IQueryable<Asset> assets, AppDb db) =>
        assets.Where(asset => !db.Set<AssetClass>().Any(kind => kind.Code == asset.ClassCode && kind.HasOwnForm));
}

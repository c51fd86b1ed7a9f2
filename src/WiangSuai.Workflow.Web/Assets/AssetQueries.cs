using WiangSuai.Workflow.Web.Data;

namespace WiangSuai.Workflow.Web.Assets;

/// <summary>Finding things by parts of words: Thai writes none of the spaces that an index of words would need.</summary>
public static class AssetQueries
{
    /// <summary>More words than this nobody types; the rest is left out.</summary>
    const int MostWords = 6;

    /// <summary>Things whose text holds every word; all things where nothing was typed.</summary>
    public static IQueryable<Asset> ThatSay(this IQueryable<Asset> assets, string? words) =>
        AssetSearch.Normalise(words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostWords)
            .Aggregate(assets, (found, word) => found.Where(asset => asset.SearchText.Contains(word)));

    /// <summary>Things that are borrowed with a loan slip: on the register still, and without a form of their own as vehicles have.</summary>
    public static IQueryable<Asset> ThatTakeSlips(this IQueryable<Asset> assets, AppDb db) =>
        assets.Where(asset => asset.RetiredOn == null && !db.Set<AssetClass>().Any(kind => kind.Code == asset.ClassCode && kind.HasOwnForm));
}

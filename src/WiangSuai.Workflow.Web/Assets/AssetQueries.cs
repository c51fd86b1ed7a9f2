using WiangSuai.Workflow.Web.Data;

namespace WiangSuai.Workflow.Web.Assets;

/// <summary>What of the register can be lent; words are looked for by <see cref="AssetFinder"/>.</summary>
public static class AssetQueries
{
    /// <summary>Things that are borrowed with a loan slip: on the register still, and without a form of their own as vehicles have.</summary>
    public static IQueryable<Asset> ThatTakeSlips(this IQueryable<Asset> assets, AppDb db) =>
        assets.Where(asset => asset.RetiredOn == null && !db.Set<AssetClass>().Any(kind => kind.Code == asset.ClassCode && kind.HasOwnForm));
}

namespace WiangSuai.Workflow.Web.Assets;

/// <summary>Registers the asset register.</summary>
internal static class AssetServices
{
    public static IServiceCollection AddAssets(this IServiceCollection services, IConfiguration settings) => services
        .AddSingleton(AssetSettings.Read(settings))
        .AddScoped<AssetRegister>()
        .AddScoped<RegisterAsset>()
        .AddScoped<ChangeAsset>()
        .AddScoped<RetireAsset>()
        .AddSingleton<AssetIndexes>()
        .AddScoped<AssetFinder>()
        .AddScoped<AssetHistory>()
        .AddSingleton<PhotoLab>()
        .AddScoped<AssetPhotos>()
        .AddScoped<PhotographAsset>()
        .AddScoped<KeepClass>()
        .AddScoped<LendingSets>()
        .AddScoped<KeepLendingSet>();
}

using WiangSuai.Workflow.Web.Hosting;

namespace WiangSuai.Workflow.Web.Assets.Import;

/// <summary>Registers taking in registers.</summary>
internal static class ImportServices
{
    public static IServiceCollection AddImports(this IServiceCollection services) => services
        .AddScoped<RegisterTable>()
        .AddScoped<PreviewImport>()
        .AddScoped<ConfirmImport>()
        .AddRecurring<DropImportedFiles>("drop-imported-files", "50 41 2 * * ?");
}

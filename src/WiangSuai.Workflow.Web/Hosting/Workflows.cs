using WiangSuai.Workflow.Web.Data;

namespace WiangSuai.Workflow.Web.Hosting;

/// <summary>Where the workflow documents lie.</summary>
internal static class Workflows
{
    /// <summary>The folder named by <c>Workflows:Folder</c>, otherwise the nearest <c>workflows</c> beside the application or above it.</summary>
    /// <exception cref="CannotStartException">There is none.</exception>
    internal static string Folder(WebApplication app)
    {
        if (app.Configuration["Workflows:Folder"] is { Length: > 0 } given)
            return Path.GetFullPath(given, app.Environment.ContentRootPath);

        for (var folder = new DirectoryInfo(app.Environment.ContentRootPath); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "workflows");
            if (Directory.Exists(candidate))
                return candidate;
        }
        throw new CannotStartException(
            "ไม่พบโฟลเดอร์ workflows ให้ตั้ง Workflows:Folder / No folder 'workflows' was found beside or above the application; set Workflows:Folder.");
    }
}

using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Orders;

namespace WiangSuai.Workflow.Web.Hosting;

/// <summary>Registers what carries cases: the engine's host, the inbox, loans and assets.</summary>
internal static class CaseServices
{
    public static IServiceCollection AddCases(this IServiceCollection services) => services
        .AddSingleton<OfficeActivities>()
        .AddSingleton<WorkflowLibrary>()
        .AddScoped<PublishWorkflows>()
        .AddScoped<Course>()
        .AddScoped<Registers>()
        .AddScoped<Idempotency>()
        .AddScoped<TaskDesk>()
        .AddScoped<TaskReader>()
        .AddScoped<DecideTask>()
        .AddScoped<LoanMatters>()
        .AddScoped<ClauseUses>()
        .AddScoped<ReassignTasks>()
        .AddHostedService<ReassignTasksOften>()
        .AddScoped<LoanActivities>()
        .AddScoped<LoanReader>()
        .AddScoped<FileLoan>()
        .AddScoped<CancelLoan>()
        .AddScoped<HandOverLoan>()
        .AddScoped<GiveBackLoan>()
        .AddScoped<TwoParties>()
        .AddScoped<Promises>()
        .AddScoped<Custodies>()
        .AddScoped<Availability>();

    /// <summary>Publishes the workflow documents of the folder named by <c>Workflows:Folder</c>, by default the one beside the application or above it.</summary>
    public static async Task PublishWorkflows(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PublishWorkflows>().From(WorkflowsFolder(app), CancellationToken.None);
    }

    static string WorkflowsFolder(WebApplication app)
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

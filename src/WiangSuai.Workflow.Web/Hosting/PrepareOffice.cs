using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting.Demo;

namespace WiangSuai.Workflow.Web.Hosting;

/// <summary>What is done once at start, before the first request.</summary>
internal static class PrepareOffice
{
    /// <exception cref="CannotStartException">The installation is not as it has to be.</exception>
    internal static async Task Run(WebApplication app, CancellationToken ct)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        await PrepareDatabase.Run(services.GetRequiredService<AppDb>(), ct);
        if (app.Environment.IsDevelopment()) await ActivatorUtilities.CreateInstance<DemoSeed>(services).Run(ct);
        await services.GetRequiredService<FirstAdministrator>().TellCode(ct);
    }
}

using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting.Demo;
using WiangSuai.Workflow.Web.Settings;
using WiangSuai.Workflow.Web.Shared;

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
        await services.GetRequiredService<PublishWorkflows>().From(Workflows.Folder(app), ct);
        if (app.Environment.IsDevelopment() && app.Configuration["Demo:Office"] != "false")
            await Demo(services, app.Configuration, ct);
        await services.GetRequiredService<FirstAdministrator>().TellCode(ct);
        await services.GetRequiredService<OfficeProfiles>().Refresh(ct);   // letters may leave before anybody opens a page
    }

    /// <summary>The demo's past begins two months ago, so that its slips are decided under authority that was known then.</summary>
    static async Task Demo(IServiceProvider services, IConfiguration settings, CancellationToken ct)
    {
        var now = services.GetRequiredService<TimeProvider>();
        var past = new PastClock(now.GetUtcNow().AddDays(-60), now.GetUtcNow());
        if (!await ActivatorUtilities.CreateInstance<DemoSeed>(services, past).Run(now.Today(), ct))
            return;

        await DemoAssets.Add(services.GetRequiredService<AppDb>(), services.GetRequiredService<AssetSettings>(), past, ct);
        if (settings["Demo:Loans"] != "false")
            await ActivatorUtilities.CreateInstance<DemoLoans>(services, past, now.Today()).Tell(ct);
        if (settings["Demo:Audits"] != "false" && settings["Demo:Loans"] != "false")
            await ActivatorUtilities.CreateInstance<DemoAudits>(services, past, now.Today()).Tell(ct);
    }
}

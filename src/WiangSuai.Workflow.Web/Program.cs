using WiangSuai.Workflow.Web;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Api;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Shared;

try
{
    var builder = WebApplication.CreateBuilder(args);
    builder.Services.AddSingleton(TimeProvider.System);
    builder.Services.AddOffice(builder.Configuration, builder.Environment);
    builder.Services.AddSchedules(builder.Configuration, builder.Environment);

    var app = builder.Build();
    app.UseScreens();
    app.UseAuthentication();
    app.UseOwnLanguage();
    app.UseApiSpeech();
    app.UseWaitForTheHolder();
    app.UseAuthorization();
    app.UseRateLimiter();
    app.MapHealth();
    app.MapApi();
    app.MapRazorPages();

    await PrepareOffice.Run(app, CancellationToken.None);
    await app.RunAsync();
    return 0;
}
catch (CannotStartException refusal)
{
    await Console.Error.WriteLineAsync(refusal.Message);
    return 1;
}

/// <summary>The application's entry point, visible to the tests that host it.</summary>
public partial class Program;

using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Orders;
using WiangSuai.Workflow.Web.Settings;
using WiangSuai.Workflow.Web.Shared;

try
{
    var builder = WebApplication.CreateBuilder(args);
    builder.Services.AddSingleton(TimeProvider.System);
    builder.Services.AddStorage(builder.Configuration, builder.Environment);
    builder.Services.AddAccounts(builder.Environment);
    builder.Services.AddSingleton<AuthoritySnapshots>();
    builder.Services.AddCases();
    builder.Services.AddSettings();
    builder.Services.AddWorkScreens();
    builder.Services.AddHealth();
    builder.Services.AddVerifying();
    builder.Services.AddScreens();
    builder.Services.AddSchedules(builder.Configuration, builder.Environment);

    var app = builder.Build();
    app.UseScreens();
    app.UseAuthentication();
    app.UseAuthorization();
    app.UseRateLimiter();
    app.MapHealth();
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

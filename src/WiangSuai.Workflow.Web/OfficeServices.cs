using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Api;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Assets.Import;
using WiangSuai.Workflow.Web.Audits;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Notifications;
using WiangSuai.Workflow.Web.Orders;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Settings;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web;

/// <summary>All that an office consists of, but its clock and what runs by itself: whoever hosts it brings those.</summary>
internal static class OfficeServices
{
    public static IServiceCollection AddOffice(this IServiceCollection services, IConfiguration settings, IHostEnvironment environment)
    {
        services.AddStorage(settings, environment);
        services.AddAccounts(settings, environment);
        services.AddSingleton<AuthoritySnapshots>();
        services.AddCases();
        services.AddAssets(settings);
        services.AddImports();
        services.AddAudits();
        services.AddSettings();
        services.AddOrders();
        services.AddPeople();
        services.AddWorkScreens();
        services.AddNotifications(settings);
        services.AddHealth();
        services.AddApi(settings);
        services.AddVerifying();
        services.AddScreens();
        return services;
    }
}

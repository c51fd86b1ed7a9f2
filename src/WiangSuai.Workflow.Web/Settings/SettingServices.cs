using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Settings;

/// <summary>Registers what the administrator sets.</summary>
internal static class SettingServices
{
    public static IServiceCollection AddSettings(this IServiceCollection services) => services
        .AddScoped<HolidayCalendar>()
        .AddScoped<KeepHolidays>()
        .AddScoped<OfficeProfiles>()
        .AddScoped<KeepOffice>()
        .AddScoped<LegalPoints>()
        .AddScoped<ConfirmPoint>()
        .AddScoped<FreshOffice>(provider => ct => provider.GetRequiredService<OfficeProfiles>().Refresh(ct));
}

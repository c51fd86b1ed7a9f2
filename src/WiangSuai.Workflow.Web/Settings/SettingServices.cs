namespace WiangSuai.Workflow.Web.Settings;

/// <summary>Registers what the administrator sets.</summary>
internal static class SettingServices
{
    public static IServiceCollection AddSettings(this IServiceCollection services) => services
        .AddScoped<HolidayCalendar>()
        .AddScoped<KeepHolidays>();
}

using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Notifications;

/// <summary>Registers what tells people: notices, the outbox, letters and what sends them.</summary>
internal static class NotificationServices
{
    /// <exception cref="CannotStartException">Mail is switched on but not set up.</exception>
    public static IServiceCollection AddNotifications(this IServiceCollection services, IConfiguration settings)
    {
        return services
            .AddSingleton(SmtpSettings.Read(settings))
            .AddScoped<Tell>()
            .AddScoped<Outbox>()
            .AddScoped<NoticeReader>()
            .AddScoped<NoticeWords>()
            .AddScoped<Letters>()
            .AddScoped<ChooseNotices>()
            .AddScoped<CountUnread>(provider => async (user, ct) =>
                user.PersonId() is { } person ? await provider.GetRequiredService<NoticeReader>().CountUnread(person, ct) : null)
            .AddRecurring<TellOfTheDay>("tell-of-the-day", "0 * * * * ?")
            .AddRecurring<MorningDigest>("morning-digest", "20 * * * * ?")
            .AddRecurring<SendMail>("send-mail", "10/15 * * * * ?");
    }
}

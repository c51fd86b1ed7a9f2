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
            .AddScoped<SendMail>()
            .AddScoped<MorningDigest>()
            .AddScoped<TellOfTheDay>()
            .AddScoped<ChooseNotices>()
            .AddScoped<CountUnread>(provider => async (user, ct) =>
                user.PersonId() is { } person ? await provider.GetRequiredService<NoticeReader>().CountUnread(person, ct) : null)
            .AddRecurring<TellOften>("tell", "0 * * * * ?");
    }
}

/// <summary>Tells of the day, puts digests into the outbox and empties it. Each looks for itself whether anything is to be done.</summary>
internal sealed class TellOften(TellOfTheDay day, MorningDigest digest, SendMail mail) : IRecurring
{
    public async Task Run(CancellationToken ct)
    {
        await day.Run(ct);
        await digest.Run(ct);
        await mail.Run(ct);
    }
}

using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Notifications;

/// <summary>Registers what tells people: notices, the outbox, letters and what sends them.</summary>
internal static class NotificationServices
{
    /// <exception cref="CannotStartException">Mail is switched on but not set up.</exception>
    public static IServiceCollection AddNotifications(this IServiceCollection services, IConfiguration settings)
    {
        services
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
                user.PersonId() is { } person ? await provider.GetRequiredService<NoticeReader>().CountUnread(person, ct) : null);
        return settings["Jobs:Notices"] == "false" ? services : services.AddHostedService<TellOften>();
    }
}

/// <summary>Tells of the day, puts digests into the outbox and empties it, every minute. Each looks for itself whether anything is to be done.</summary>
public sealed partial class TellOften(IServiceScopeFactory scopes, TimeProvider clock, ILogger<TellOften> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var minute = new PeriodicTimer(TimeSpan.FromMinutes(1), clock);
        do
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<TellOfTheDay>().Run(stoppingToken);
                await scope.ServiceProvider.GetRequiredService<MorningDigest>().Run(stoppingToken);
                await scope.ServiceProvider.GetRequiredService<SendMail>().Run(stoppingToken);
            }
            catch (Exception failed) when (failed.IsFromDatabase())
            {
                NotThisMinute(log, failed);
            }
        }
        while (await minute.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Warning, "Nobody could be told this minute; the next one tries again.")]
    static partial void NotThisMinute(ILogger log, Exception failed);
}

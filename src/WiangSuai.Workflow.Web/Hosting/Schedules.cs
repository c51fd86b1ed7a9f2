using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using Quartz;
using WiangSuai.Workflow.Web.Data;

namespace WiangSuai.Workflow.Web.Hosting;

/// <summary>
/// Work that is done again and again. It reads from its own tables what is due and never counts the times it ran: after a time when the server was
/// down it runs once, and on two nodes it may run on either.
/// </summary>
public interface IRecurring
{
    Task Run(CancellationToken ct);
}

/// <param name="Cron">Quartz's six fields, seconds first, in the office's time. The setting <c>Schedules:Cron:name</c> overrides it.</param>
/// <param name="SoonAfterStart">Runs once more as soon as the server has started: for what comes so seldom that a time down would be felt.</param>
internal sealed record Recurring(string Name, Type Work, string Cron, bool SoonAfterStart);

/// <summary>
/// The clock of the whole application. Quartz keeps its jobs in its own store: on PostgreSQL tables of the same database, shared by all nodes as a
/// cluster; on SQLite a file of its own beside the office's, so that the two never wait for each other's writer. Nothing of an office is in it:
/// what is due stands in the office's own tables, so losing the store loses nothing.
/// </summary>
internal static class Schedules
{
    static readonly TimeZoneInfo Bangkok = TimeZoneInfo.FindSystemTimeZoneById("Asia/Bangkok");

    /// <summary>A firing that is later than this was missed: it is made up for once.</summary>
    static readonly TimeSpan Misfire = TimeSpan.FromSeconds(30);

    static readonly TimeSpan CheckIn = TimeSpan.FromSeconds(5);

    /// <summary>Registers work under a name of its own; before <see cref="AddSchedules"/>.</summary>
    public static IServiceCollection AddRecurring<TWork>(this IServiceCollection services, string name, string cron, bool soonAfterStart = false) where TWork : class, IRecurring
    {
        services.TryAddScoped<TWork>();
        return services.AddSingleton(new Recurring(name, typeof(TWork), cron, soonAfterStart));
    }

    /// <summary>Starts all that was registered, unless <c>Schedules:Enabled</c> is false.</summary>
    public static IServiceCollection AddSchedules(this IServiceCollection services, IConfiguration settings, IHostEnvironment environment)
    {
        if (!settings.GetValue("Schedules:Enabled", true))
            return services;

        var all = services.Where(service => !service.IsKeyedService).Select(service => service.ImplementationInstance).OfType<Recurring>().ToList();
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler => scheduler.InstanceName = "workflow");
            quartz.UsePersistentStore(store =>
            {
                if (settings["Database:Provider"] == "Postgres")
                {
                    store.UsePostgres(NpgsqlFactory.Instance, Storage.PostgresServer(settings));
                    store.UseClustering(cluster => cluster.CheckinInterval = CheckIn);
                }
                else
                {
                    store.UseSqlite(SqliteFactory.Instance, FileOf(settings, environment));
                }
                store.ProvisionSchema();
                store.ConfigureStore(options =>
                {
                    options.MisfireThreshold = Misfire;
                    options.StoreJobDataAsStrings = true;
                });
            });
            foreach (var work in all)
            {
                quartz.AddJob<RunRecurring>(job => job.WithIdentity(work.Name).StoreDurably());
                quartz.AddTrigger<RunRecurring>(trigger => trigger.WithIdentity(work.Name).ForJob(work.Name).WithCronSchedule(
                    settings[$"Schedules:Cron:{work.Name}"] ?? work.Cron,
                    cron => cron.InTimeZone(Bangkok).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)));
                if (work.SoonAfterStart)
                    quartz.AddTrigger<RunRecurring>(trigger => trigger.WithIdentity($"{work.Name}-after-start").ForJob(work.Name).StartNow());
            }
        });
        return services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
    }

    static string FileOf(IConfiguration settings, IHostEnvironment environment)
    {
        var folder = Storage.DataFolder(settings, environment);
        Directory.CreateDirectory(folder);
        return new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "schedules.db") }.ConnectionString;
    }
}

/// <summary>Runs the work that is registered under the job's name. One run at a time, on whichever node.</summary>
[DisallowConcurrentExecution]
internal sealed partial class RunRecurring(IServiceProvider services, IEnumerable<Recurring> all, ILogger<RunRecurring> log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var name = context.JobDetail.Key.Name;
        if (all.FirstOrDefault(work => work.Name == name) is not { } known)
        {
            Unknown(log, name);   // kept in the store by another version of the program
            return;
        }

        try
        {
            await ((IRecurring)services.GetRequiredService(known.Work)).Run(cancellationToken);
        }
        catch (Exception failed) when (failed.IsFromDatabase())
        {
            NotThisTime(log, failed, name);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The recurring work {Name} could not reach the database or was refused; the next run tries again.")]
    static partial void NotThisTime(ILogger log, Exception failed, string name);

    [LoggerMessage(LogLevel.Warning, "Nothing is registered as {Name}; the store keeps it from another version.")]
    static partial void Unknown(ILogger log, string name);
}

using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using WiangSuai.Workflow.Web.Data;

namespace WiangSuai.Workflow.Testing;

/// <summary>The whole application on one test's database, with a clock that only the test moves.</summary>
public sealed class Office : WebApplicationFactory<Program>
{
    /// <summary>Nothing but tables: no demo people, no accounts.</summary>
    public const string EmptyOffice = "Testing";

    /// <summary>The organisation, its people, their orders and accounts.</summary>
    public const string DemoOffice = "Development";

    internal const string AddressHeader = "X-Test-Address";

    readonly TestDatabase database;
    readonly string environment;
    readonly string dataFolder = Directory.CreateTempSubdirectory("workflow-data-").FullName;

    public Office(TestDatabase database, string environment = DemoOffice) => (this.database, this.environment) = (database, environment);

    public static async Task<Office> Open(Databases databases, Provider provider, string environment = DemoOffice)
    {
        var office = new Office(await databases.New(provider), environment);
        await office.Start();
        return office;
    }

    /// <summary>A Monday morning in Bangkok: 23 November 2026, 10:00.</summary>
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.FromHours(7)));

    /// <summary>Further settings, to be set before the start.</summary>
    public Dictionary<string, string?> Settings { get; } = [];

    /// <summary>What the application logs as a warning or worse, and whatever tells the operator something.</summary>
    public LogLines Log { get; } = new();

    public Task Start()
    {
        _ = Services;
        return Task.CompletedTask;
    }

    /// <summary>Does something with the application's services, in a scope of its own as a request has one.</summary>
    public async Task<T> With<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    public Task With(Func<IServiceProvider, Task> work) => With(async services =>
    {
        await work(services);
        return true;
    });

    public Task<T> WithDb<T>(Func<AppDb, Task<T>> work) => With(services => work(services.GetRequiredService<AppDb>()));

    public Task WithDb(Func<AppDb, Task> work) => With(services => work(services.GetRequiredService<AppDb>()));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(environment);
        builder.UseSetting("Database:Provider", database.Provider.ToString());
        builder.UseSetting("ConnectionStrings:Workflow", database.ConnectionString);
        builder.UseSetting("Data:Folder", dataFolder);
        builder.UseSetting("Accounts:OwnDays", "90");   // a test moves the clock by months; those of sign-ins set their own
        builder.UseSetting("Schedules:Enabled", "false");   // a test sweeps by hand, or asks for the schedules
        foreach (var (key, value) in Settings) builder.UseSetting(key, value);
        builder.ConfigureServices(services => services
            .Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock))
            .AddSingleton<IStartupFilter, AddressFromHeader>());
        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Log));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await database.DisposeAsync();
        Directory.Delete(dataFolder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>The test server knows no network; a visitor says where it calls from.</summary>
    sealed class AddressFromHeader : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((http, then) =>
            {
                if (IPAddress.TryParse(http.Request.Headers[AddressHeader], out var address)) http.Connection.RemoteIpAddress = address;
                return then(http);
            });
            next(app);
        };
    }
}

using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace WiangSuai.Workflow.Web.Data;

/// <summary>Which database the office uses: SQLite in a file unless <c>Database:Provider</c> says <c>Postgres</c>.</summary>
public static class Storage
{
    /// <summary>One for all: EF keeps what it worked out of the model under its options, and another interceptor would make it work that out again.</summary>
    static readonly SqliteConnectionSetup OneSetup = new();

    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration settings, IHostEnvironment environment)
    {
        // The passkey table belongs to the first migration, so every context has to know of it.
        services.Configure<IdentityOptions>(o => o.Stores.SchemaVersion = IdentitySchemaVersions.Version3);

        return settings["Database:Provider"] switch
        {
            null or "" or "Sqlite" => services.AddDbContextPool<AppDb, SqliteDb>(o => o
                .UseSqlite(SqliteFile(settings, environment))
                .AddInterceptors(OneSetup)
                .UseSnakeCaseNamingConvention()),
            "Postgres" => services.AddDbContextPool<AppDb, PostgresDb>(o => o
                .UseNpgsql(PostgresServer(settings))
                .UseSnakeCaseNamingConvention()),
            var other => throw new CannotStartException(
                $"Database:Provider เป็น \"{other}\" ไม่ได้ ใช้ได้เพียง Sqlite หรือ Postgres / Database:Provider cannot be \"{other}\"; use Sqlite or Postgres."),
        };
    }

    /// <summary>Unless the connection says otherwise: two nodes and an operator's tools fit into the 100 that PostgreSQL allows as it comes.</summary>
    const int ConnectionsOfANode = 40;

    /// <summary>Folder for what the application writes; <c>data</c> beside it unless <c>Data:Folder</c> says otherwise.</summary>
    public static string DataFolder(IConfiguration settings, IHostEnvironment environment) =>
        Path.GetFullPath(settings["Data:Folder"] ?? "data", environment.ContentRootPath);

    static string SqliteFile(IConfiguration settings, IHostEnvironment environment) =>
        settings.GetConnectionString("Workflow") is { Length: > 0 } given
            ? given
            : new SqliteConnectionStringBuilder { DataSource = Path.Combine(DataFolder(settings, environment), "workflow.db") }.ConnectionString;

    /// <summary>The given connection with the settings that were measured to serve decisions best.</summary>
    internal static string PostgresServer(IConfiguration settings)
    {
        if (settings.GetConnectionString("Workflow") is not { Length: > 0 } given)
        {
            throw new CannotStartException(
                "Database:Provider เป็น Postgres แต่ยังไม่ได้ตั้ง ConnectionStrings:Workflow / Database:Provider is Postgres, but ConnectionStrings:Workflow is not set.");
        }

        var server = new NpgsqlConnectionStringBuilder(given) { MaxAutoPrepare = 100, AutoPrepareMinUsages = 2, NoResetOnClose = true };
        if (!server.ShouldSerialize("Maximum Pool Size")) server.MaxPoolSize = ConnectionsOfANode;
        return server.ConnectionString;
    }
}

using Microsoft.Data.Sqlite;
using Npgsql;
using Xunit;

namespace WiangSuai.Workflow.Testing;

/// <summary>The two databases that the application runs on; a test of anything stored runs on both.</summary>
public enum Provider
{
    Sqlite,
    Postgres,
}

/// <summary>Gives each test a migrated database of its own, copied from a template. One per test project, as an assembly fixture.</summary>
public sealed class Databases : IAsyncDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("workflow-tests-").FullName;
    readonly Lazy<Task<PostgresServer>> postgres = new(PostgresServer.Start);
    readonly Lazy<Task<string>> sqliteTemplate;
    readonly Lazy<Task<string>> postgresTemplate;
    int count;

    public Databases()
    {
        sqliteTemplate = new(MakeSqliteTemplate);
        postgresTemplate = new(MakePostgresTemplate);
    }

    /// <summary>A database that holds the tables and no rows.</summary>
    public async Task<TestDatabase> New(Provider provider)
    {
        if (provider is Provider.Sqlite)
        {
            var template = await sqliteTemplate.Value;
            var file = NextName(".db");
            File.Copy(template, file);
            return new TestDatabase(provider, $"Data Source={file}", () =>
            {
                SqliteConnection.ClearPool(new SqliteConnection($"Data Source={file}"));
                return Task.CompletedTask;
            });
        }

        return await NewOnPostgres($"TEMPLATE {await postgresTemplate.Value}");
    }

    /// <summary>A database on PostgreSQL without anything in it, made with these options of CREATE DATABASE.</summary>
    public Task<TestDatabase> NewOnPostgres(string options) => OnPostgres(options, isTemplate: false);

    async Task<TestDatabase> OnPostgres(string options, bool isTemplate)
    {
        var server = await postgres.Value;
        var name = $"workflow_{Environment.ProcessId}_{Interlocked.Increment(ref count)}";
        await server.Execute($"CREATE DATABASE {name} {options}");
        var connectionString = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = name }.ConnectionString;
        return new TestDatabase(Provider.Postgres, connectionString, async () =>
        {
            if (!isTemplate) await server.Execute($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");   // with the connections that its pool still holds
        });
    }

    /// <summary>Takes a database on PostgreSQL away while somebody uses it.</summary>
    public async Task Drop(TestDatabase database)
    {
        var name = new NpgsqlConnectionStringBuilder(database.ConnectionString).Database;
        await (await postgres.Value).Execute($"DROP DATABASE {name} WITH (FORCE)");
    }

    /// <summary>A file that does not exist yet.</summary>
    public TestDatabase NewFile()
    {
        var file = NextName(".db");
        return new TestDatabase(Provider.Sqlite, $"Data Source={file}", () => Task.CompletedTask);
    }

    public async ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
        if (postgres.IsValueCreated)
        {
            var server = await postgres.Value;
            if (server.IsShared && postgresTemplate.IsValueCreated)
                await server.Execute($"DROP DATABASE IF EXISTS {await postgresTemplate.Value} WITH (FORCE)");
            await server.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    async Task<string> MakeSqliteTemplate()
    {
        var database = NewFile();
        await Migrate(database);
        SqliteConnection.ClearAllPools(); // the write-ahead log goes into the file, which is then copied alone
        return new SqliteConnectionStringBuilder(database.ConnectionString).DataSource;
    }

    async Task<string> MakePostgresTemplate()
    {
        var database = await OnPostgres("TEMPLATE template0 ENCODING 'UTF8' LC_CTYPE 'C.UTF-8' LC_COLLATE 'C.UTF-8'", isTemplate: true);
        await Migrate(database);
        NpgsqlConnection.ClearAllPools(); // a template with somebody connected cannot be copied
        return new NpgsqlConnectionStringBuilder(database.ConnectionString).Database!;
    }

    static async Task Migrate(TestDatabase database)
    {
        await using var office = new Office(database, Office.EmptyOffice);
        await office.Start();
    }

    string NextName(string ending) => Path.Combine(folder, $"{Interlocked.Increment(ref count)}{ending}");
}

/// <summary>One test's database.</summary>
public sealed class TestDatabase(Provider provider, string connectionString, Func<Task> dispose) : IAsyncDisposable
{
    public Provider Provider => provider;
    public string ConnectionString => connectionString;

    public async ValueTask DisposeAsync() => await dispose();
}

/// <summary>Both providers, for <c>[Theory, ClassData(typeof(BothProviders))]</c>.</summary>
public sealed class BothProviders : TheoryData<Provider>
{
    public BothProviders() => AddRange(Provider.Sqlite, Provider.Postgres);
}

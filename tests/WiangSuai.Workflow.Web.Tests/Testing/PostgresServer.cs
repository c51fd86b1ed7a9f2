using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace WiangSuai.Workflow.Testing;

/// <summary>A real PostgreSQL for the tests: the one that <c>WORKFLOW_TEST_POSTGRES</c> names, otherwise a throw-away cluster of the installed binaries.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    const string Setting = "WORKFLOW_TEST_POSTGRES";

    readonly string? folder;
    readonly string? binaries;

    PostgresServer(string connectionString, string? folder = null, string? binaries = null) =>
        (ConnectionString, this.folder, this.binaries) = (connectionString, folder, binaries);

    /// <summary>Leads to a database from which others may be created.</summary>
    internal string ConnectionString { get; }

    /// <summary>Whether databases have to be dropped one by one, because the server outlives the tests.</summary>
    internal bool IsShared => folder is null;

    internal static async Task<PostgresServer> Start()
    {
        if (Environment.GetEnvironmentVariable(Setting) is { Length: > 0 } given) return new PostgresServer(given);

        var binaries = InstalledBinaries() ?? throw new InvalidOperationException(
            $"These tests need PostgreSQL. Set {Setting} to a connection string whose role may create databases, "
            + "or install the server (Debian: apt-get install postgresql), or run tests/run.sh, which does.");
        var folder = Directory.CreateTempSubdirectory("workflow-pg-").FullName;
        var port = FreePort();
        if (Environment.IsPrivilegedProcess) await Run("chown", "postgres", folder);
        var server = new PostgresServer(
            $"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres;Include Error Detail=true", folder, binaries);
        await server.Tool("initdb", "-D", $"{folder}/data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        await server.Tool("pg_ctl", "-D", $"{folder}/data", "-l", $"{folder}/log", "-w", "start", "-o",
            $"-c port={port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} "
            + "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=300");
        return server;
    }

    internal async Task Execute(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (folder is null) return;
        await Tool("pg_ctl", "-D", $"{folder}/data", "-m", "immediate", "stop");
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>PostgreSQL refuses to run as root; then it runs as the user that its package made.</summary>
    Task Tool(string tool, params string[] arguments) => Environment.IsPrivilegedProcess
        ? Run("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", $"{binaries}/{tool}", .. arguments])
        : Run($"{binaries}/{tool}", arguments);

    static async Task Run(string program, params string[] arguments)
    {
        // Output goes to no pipe: the server inherits it and would keep the pipe open for ever.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >\"$0\" 2>&1", LogOf(program), program, .. arguments]);
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {await File.ReadAllTextAsync(LogOf(program))}");
    }

    static string LogOf(string program) => Path.Combine(Path.GetTempPath(), $"workflow-{Environment.ProcessId}-{Path.GetFileName(program)}.log");

    static string? InstalledBinaries() =>
        new[] { "/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/pgsql" }
            .Where(Directory.Exists)
            .SelectMany(Directory.GetDirectories)
            .Select(version => Path.Combine(version, "bin"))
            .Where(bin => File.Exists(Path.Combine(bin, "initdb")))
            .OrderByDescending(bin => int.TryParse(Path.GetFileName(Path.GetDirectoryName(bin)), out var version) ? version : 0)
            .FirstOrDefault()
        ?? (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).FirstOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")));

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

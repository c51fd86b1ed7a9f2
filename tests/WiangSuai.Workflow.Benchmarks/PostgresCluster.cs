using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace WiangSuai.Workflow.Benchmarks;

/// <summary>
/// A PostgreSQL of its own for a measurement, with the settings as installed: a commit waits for the disk (fsync on), unlike in the tests.
/// </summary>
/// <remarks>Lies in the folder for temporary files; where that is memory, a commit costs nothing and the figures flatter both sides.</remarks>
internal sealed class PostgresCluster : IAsyncDisposable
{
    readonly string folder;
    readonly string binaries;
    readonly int port;

    PostgresCluster(string folder, string binaries, int port) => (this.folder, this.binaries, this.port) = (folder, binaries, port);

    internal string ConnectionString(string database) => $"Host=127.0.0.1;Port={port};Username=postgres;Database={database}";

    internal static async Task<PostgresCluster> Start()
    {
        var folder = Directory.CreateTempSubdirectory("workflow-bench-pg-").FullName;
        if (Environment.IsPrivilegedProcess) await Tool.Run("chown", "postgres", folder);
        var cluster = new PostgresCluster(folder, Binaries(), FreePort.Next());
        await cluster.Run("initdb", "-D", $"{folder}/data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8");
        await cluster.Run("pg_ctl", "-D", $"{folder}/data", "-l", $"{folder}/log", "-w", "start", "-o",
            $"-c port={cluster.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c max_connections=100");
        return cluster;
    }

    internal async Task CreateDatabase(string name) => await Execute("postgres", $"CREATE DATABASE {name}");

    internal async Task Execute(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString(database) + ";Pooling=false;Command Timeout=600");
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Runs one of PostgreSQL's own programs; they refuse to run as root, and then run as the user that the package made.</summary>
    internal Task<string> Run(string program, params string[] arguments) => Environment.IsPrivilegedProcess
        ? Tool.Run("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", $"{binaries}/{program}", .. arguments])
        : Tool.Run($"{binaries}/{program}", arguments);

    /// <summary>Runs pgbench against a database of this cluster.</summary>
    internal Task<string> Pgbench(string database, params string[] arguments) =>
        Run("pgbench", ["--host", "127.0.0.1", "--port", $"{port}", "--username", "postgres", .. arguments, database]);

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await Run("pg_ctl", "-D", $"{folder}/data", "-m", "immediate", "stop");
        Directory.Delete(folder, recursive: true);
    }

    static string Binaries() =>
        new[] { "/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/pgsql" }
            .Where(Directory.Exists)
            .SelectMany(Directory.GetDirectories)
            .OrderByDescending(version => int.TryParse(Path.GetFileName(version), out var number) ? number : 0)
            .Select(version => Path.Combine(version, "bin"))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
            .FirstOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")) && File.Exists(Path.Combine(bin, "pgbench")))
        ?? throw new InvalidOperationException("This measurement needs PostgreSQL's programs with pgbench (Debian: apt-get install postgresql postgresql-contrib).");
}

internal static class FreePort
{
    internal static int Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace WiangSuai.Workflow.Benchmarks;

/// <summary>The reference for whole decisions on PostgreSQL: pgbench with prepared statements doing the same reads and writes, eight at a time.</summary>
internal static partial class DecisionsByPgbench
{
    internal const int Clients = 8;

    const string Database = "decisions_by_pgbench";
    const int WarmUpSeconds = 5;
    const int Seconds = 10;
    const int MostPerSecond = 6_000;   // tasks are laid out for this pace; a faster machine gets an error, not a wrong figure

    /// <summary>An update that found no row would cost little and flatter the reference.</summary>
    const string EachWasWhole = """
        DO $$ BEGIN
          ASSERT (SELECT count(*) > 0
                     AND count(*) = (SELECT count(*) FROM task WHERE closed_at IS NOT NULL)
                     AND count(*) = (SELECT count(*) FROM workflow_instance WHERE version = 4)
                     AND 8 * count(*) = (SELECT count(*) FROM journal)
                     AND count(*) = (SELECT count(*) FROM loan WHERE status = 'Endorsed')
                     AND count(*) = (SELECT count(*) FROM idempotent_answer)
                     AND count(*) = (SELECT count(*) FROM ledger_leaf)
                  FROM decision), 'pgbench made decisions that are not whole';
        END $$
        """;

    /// <returns>Decisions per second in a window of 10 s after 5 s of warming up.</returns>
    internal static async Task<double> PerSecond(PostgresCluster cluster)
    {
        const int warmUpTasks = WarmUpSeconds * MostPerSecond, tasks = warmUpTasks + Seconds * MostPerSecond + 2 * Clients;
        await cluster.CreateDatabase(Database);
        foreach (var statement in (await Script("Tables.sql")).Replace(":rows", $"{tasks}", StringComparison.Ordinal).Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            await cluster.Execute(Database, statement);

        await Run(cluster, WarmUpSeconds, firstTask: 0);
        var perSecond = await Run(cluster, Seconds, firstTask: warmUpTasks);
        await cluster.Execute(Database, EachWasWhole);
        return perSecond;
    }

    static async Task<double> Run(PostgresCluster cluster, int seconds, int firstTask)
    {
        var script = Path.Combine(Directory.CreateTempSubdirectory("workflow-bench-").FullName, "decision.sql"); // readable to whom pgbench runs as
        await File.WriteAllTextAsync(script, await Script("Decision.sql"));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path.GetDirectoryName(script)!, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        var printed = await cluster.Pgbench(Database, "--no-vacuum", "--protocol=prepared", $"--client={Clients}", $"--jobs={Math.Min(Clients, Environment.ProcessorCount)}",
            $"--time={seconds}", $"--define=clients={Clients}", $"--define=first={firstTask / Clients}", $"--file={script}");
        Directory.Delete(Path.GetDirectoryName(script)!, recursive: true);
        return double.Parse(TransactionsPerSecond().Match(printed).Groups[1].ValueSpan, CultureInfo.InvariantCulture);
    }

    static Task<string> Script(string name) => File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Pgbench", name));

    [GeneratedRegex(@"^tps = ([0-9.]+)", RegexOptions.Multiline)]
    private static partial Regex TransactionsPerSecond();
}

/// <summary>The reference by itself, to see what the machine gives.</summary>
internal static class PgbenchAlone
{
    internal static async Task<IReadOnlyList<Figure>> Measure()
    {
        await using var cluster = await PostgresCluster.Start();
        return [Figure.Of("pgbench", await DecisionsByPgbench.PerSecond(cluster), "steps/s")];
    }
}

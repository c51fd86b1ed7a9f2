using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Loans;

namespace WiangSuai.Workflow.Benchmarks;

/// <summary>
/// The first page of an inbox in which very many tasks wait for one person, as the application reads it: its twenty rows and what its four tabs count. On
/// PostgreSQL and on SQLite, each against plain SQL that reads the same twenty tasks in the same order through the provider's own driver.
/// </summary>
internal static class InboxPage
{
    const int WarmUp = 200, Times = 400;

    internal static Task<IReadOnlyList<Figure>> Measure5k() => Measure("inbox-5k", 5_000);

    internal static Task<IReadOnlyList<Figure>> Measure50k() => Measure("inbox-50k", 50_000);

    static async Task<IReadOnlyList<Figure>> Measure(string name, int tasks)
    {
        await using var cluster = await PostgresCluster.Start();
        await cluster.CreateDatabase("inbox");
        await using (var postgres = StepPostgres.Office(cluster.ConnectionString("inbox"), TimeProvider.System))
        {
            var figures = await Of(postgres, $"{name}-postgres", tasks, "Npgsql");
            var folder = Directory.CreateTempSubdirectory("workflow-bench-inbox-").FullName;
            try
            {
                await using var sqlite = StepPostgres.Office($"Data Source={folder}/office.db", TimeProvider.System, "Sqlite");
                return [.. figures, .. await Of(sqlite, $"{name}-sqlite", tasks, "Microsoft.Data.Sqlite")];
            }
            finally
            {
                Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    static async Task<IReadOnlyList<Figure>> Of(WebApplication app, string name, int tasks, string driver)
    {
        await PrepareOffice.Run(app, CancellationToken.None);
        var (head, loan) = await StepPostgres.FileOne(app);
        await Copy(app, loan, tasks);
        var (mean, p95, first) = await Timed(() => Page(app, head));
        var (rawMean, rawP95, rawFirst) = await Timed(() => Raw(app, head));
        if (first != rawFirst || first.Split(',').Length != InboxReader.PageSize)
            throw new InvalidOperationException($"The page and the plain SQL do not show the same tasks: {first} / {rawFirst}");
        return
        [
            Figure.Of($"{name}-mean", mean, "ms", rawMean, $"{driver}, plain SQL for the same rows"),
            Figure.Of($"{name}-p95", p95, "ms", rawP95, $"{driver}, plain SQL for the same rows"),
        ];
    }

    static async Task<string> Page(WebApplication app, Guid person)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var inbox = scope.ServiceProvider.GetRequiredService<InboxReader>();
        var (reader, ask) = (new ClaimsPrincipal(new ClaimsIdentity()), new InboxAsk(InboxTab.Mine));
        await inbox.Count(person, reader, CancellationToken.None);
        return string.Join(',', (await inbox.Page(person, reader, ask, CancellationToken.None)).Select(item => item.Task));
    }

    /// <summary>The same rows without anything around them.</summary>
    static async Task<string> Raw(WebApplication app, Guid person)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = """
            SELECT c.task_id, t.power_code, t.form, f.subject, f.reference, p.name, u.name, l.starts_on, l.due_on, l.amount, c.basis_note, c.due_on, c.opened_at
            FROM (SELECT * FROM task_candidate WHERE person_id = @person AND open AND pile = 'Mine' ORDER BY due_order, opened_at, task_id LIMIT 20) c
            JOIN task t ON t.id = c.task_id JOIN case_file f ON f.id = t.case_id
            LEFT JOIN person p ON p.id = f.from_person_id LEFT JOIN unit u ON u.id = f.unit_id LEFT JOIN loan l ON l.id = f.id
            ORDER BY c.due_order, c.opened_at, c.task_id
            """;
        Add(command, "person", person, db);
        var ids = new List<Guid>();
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
            ids.Add(rows.GetGuid(0));
        return string.Join(',', ids);
    }

    static async Task<(double Mean, double P95, string Last)> Timed(Func<Task<string>> read)
    {
        var last = "";
        for (var time = 0; time < WarmUp; time++)
            last = await read();
        var took = new List<double>(Times);
        for (var time = 0; time < Times; time++)
        {
            var from = Stopwatch.GetTimestamp();
            last = await read();
            took.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
        }
        return (took.Average(), took.Order().ElementAt(Times * 95 / 100), last);
    }

    /// <summary>Lays the filed slip out many times, with its instance, line, open task and candidates; due on and opened at different times.</summary>
    static async Task Copy(WebApplication app, Guid loan, int tasks)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var postgres = db.Database.IsNpgsql();
        await db.Database.OpenConnectionAsync();
        await Run(db, $"CREATE TABLE copy (n integer PRIMARY KEY, loan {Key(postgres)}, instance {Key(postgres)}, line {Key(postgres)}, task {Key(postgres)})");
        await using (var all = await db.Database.BeginTransactionAsync())
        {
            for (var n = 2; n <= tasks; n++)
            {
                await using var command = db.Database.GetDbConnection().CreateCommand();
                command.Transaction = Microsoft.EntityFrameworkCore.Storage.DbContextTransactionExtensions.GetDbTransaction(all);
                command.CommandText = "INSERT INTO copy VALUES (@n, @loan, @instance, @line, @task)";
                var number = command.CreateParameter();
                (number.ParameterName, number.Value) = ("n", n);
                command.Parameters.Add(number);
                foreach (var column in new[] { "loan", "instance", "line", "task" })
                    Add(command, column, Guid.CreateVersion7(), db);
                await command.ExecuteNonQueryAsync();
            }
            await all.CommitAsync();
        }

        var one = $"(SELECT l.id AS loan, l.instance_id AS instance, t.id AS task FROM loan l JOIN task t ON t.case_id = l.id AND t.closed_at IS NULL WHERE l.id = {Literal(loan, postgres)})";
        var opened = postgres ? "s.opened_at - c.n * interval '1 second'" : "s.opened_at - c.n * 10000000";
        var due = postgres ? "s.due_on + c.n % 60" : "date(s.due_on, '+' || (c.n % 60) || ' days')";
        await Lay<WorkflowInstance>("s.id = one.instance", ("id", "c.instance"));
        await Lay<CaseFile>("s.id = one.loan", ("id", "c.loan"), ("instance_id", "c.instance"));
        await Lay<Loan>("s.id = one.loan", ("id", "c.loan"), ("instance_id", "c.instance"), ("number", "1000 + c.n"), ("verification_code", "'B' || c.n"));
        await Lay<LoanLine>("s.loan_id = one.loan", ("id", "c.line"), ("loan_id", "c.loan"));
        await Lay<WorkTask>("s.id = one.task", ("id", "c.task"), ("case_id", "c.loan"), ("instance_id", "c.instance"), ("opened_at", opened), ("due_on", due));
        await Lay<TaskCandidate>("s.task_id = one.task", ("task_id", "c.task"), ("opened_at", opened), ("due_on", due), ("due_order", due));
        await Run(db, postgres ? "DROP TABLE copy; ANALYZE" : "DROP TABLE copy; ANALYZE;");

        Task Lay<T>(string which, params (string Column, string Value)[] other)
        {
            var entity = db.Model.FindEntityType(typeof(T))!;
            var columns = entity.GetProperties().Select(property => property.GetColumnName()).ToList();
            var values = columns.Select(column => other.FirstOrDefault(o => o.Column == column) is { Value: { } value } ? value : $"s.{column}");
            return Run(db, $"INSERT INTO {entity.GetTableName()} ({string.Join(", ", columns)}) SELECT {string.Join(", ", values)} FROM {one} one JOIN {entity.GetTableName()} s ON {which} CROSS JOIN copy c");
        }
    }

    static string Key(bool postgres) => postgres ? "uuid" : "text";

    static string Literal(Guid id, bool postgres) => postgres ? $"'{id}'" : $"'{id.ToString().ToUpperInvariant()}'";

    static void Add(DbCommand command, string name, Guid value, AppDb db)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, db.Database.IsNpgsql() ? value : value.ToString().ToUpper(CultureInfo.InvariantCulture));
        command.Parameters.Add(parameter);
    }

    static async Task Run(AppDb db, string sql)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        (command.CommandText, command.CommandTimeout) = (sql, 600);
        await command.ExecuteNonQueryAsync();
    }
}

using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Hosting.Demo;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Benchmarks;

/// <summary>
/// A bad morning on PostgreSQL: a thousand loans became overdue while the server was down, and later a thousand rungs of the ladder came due. Each case
/// in a transaction of its own that waits for the disk, one after another, as the schedule does it.
/// </summary>
internal static class OfficeClock
{
    const string Database = "office_by_the_clock";
    const int Loans = 1_000;

    internal static async Task<IReadOnlyList<Figure>> Measure()
    {
        await using var cluster = await PostgresCluster.Start();
        await cluster.CreateDatabase(Database);
        var clock = new MovedClock();
        await using var app = StepPostgres.Office(cluster.ConnectionString(Database), clock);
        await PrepareOffice.Run(app, CancellationToken.None);
        await Copy(cluster, await HandOut(app));

        clock.Moved = TimeSpan.FromDays(1);
        var opened = await PerSecond(app, services => services.GetRequiredService<OpenChases>().Run(CancellationToken.None));
        var openedRaw = await Raw(cluster, """
            INSERT INTO raw.workflow_instance SELECT * FROM workflow_instance WHERE id = @instance;
            INSERT INTO raw.case_file SELECT * FROM case_file WHERE id = @chase;
            INSERT INTO raw.chase SELECT * FROM chase WHERE id = @chase;
            INSERT INTO raw.journal SELECT * FROM journal WHERE instance_id = @instance;
            INSERT INTO raw.workflow_timer SELECT * FROM workflow_timer WHERE instance_id = @instance;
            INSERT INTO raw.task SELECT * FROM task WHERE instance_id = @instance;
            INSERT INTO raw.task_candidate SELECT c.* FROM task_candidate c JOIN task t ON t.id = c.task_id WHERE t.instance_id = @instance;
            """);

        clock.Moved = TimeSpan.FromDays(9);   // the first rung of the ladder; the second is a week away
        var fired = await PerSecond(app, services => services.GetRequiredService<FireTimers>().Run(CancellationToken.None));
        var firedRaw = await Raw(cluster, """
            UPDATE raw.workflow_instance r SET state = w.state, journal_length = w.journal_length, version = w.version FROM workflow_instance w WHERE w.id = @instance AND r.id = w.id;
            INSERT INTO raw.journal SELECT * FROM journal WHERE instance_id = @instance ON CONFLICT DO NOTHING;
            DELETE FROM raw.workflow_timer r WHERE instance_id = @instance AND NOT EXISTS (SELECT 1 FROM workflow_timer t WHERE t.id = r.id);
            INSERT INTO raw.task SELECT * FROM task WHERE instance_id = @instance ON CONFLICT DO NOTHING;
            INSERT INTO raw.task_candidate SELECT c.* FROM task_candidate c JOIN task t ON t.id = c.task_id WHERE t.instance_id = @instance ON CONFLICT DO NOTHING;
            """);
        return
        [
            Figure.Of("chases-1k", opened, "cases/s", openedRaw, "Npgsql, copying the same rows into tables like these, a commit each"),
            Figure.Of("timers-1k", fired, "timers/s", firedRaw, "Npgsql, making the same changes to those, a commit each"),
        ];
    }

    /// <summary>One loan that left the house today and is due today.</summary>
    static async Task<Guid> HandOut(WebApplication app)
    {
        var (_, loan) = await StepPostgres.FileOne(app);
        foreach (var user in new[] { "education-head", "property", "deputy1" })
        {
            await using var scope = app.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            var person = await db.Set<Account>().Where(account => account.UserName == user).Select(account => account.PersonId!.Value).SingleAsync();
            var task = await db.Set<WorkTask>().Where(open => open.CaseId == loan && open.ClosedAt == null).Select(open => open.Id).SingleAsync();
            var hash = await db.Set<Loan>().Where(slip => slip.Id == loan).Select(slip => slip.ContentHash).SingleAsync();
            var decided = await scope.ServiceProvider.GetRequiredService<DecideTask>().Handle(
                new DecideCommand(person, task, TaskOutcome.Approved, "", hash, null, Idempotency.NewKey()), CancellationToken.None);
            if (decided is not DecideResult.Decided)
                throw new InvalidOperationException($"{user} did not approve: {decided}");
        }
        await using var desk = app.Services.CreateAsyncScope();
        var counter = desk.ServiceProvider.GetRequiredService<AppDb>();
        var officer = await counter.Set<Account>().SingleAsync(account => account.UserName == "property");
        var lines = await counter.Set<LoanLine>().Where(line => line.LoanId == loan).Select(line => line.Id).ToListAsync();
        var handed = await desk.ServiceProvider.GetRequiredService<HandOverLoan>().Handle(new HandOverCommand(
            officer.PersonId!.Value, officer.Id, loan, [.. lines.Select(line => new LineBefore(line, ConditionBefore.Good, ""))], DemoAccounts.Password, Idempotency.NewKey()), CancellationToken.None);
        return handed is PartiesResult.Done ? loan : throw new InvalidOperationException($"Not handed over: {handed}");
    }

    /// <summary>Copies the slip with its instance and line, and makes empty tables like those that a chase is written to.</summary>
    static Task Copy(PostgresCluster cluster, Guid loan) => cluster.Execute(Database, $"""
        CREATE TABLE copy AS SELECT n, gen_random_uuid() AS loan, gen_random_uuid() AS instance FROM generate_series(2, {Loans}) n;
        CREATE TABLE one AS SELECT id AS loan, instance_id AS instance FROM loan WHERE id = '{loan}';
        INSERT INTO workflow_instance SELECT (jsonb_populate_record(NULL::workflow_instance, to_jsonb(w) || jsonb_build_object('id', c.instance))).*
          FROM one JOIN workflow_instance w ON w.id = one.instance CROSS JOIN copy c;
        INSERT INTO case_file SELECT (jsonb_populate_record(NULL::case_file, to_jsonb(f) || jsonb_build_object('id', c.loan, 'instance_id', c.instance))).*
          FROM one JOIN case_file f ON f.id = one.loan CROSS JOIN copy c;
        INSERT INTO loan SELECT (jsonb_populate_record(NULL::loan, to_jsonb(l) || jsonb_build_object('id', c.loan, 'instance_id', c.instance, 'number', 1000 + c.n, 'verification_code', 'B' || c.n))).*
          FROM one JOIN loan l ON l.id = one.loan CROSS JOIN copy c;
        INSERT INTO loan_line SELECT (jsonb_populate_record(NULL::loan_line, to_jsonb(l) || jsonb_build_object('id', gen_random_uuid(), 'loan_id', c.loan))).*
          FROM one JOIN loan_line l ON l.loan_id = one.loan CROSS JOIN copy c;
        DROP TABLE copy; DROP TABLE one;
        CREATE SCHEMA raw;
        {string.Join('\n', new[] { "workflow_instance", "case_file", "chase", "journal", "workflow_timer", "task", "task_candidate" }.Select(table => $"CREATE TABLE raw.{table} (LIKE {table} INCLUDING ALL);"))}
        ANALYZE; CHECKPOINT;
        """);

    static async Task<double> PerSecond(WebApplication app, Func<IServiceProvider, Task<int>> sweep)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var from = Stopwatch.GetTimestamp();
        var done = await sweep(scope.ServiceProvider);
        return done == Loans ? done / Stopwatch.GetElapsedTime(from).TotalSeconds : throw new InvalidOperationException($"{done} of {Loans} were done.");
    }

    static async Task<double> Raw(PostgresCluster cluster, string statements)
    {
        await using var source = NpgsqlDataSource.Create(cluster.ConnectionString(Database));
        await using var connection = await source.OpenConnectionAsync();
        List<(Guid Chase, Guid Instance)> chases = [];
        await using (var read = new NpgsqlCommand("SELECT id, instance_id FROM chase", connection))
        await using (var rows = await read.ExecuteReaderAsync())
            while (await rows.ReadAsync())
                chases.Add((rows.GetGuid(0), rows.GetGuid(1)));

        var from = Stopwatch.GetTimestamp();
        foreach (var (chase, instance) in chases)
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await using var write = new NpgsqlCommand(statements, connection, transaction) { Parameters = { new("chase", chase), new("instance", instance) } };
            await write.ExecuteNonQueryAsync();
            await transaction.CommitAsync();
        }
        return chases.Count / Stopwatch.GetElapsedTime(from).TotalSeconds;
    }

    /// <summary>The machine's clock, moved ahead.</summary>
    sealed class MovedClock : TimeProvider
    {
        internal TimeSpan Moved { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Moved;
    }
}

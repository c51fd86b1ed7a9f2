using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WiangSuai.Workflow.Web;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Benchmarks;

/// <summary>
/// The whole decision on PostgreSQL, as the web makes it: lock, ruling, engine step, next task with its candidates, evidence, one commit that waits
/// for the disk; eight at a time, warm.
/// </summary>
internal static class StepPostgres
{
    const string Database = "decisions_by_the_application";
    const int Tasks = 40_000;
    static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20), Window = TimeSpan.FromSeconds(10);

    internal static async Task<IReadOnlyList<Figure>> Measure()
    {
        await using var cluster = await PostgresCluster.Start();
        var pgbench = await DecisionsByPgbench.PerSecond(cluster);
        await cluster.CreateDatabase(Database);
        await using var app = Office(cluster.ConnectionString(Database), TimeProvider.System);
        await PrepareOffice.Run(app, CancellationToken.None);

        var (head, loan) = await FileOne(app);
        await Copy(cluster, loan);
        var waiting = await Waiting(app);
        await Decide(app, head, waiting, WarmUp);
        var perSecond = await Decide(app, head, waiting, Window) / Window.TotalSeconds;
        return [Figure.Of("step-postgres", perSecond, "steps/s", pgbench, "pgbench, prepared, doing the same reads and writes")];
    }

    internal static WebApplication Office(string connection, TimeProvider clock, string provider = "Postgres")
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ContentRootPath = Path.Combine(Repository.Root, "src", "WiangSuai.Workflow.Web"),   // with the settings that come with it
            Args =
            [
                "--environment=Development", $"--Database:Provider={provider}", $"--ConnectionStrings:Workflow={connection}{(provider == "Postgres" ? ";Maximum Pool Size=20" : "")}",
                "--Demo:Loans=false", $"--Workflows:Folder={Path.Combine(Repository.Root, "workflows")}", $"--Data:Folder={Path.GetTempPath()}",
            ],
        });
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(clock);
        builder.Services.AddOffice(builder.Configuration, builder.Environment);
        return builder.Build();
    }

    /// <summary>A slip of education for one chair, outside, today.</summary>
    internal static async Task<(Guid Head, Guid Loan)> FileOne(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var people = await db.Set<Account>().Where(a => a.PersonId != null).ToDictionaryAsync(a => a.UserName!, a => a.PersonId!.Value);
        var post = await db.Set<Holding>().Where(h => h.PersonId == people["education"]).Select(h => h.PostId).SingleAsync();
        var chairs = await db.Set<Asset>().Where(a => a.Number == "402-61-0001").Select(a => a.Id).SingleAsync();
        var today = Web.Shared.Bangkok.Today(TimeProvider.System);
        var filed = await scope.ServiceProvider.GetRequiredService<FileLoan>().Handle(new FileLoanCommand(people["education"], null, new LoanRequest(
            post, [new RequestedThing(chairs, 1)], "ประชุม", LoanPlace.Outside, "ศาลาประชาคม", today, today, ""), Idempotency.NewKey()), CancellationToken.None);
        return filed is FileLoanResult.Filed { Loan: var loan } ? (people["education-head"], loan) : throw new InvalidOperationException($"The slip was not filed: {filed}");
    }

    /// <summary>Copies the filed slip with its instance, line, open task and candidates, as often as there are decisions to make.</summary>
    static Task Copy(PostgresCluster cluster, Guid loan) => cluster.Execute(Database, $"""
        CREATE TABLE copy AS SELECT n, gen_random_uuid() AS loan, gen_random_uuid() AS instance, gen_random_uuid() AS task FROM generate_series(1, {Tasks}) n;
        CREATE TABLE one AS SELECT l.id AS loan, l.instance_id AS instance, t.id AS task FROM loan l JOIN task t ON t.case_id = l.id AND t.closed_at IS NULL WHERE l.id = '{loan}';
        INSERT INTO workflow_instance SELECT (jsonb_populate_record(NULL::workflow_instance, to_jsonb(w) || jsonb_build_object('id', c.instance))).*
          FROM one JOIN workflow_instance w ON w.id = one.instance CROSS JOIN copy c;
        INSERT INTO case_file SELECT (jsonb_populate_record(NULL::case_file, to_jsonb(f) || jsonb_build_object('id', c.loan, 'instance_id', c.instance))).*
          FROM one JOIN case_file f ON f.id = one.loan CROSS JOIN copy c;
        INSERT INTO loan SELECT (jsonb_populate_record(NULL::loan, to_jsonb(l) || jsonb_build_object('id', c.loan, 'instance_id', c.instance, 'number', 1000 + c.n, 'verification_code', 'B' || c.n))).*
          FROM one JOIN loan l ON l.id = one.loan CROSS JOIN copy c;
        INSERT INTO loan_line SELECT (jsonb_populate_record(NULL::loan_line, to_jsonb(l) || jsonb_build_object('id', gen_random_uuid(), 'loan_id', c.loan))).*
          FROM one JOIN loan_line l ON l.loan_id = one.loan CROSS JOIN copy c;
        INSERT INTO task SELECT (jsonb_populate_record(NULL::task, to_jsonb(t) || jsonb_build_object('id', c.task, 'case_id', c.loan, 'instance_id', c.instance))).*
          FROM one JOIN task t ON t.id = one.task CROSS JOIN copy c;
        INSERT INTO task_candidate SELECT (jsonb_populate_record(NULL::task_candidate, to_jsonb(t) || jsonb_build_object('task_id', c.task))).*
          FROM one JOIN task_candidate t ON t.task_id = one.task CROSS JOIN copy c;
        DROP TABLE copy; DROP TABLE one;
        ANALYZE; CHECKPOINT;
        """);

    static async Task<ConcurrentQueue<(Guid Task, string Matter)>> Waiting(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        return new((await (from task in db.Set<WorkTask>() join loan in db.Set<Loan>() on task.CaseId equals loan.Id where task.ClosedAt == null select new { task.Id, loan.ContentHash })
            .ToListAsync()).Select(row => (row.Id, row.ContentHash)));
    }

    static async Task<int> Decide(WebApplication app, Guid head, ConcurrentQueue<(Guid Task, string Matter)> waiting, TimeSpan duration)
    {
        var (made, from) = (0, Stopwatch.GetTimestamp());
        await Task.WhenAll(Enumerable.Range(0, DecisionsByPgbench.Clients).Select(_ => Task.Run(async () =>
        {
            while (Stopwatch.GetElapsedTime(from) < duration)
            {
                if (!waiting.TryDequeue(out var next))
                    throw new InvalidOperationException($"The machine is faster than {Tasks} tasks last; lay out more.");
                await using var scope = app.Services.CreateAsyncScope();
                var answer = await scope.ServiceProvider.GetRequiredService<DecideTask>().Handle(
                    new DecideCommand(head, next.Task, TaskOutcome.Approved, "", next.Matter, null, Idempotency.NewKey()), CancellationToken.None);
                if (answer is not DecideResult.Decided)
                    throw new InvalidOperationException($"Not decided: {answer}");
                Interlocked.Increment(ref made);
            }
        })));
        return made;
    }
}

using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Tests.Loans;

namespace WiangSuai.Workflow.Web.Tests.Hosting;

/// <summary>Quartz runs what is registered, on whichever node, and nothing of it happens twice.</summary>
public sealed class SchedulesTests(Databases databases)
{
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothProviders))]
    public async Task What_is_registered_runs_by_itself(Provider provider)
    {
        await using var database = await databases.New(provider);
        await using var node = await Node(database);
        var loan = await node.Out("456-62-0003", due: 0);
        node.Office.Clock.Advance(TimeSpan.FromDays(1));
        await Until([node], async () => await Chases(node, loan) == 1);
        node.Office.Clock.Advance(TimeSpan.FromDays(10));
        await Until([node], async () => await Tasks(node, ChaseForms.First) == 1);
    }

    [Fact]
    public async Task Two_nodes_on_one_PostgreSQL_share_the_work_and_fire_each_timer_once()
    {
        await using var database = await databases.New(Provider.Postgres);
        await using var one = await Node(database);
        await using var other = await Node(database);
        var loans = new List<Guid>();
        foreach (var thing in new[] { "456-62-0003", "401-60-0001", "431-61-0001" })
            loans.Add(await one.Out(thing, due: 0));
        foreach (var days in new[] { 1, 8, 8 })
        {
            one.Office.Clock.Advance(TimeSpan.FromDays(days));
            other.Office.Clock.Advance(TimeSpan.FromDays(days));
            await Until([one, other], async () => await one.Office.WithDb(db => db.Set<Chase>().CountAsync(Stop)) == loans.Count
                && !await one.Office.WithDb(db => db.Set<WorkflowTimer>().AnyAsync(timer => timer.NextTryAt <= one.Office.Clock.GetUtcNow(), Stop)));
        }

        Assert.Equal((3, 3, 3), (await Tasks(one, ChaseForms.Chase), await Tasks(one, ChaseForms.First), await Tasks(one, ChaseForms.Second)));
        Assert.Equal(2, await one.Office.WithDb(db => db.Database.SqlQuery<int>($"""SELECT count(DISTINCT instance_name)::int AS "Value" FROM qrtz_scheduler_state""").SingleAsync(Stop)));
        Assert.DoesNotContain(one.Office.Log.At(LogLevel.Warning).Concat(other.Office.Log.At(LogLevel.Warning)), line => line.Contains("could not be fired", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Unless_a_test_asks_for_it_nothing_is_scheduled()
    {
        await using var office = await Office.Open(databases, Provider.Sqlite, Office.EmptyOffice);
        Assert.Null(office.Services.GetService(typeof(Quartz.ISchedulerFactory)));
    }

    static async Task<AtTheCounter> Node(TestDatabase database)
    {
        var office = new Office(new TestDatabase(database.Provider, database.ConnectionString, () => Task.CompletedTask))
        {
            Settings =
            {
                ["Demo:Loans"] = "false",
                ["Schedules:Enabled"] = "true",
                ["Schedules:Cron:fire-timers"] = "* * * * * ?",
                ["Schedules:Cron:open-chases"] = "* * * * * ?",
            },
        };
        await office.Start();
        return new AtTheCounter(office);
    }

    /// <summary>Lets the offices' seconds pass, which Quartz counts too, until it has come to pass.</summary>
    static async Task Until(AtTheCounter[] nodes, Func<Task<bool>> holds)
    {
        for (var from = Stopwatch.GetTimestamp(); !await holds(); await Task.Delay(50, Stop))
        {
            Assert.True(Stopwatch.GetElapsedTime(from) < Longest, $"it did not come to pass: {string.Join('\n', nodes.SelectMany(node => node.Office.Log.At(LogLevel.Warning).Concat(node.Office.Log.At(LogLevel.Error))))}");
            foreach (var node in nodes)
                node.Office.Clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    static Task<int> Chases(AtTheCounter node, Guid loan) => node.Office.WithDb(db => db.Set<Chase>().CountAsync(chase => chase.LoanId == loan, Stop));

    static Task<int> Tasks(AtTheCounter node, string form) => node.Office.WithDb(db => db.Set<WorkTask>().CountAsync(task => task.Form == form, Stop));
}

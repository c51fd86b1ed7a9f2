using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Shared;
using WiangSuai.Workflow.Web.Tests.Loans;
using Office = WiangSuai.Workflow.Testing.Office;

namespace WiangSuai.Workflow.Web.Tests.Hosting;

/// <summary>Times that cases wait for: each fires once, late rather than never, and no case keeps another from its time.</summary>
public sealed class TimersTests(Databases databases)
{
    const string Projector = "456-62-0003", Tables = "401-60-0001";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Delay_timer_instant_and_cron_become_rows_with_their_instants_and_fire_in_their_order(Provider provider)
    {
        await using var counter = await Chasing(provider, """
            {"id":"delay","type":"Elsa.Delay","timeSpan":{"typeName":"TimeSpan","expression":{"type":"Literal","value":"02:00:00"}}},
            {"id":"timer","type":"Elsa.Timer","interval":{"typeName":"TimeSpan","expression":{"type":"Literal","value":"00:30:00"}}},
            {"id":"at","type":"Elsa.StartAt","dateTime":{"typeName":"DateTimeOffset","expression":{"type":"Literal","value":"2026-11-26T00:00:00+07:00"}}},
            {"id":"cron","type":"Elsa.Cron","cronExpression":{"typeName":"String","expression":{"type":"Literal","value":"30 8 * * 1"}}}
            """);
        await Overdue(counter, Projector);   // 24 November 2026, 10:00 in Bangkok
        var timers = await Timers(counter);
        Assert.Equal(
            [("Elsa.Timer", At(24, 10, 30)), ("Elsa.Delay", At(24, 12, 0)), ("Elsa.StartAt", At(26, 0, 0)), ("Elsa.Cron", At(30, 8, 30))],
            timers.Select(timer => (timer.Kind, timer.DueAt)));

        Assert.Equal(0, await counter.FireTimers());
        counter.Office.Clock.SetUtcNow(At(24, 10, 30));
        Assert.Equal(1, await counter.FireTimers());
        counter.Office.Clock.SetUtcNow(At(29, 23, 0));   // two came while nobody swept
        Assert.Equal(2, await counter.FireTimers());
        Assert.Equal(["cron"], await Waiting(counter));
        counter.Office.Clock.SetUtcNow(At(30, 8, 30));
        Assert.Equal(1, await counter.FireTimers());
        Assert.Equal(0, await counter.FireTimers());

        await counter.Office.WithDb(async db =>
        {
            Assert.Empty(await db.Set<WorkflowTimer>().ToListAsync(Stop));
            var chase = await db.Set<Chase>().SingleAsync(Stop);
            Assert.Equal(InstanceStatus.Finished, (await db.Set<WorkflowInstance>().SingleAsync(i => i.Id == chase.InstanceId, Stop)).Status);
            Assert.Equal(["timer", "delay", "at", "cron"], await db.Set<JournalRow>()
                .Where(row => row.InstanceId == chase.InstanceId && row.Event == "Completed" && row.ActivityId != "begin" && row.ActivityId != "flow" && row.ActivityId != "Workflow1").OrderBy(row => row.Sequence).Select(row => row.ActivityId).ToListAsync(Stop));
        });
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Of_two_sweeps_at_the_same_moment_one_fires(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        foreach (var thing in new[] { Projector, Tables })
            await counter.Out(thing, due: 0);
        counter.Office.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(2, await counter.OpenChases());
        counter.Office.Clock.Advance(TimeSpan.FromDays(20));
        var fired = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => counter.FireTimers()));
        Assert.Equal(4, fired.Sum());   // two rungs of two chases
        await counter.Office.WithDb(async db =>
        {
            Assert.Empty(await db.Set<WorkflowTimer>().ToListAsync(Stop));
            Assert.All(await db.Set<Chase>().ToListAsync(Stop), chase => Assert.Equal(3, db.Set<WorkTask>().Count(task => task.CaseId == chase.Id)));
        });
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_case_that_cannot_go_on_is_tried_again_later_then_shown_as_stuck_and_keeps_no_other_waiting(Provider provider)
    {
        await using var counter = await Chasing(provider, """
            {"id":"delay","type":"Elsa.Delay","timeSpan":{"typeName":"TimeSpan","expression":{"type":"Literal","value":"01:00:00"}},
             "then":{"id":"status","type":"WiangSuai.SetCaseStatus","status":{"typeName":"String","expression":{"type":"Literal","value":"Closed"}}}},
            {"id":"other","type":"Elsa.Delay","timeSpan":{"typeName":"TimeSpan","expression":{"type":"Literal","value":"02:00:00"}}}
            """);
        await Overdue(counter, Projector);   // a chase has no status to set
        counter.Office.Clock.Advance(TimeSpan.FromHours(3));
        Assert.Equal(1, await counter.FireTimers());
        Assert.Equal(["delay"], await Waiting(counter));
        var failed = Assert.Single(await Timers(counter));
        Assert.Equal((1, counter.Office.Clock.GetUtcNow().AddMinutes(1)), (failed.Attempts, failed.NextTryAt));
        Assert.Equal(0, await counter.FireTimers());   // its next attempt has not come
        Assert.Equal(1, (await Timers(counter))[0].Attempts);

        for (var attempt = 2; attempt <= WorkflowTimer.StuckAfter; attempt++)
        {
            counter.Office.Clock.Advance(TimeSpan.FromMinutes(20));
            await counter.FireTimers();
            Assert.Equal(attempt, (await Timers(counter))[0].Attempts);
        }
        Assert.Contains(counter.Office.Log.At(LogLevel.Error), line => line.Contains("stuck", StringComparison.Ordinal));
        using var admin = await Tests.Inbox.Reader.SignIn(counter.Office, "admin", AtTheCounter.Password);
        Assert.Contains("SetCaseStatus", (await admin.Open("/settings/timers")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_fault_of_the_document_is_not_stored_but_tried_again_and_the_case_goes_on_once_it_is_mended(Provider provider)
    {
        await using var counter = await Chasing(provider, """
            {"id":"delay","type":"Elsa.Delay","timeSpan":{"typeName":"TimeSpan","expression":{"type":"Literal","value":"01:00:00"}},
             "then":{"id":"wrong","type":"Elsa.Fault","code":{"typeName":"String","expression":{"type":"Literal","value":"X"}},"message":{"typeName":"String","expression":{"type":"Literal","value":"ladder missing"}}}}
            """);
        await Overdue(counter, Projector);
        counter.Office.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(0, await counter.FireTimers());

        var timer = Assert.Single(await Timers(counter));
        Assert.Equal(1, timer.Attempts);
        Assert.Contains("ladder missing", timer.Problem, StringComparison.Ordinal);
        await counter.Office.WithDb(async db =>
        {
            var chase = await db.Set<Chase>().SingleAsync(Stop);
            Assert.Equal(InstanceStatus.Running, (await db.Set<WorkflowInstance>().SingleAsync(i => i.Id == chase.InstanceId, Stop)).Status);
            Assert.False(await db.Set<JournalRow>().AnyAsync(row => row.ActivityId == "wrong", Stop));
        });
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Where_time_ends_the_case_the_task_that_waited_beside_it_is_withdrawn(Provider provider)
    {
        await using var counter = await Chasing(provider, """
            {"id":"chase","type":"WiangSuai.HumanTask","form":{"typeName":"String","expression":{"type":"Literal","value":"chase"}},"assignee":{"typeName":"String","expression":{"type":"Literal","value":"asset-registry"}}},
            {"id":"delay","type":"Elsa.Delay","timeSpan":{"typeName":"TimeSpan","expression":{"type":"Literal","value":"01:00:00"}},"then":{"id":"end","type":"Elsa.Finish"}}
            """);
        await Overdue(counter, Projector);
        var chase = await counter.Office.WithDb(db => db.Set<Chase>().SingleAsync(Stop));
        Assert.Single(await counter.OpenTasks(chase.Id));
        counter.Office.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, await counter.FireTimers());
        Assert.Empty(await counter.OpenTasks(chase.Id));
        Assert.Equal(TaskOutcome.Withdrawn, await counter.Office.WithDb(db => db.Set<WorkTask>().Where(task => task.CaseId == chase.Id).Select(task => task.Outcome).SingleAsync(Stop)));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_restart_keeps_timers_and_what_came_due_meanwhile_fires_at_once(Provider provider)
    {
        await using var database = await databases.New(provider);
        DateTimeOffset down;
        await using (var before = await Open(database))
        {
            await Overdue(before, Projector);
            Assert.Equal(2, (await Timers(before)).Count);
            down = before.Office.Clock.GetUtcNow();
        }

        await using var after = await Open(database);
        after.Office.Clock.SetUtcNow(down.AddDays(30));
        Assert.Equal(2, (await Timers(after)).Count);
        Assert.Equal(2, await after.FireTimers());
    }

    /// <summary>An office on a database that outlives it.</summary>
    static async Task<AtTheCounter> Open(TestDatabase database)
    {
        var office = new Office(new TestDatabase(database.Provider, database.ConnectionString, () => Task.CompletedTask)) { Settings = { ["Demo:Loans"] = "false" } };
        await office.Start();
        return new AtTheCounter(office);
    }

    /// <summary>An office whose document of chasing begins with all of these at once and ends when all have ended; <c>then</c> follows its activity.</summary>
    async Task<AtTheCounter> Chasing(Provider provider, string activities)
    {
        var folder = Directory.CreateTempSubdirectory("workflow-documents-").FullName;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(ScreenFrame.ScreenHost.Root, "workflows"), "*.json"))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        await File.WriteAllTextAsync(Path.Combine(folder, "asset-loan-chase.json"), TimedDocument.Of("asset-loan-chase", activities), Stop);
        var office = new Office(await databases.New(provider)) { Settings = { ["Demo:Loans"] = "false", ["Workflows:Folder"] = folder } };
        await office.Start();
        Directory.Delete(folder, recursive: true);
        return new AtTheCounter(office);
    }

    static async Task Overdue(AtTheCounter counter, string thing)
    {
        await counter.Out(thing, due: 0);
        counter.Office.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await counter.OpenChases());
    }

    static Task<List<WorkflowTimer>> Timers(AtTheCounter counter) =>
        counter.Office.WithDb(db => db.Set<WorkflowTimer>().AsNoTracking().OrderBy(timer => timer.DueAt).ToListAsync(Stop));

    static async Task<List<string>> Waiting(AtTheCounter counter)
    {
        var states = await counter.Office.WithDb(db => db.Set<WorkflowTimer>().Join(db.Set<WorkflowInstance>(), timer => timer.InstanceId, instance => instance.Id, (timer, instance) => new { timer.BookmarkId, instance.State }).ToListAsync(Stop));
        return [.. states.Select(row => Engine.State.FromJson(row.State).Bookmarks.Single(bookmark => bookmark.Id == row.BookmarkId).ActivityId)];
    }

    static DateTimeOffset At(int day, int hour, int minute) => Bangkok.Instant(new DateOnly(2026, 11, day), new TimeOnly(hour, minute));
}

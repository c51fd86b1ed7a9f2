using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Audits;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Notifications;
using WiangSuai.Workflow.Web.Settings;
using WiangSuai.Workflow.Web.Tests.Loans;
using WiangSuai.Workflow.Web.Tests.Notifications;
using Languages = WiangSuai.Workflow.Web.Shared.Languages;

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
    public async Task Whatever_runs_by_itself_has_a_name_for_whoever_looks_after_the_system()
    {
        await using var office = await Office.Open(databases, Provider.Sqlite);
        var say = new SettingTexts();
        Assert.All(office.Services.GetServices<Recurring>(), work =>
        {
            Assert.True(Languages.Speaking(Languages.Thai, () => say.Knows($"Job.{work.Name}")), work.Name);
            Assert.True(Languages.Speaking(Languages.English, () => say.Knows($"Job.{work.Name}")), work.Name);
        });
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
    public async Task Two_nodes_on_one_PostgreSQL_open_the_month_once_and_send_each_letter_once()
    {
        await using var database = await databases.New(Provider.Postgres);
        await using var mail = new SmtpServer();
        await using var one = await Node(database, mail.Port);
        await using var other = await Node(database, mail.Port);
        await Until([one, other], async () => await Months(one) == 1);   // November, soon after the start
        var auditor = await one.Person("auditor");
        await one.Office.With(services => services.GetRequiredService<ChooseNotices>().Handle(auditor, MailChoice.AtOnce, "auditor@wiangsuai.example", MailLanguage.Thai, Stop));

        foreach (var day in new[] { "2026-12-01", "2027-01-04" })
        {
            foreach (var node in new[] { one, other })
                node.Office.Clock.SetUtcNow(MorningOf(day));
            var letters = mail.Letters.Count + 5;   // one for each unit's checklist
            await Until([one, other], async () => mail.Letters.Count >= letters
                && !await one.Office.WithDb(db => db.Set<OutboxMessage>().AnyAsync(message => message.State == OutboxState.Waiting, Stop)));
            Assert.Equal(letters, mail.Letters.Count);
        }

        await one.Office.WithDb(async db =>
        {
            Assert.Equal([11, 12, 1], await db.Set<AuditMonth>().OrderBy(month => month.Year).ThenBy(month => month.Month).Select(month => month.Month).ToListAsync(Stop));
            Assert.Equal(15, await db.Set<WorkTask>().CountAsync(task => task.Form == AuditForms.Checklist, Stop));
        });
        Assert.Equal(mail.Letters.Count, mail.Letters.Select(letter => letter.Message.MessageId).Distinct().Count());
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task The_month_is_opened_soon_after_every_start_and_not_before_its_hour_otherwise(Provider provider)
    {
        await using var database = await databases.New(provider);
        foreach (var (day, months) in new[] { ("2026-11-23", 1), ("2026-12-01", 2) })
        {
            await using var node = await Node(database, opens: "0 0 0 1 1 ? 2090", day: day);
            await Until([node], async () => await Months(node) == months);
        }
        await using var quiet = new AtTheCounter(new Office(new TestDatabase(database.Provider, database.ConnectionString, () => Task.CompletedTask)) { Settings = { ["Demo:Loans"] = "false" } });
        quiet.Office.Clock.SetUtcNow(MorningOf("2027-01-04"));
        await quiet.Office.Start();   // schedules are off
        Assert.Equal(2, await Months(quiet));
    }

    [Fact]
    public async Task Unless_a_test_asks_for_it_nothing_is_scheduled()
    {
        await using var office = await Office.Open(databases, Provider.Sqlite, Office.EmptyOffice);
        Assert.Null(office.Services.GetService(typeof(Quartz.ISchedulerFactory)));
    }

    static async Task<AtTheCounter> Node(TestDatabase database, int? mail = null, string opens = "* * * * * ?", string day = "2026-11-23")
    {
        var office = new Office(new TestDatabase(database.Provider, database.ConnectionString, () => Task.CompletedTask))
        {
            Settings =
            {
                ["Demo:Loans"] = "false",
                ["Schedules:Enabled"] = "true",
                ["Schedules:Cron:fire-timers"] = "* * * * * ?",
                ["Schedules:Cron:open-chases"] = "* * * * * ?",
                ["Schedules:Cron:open-audit-months"] = opens,
                ["Schedules:Cron:tell-of-the-day"] = "* * * * * ?",
                ["Schedules:Cron:send-mail"] = "* * * * * ?",
            },
        };
        if (mail is { } port)
        {
            (string, string)[] smtp = [("Host", "127.0.0.1"), ("Port", $"{port}"), ("Security", "None"), ("From", "workflow@wiangsuai.example")];
            foreach (var (key, value) in smtp) office.Settings[$"Smtp:{key}"] = value;
            office.Settings["Office:Address"] = "https://workflow.wiangsuai.example/";
        }
        if (MorningOf(day) > office.Clock.GetUtcNow()) office.Clock.SetUtcNow(MorningOf(day));
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

    static DateTimeOffset MorningOf(string day) => DateTimeOffset.Parse($"{day}T08:30:00+07:00", CultureInfo.InvariantCulture);

    static Task<int> Months(AtTheCounter node) => node.Office.WithDb(db => db.Set<AuditMonth>().CountAsync(Stop));

    static Task<int> Chases(AtTheCounter node, Guid loan) => node.Office.WithDb(db => db.Set<Chase>().CountAsync(chase => chase.LoanId == loan, Stop));

    static Task<int> Tasks(AtTheCounter node, string form) => node.Office.WithDb(db => db.Set<WorkTask>().CountAsync(task => task.Form == form, Stop));
}

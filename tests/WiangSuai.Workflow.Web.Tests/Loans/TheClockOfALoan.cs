using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Ledger;
using WiangSuai.Workflow.Web.Loans;

namespace WiangSuai.Workflow.Web.Tests.Loans;

/// <summary>A loan's life as days pass, with the server down in between: asked for longer, overdue, chased, given back.</summary>
public sealed class TheClockOfALoan(Databases databases)
{
    const string Projector = "456-62-0003", Tables = "401-60-0001";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Extended_then_overdue_it_is_chased_up_the_ladder_however_long_the_server_was_down_until_it_is_given_back(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var loan = await counter.Out(Projector, due: 2);   // 23 to 25 November 2026
        Days(counter, 1);
        var extension = Assert.IsType<AskForExtensionResult.Asked>(await counter.AskLonger("education", loan, days: 5)).Extension;
        Assert.Equal(new DateOnly(2026, 11, 25), (await counter.OpenTask(extension)).DueOn);
        await counter.DecideExtension("mayor", extension);

        var extended = await counter.Loan(loan);
        Assert.Equal((new DateOnly(2026, 11, 30), new DateOnly(2026, 11, 25)), (extended.DueOn, extended.HandOver!.DueOn));
        Assert.Equal((extended.DueOn, extended.DueOn), ((await counter.OpenTask(loan)).WaitsFrom!.Value, (await counter.OpenTask(loan)).DueOn!.Value));
        Assert.Equal(extended.DueOn, await counter.Office.WithDb(db => db.Set<Hold>().Where(hold => hold.Active).Select(hold => hold.DueDay).SingleAsync(Stop)));

        Days(counter, 6);   // 30 November, the day itself
        Assert.Equal(0, await counter.OpenChases());
        Days(counter, 4);   // the server was down over the first days after
        Assert.Equal(1, await counter.OpenChases());
        Assert.Equal(0, await counter.OpenChases());
        Assert.Equal(NoExtension.DayPassed, Assert.IsType<AskForExtensionResult.NotNow>(await counter.AskLonger("education", loan, days: 5)).Why);

        var chase = await counter.Chase(loan);
        var asked = Assert.Single(await counter.OpenTasks(chase.Id));
        Assert.Equal((ChaseForms.Chase, new DateOnly(2026, 12, 7)), (asked.Form, asked.DueOn));
        Assert.Contains(await counter.Person("property"), asked.Candidates.Select(candidate => candidate.PersonId));
        Assert.Equal(0, await counter.FireTimers());
        Assert.IsType<RecordChaseResult.NotEntitled>(await counter.RecordChase("education", chase.Id));
        Assert.Equal(1, Assert.IsType<RecordChaseResult.Recorded>(await counter.RecordChase("property", chase.Id, ChaseManner.Letter, "ขอให้คืนเครื่องฉายภาพ", returnIn: 3)).Time);
        Assert.Empty(await counter.OpenTasks(chase.Id));

        Days(counter, 4);   // 8 December: the head of the borrower's unit; 10 December is a holiday
        Assert.Equal(1, await counter.FireTimers());
        var head = Assert.Single(await counter.OpenTasks(chase.Id));
        Assert.Equal((ChaseForms.First, new DateOnly(2026, 12, 14)), (head.Form, head.DueOn));
        Assert.Equal([await counter.Person("education-head")], head.Candidates.Where(candidate => candidate.Rank == 0).Select(candidate => candidate.PersonId));

        Days(counter, 20);   // down again, over the clerk's day
        Assert.Equal(1, await counter.FireTimers());
        Assert.Equal([ChaseForms.First, ChaseForms.Second], (await counter.OpenTasks(chase.Id)).Select(task => task.Form).Order());
        Assert.IsType<RecordChaseResult.Recorded>(await counter.RecordChase("clerk", chase.Id, ChaseManner.InPerson, "เรียกผู้ยืมมาชี้แจงแล้ว"));
        Assert.Equal([ChaseForms.First], (await counter.OpenTasks(chase.Id)).Select(task => task.Form));

        Assert.IsType<PartiesResult.Done>(await counter.TryGiveBack("property", loan));
        Assert.Equal(LoanStatus.Closed, (await counter.Loan(loan)).Status);
        Assert.Empty(await counter.OpenTasks(chase.Id));
        Assert.IsType<RecordChaseResult.Ended>(await counter.RecordChase("property", chase.Id));
        await counter.Office.WithDb(async db =>
        {
            var ended = await db.Set<Chase>().Include(c => c.Acts).SingleAsync(Stop);
            Assert.NotNull(ended.EndedAt);
            Assert.Equal(InstanceStatus.Cancelled, (await db.Set<WorkflowInstance>().SingleAsync(instance => instance.Id == ended.InstanceId, Stop)).Status);
            Assert.Empty(await db.Set<WorkflowTimer>().ToListAsync(Stop));
            var leaves = await db.Set<Leaf>().Where(leaf => leaf.Kind == "chase-act").ToListAsync(Stop);
            Assert.Equal(ended.Acts.Select(act => act.Id).Order(), leaves.Select(leaf => leaf.RecordId).Order());
            Assert.All(leaves, leaf => Assert.Equal(leaf.Hash, Leaf.HashOf(leaf.Content)));
        });
        var refused = await Record.ExceptionAsync(() => counter.Office.WithDb(db => db.Database.ExecuteSqlRawAsync("UPDATE chase_act SET text = ''", Stop)));
        Assert.Contains("append", refused?.Message, StringComparison.Ordinal);

        Assert.Equal(Chase.HashOf(chase.Id, loan, chase.DueOn, chase.ChaseBy), chase.ContentHash);
        Assert.NotEqual(Chase.HashOf(chase.Id, loan, chase.DueOn, chase.ChaseBy.AddDays(7)), chase.ContentHash);
        refused = await Record.ExceptionAsync(() => counter.Office.WithDb(db => db.Set<Chase>().ExecuteUpdateAsync(set => set.SetProperty(c => c.ChaseBy, chase.ChaseBy.AddDays(7)), Stop)));
        Assert.True(refused?.Of("tr_chase_frozen"), $"{refused}");
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Given_back_in_time_nothing_is_chased(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var loan = await counter.Out(Projector, due: 2);
        Days(counter, 2);
        Assert.IsType<PartiesResult.Done>(await counter.TryGiveBack("property", loan));
        Days(counter, 5);
        Assert.Equal(0, await counter.OpenChases());
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task The_day_of_return_moves_only_from_and_to_where_a_granted_extension_says(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var loan = await counter.Out(Projector, due: 2);
        foreach (var status in new[] { TaskOutcome.Rejected, TaskOutcome.Returned })
        {
            var not = Assert.IsType<AskForExtensionResult.Asked>(await counter.AskLonger("education", loan, days: 5)).Extension;
            Assert.Equal(NoExtension.AskedAlready, Assert.IsType<AskForExtensionResult.NotNow>(await counter.AskLonger("education", loan, days: 5)).Why);
            await counter.DecideExtension("mayor", not, status, "มีผู้ใช้ต่อ");
        }
        Assert.Equal(new DateOnly(2026, 11, 25), (await counter.Loan(loan)).DueOn);
        Assert.True(await Refused("2026-11-30"));

        var extension = Assert.IsType<AskForExtensionResult.Asked>(await counter.AskLonger("education", loan, days: 5)).Extension;
        await counter.DecideExtension("mayor", extension);
        Assert.Equal(new DateOnly(2026, 11, 30), (await counter.Loan(loan)).DueOn);
        Assert.True(await Refused("2026-11-25"));
        Assert.True(await Refused("2026-12-05"));
        Assert.Equal([1, 2, 3], await counter.Office.WithDb(db => db.Set<Extension>().OrderBy(e => e.Time).Select(e => e.Time).ToListAsync(Stop)));

        async Task<bool> Refused(string day) => await Record.ExceptionAsync(() => counter.Office.WithDb(db =>
            db.Set<Loan>().Where(l => l.Id == loan).ExecuteUpdateAsync(set => set.SetProperty(l => l.DueOn, DateOnly.ParseExact(day, "yyyy-MM-dd", null)), Stop))) is not null;
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task What_is_promised_to_others_is_not_extended_into_their_days(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var loan = await counter.Out(Projector, due: 2);
        await counter.File("lawyer", Projector, from: 5, due: 6);
        var problem = Assert.Single(Assert.IsType<AskForExtensionResult.Invalid>(await counter.AskLonger("education", loan, days: 5)).Problems);
        Assert.Equal((ExtensionProblemCode.PromisedToOthers, (object)new DateOnly(2026, 11, 27)), (problem.Code, problem.Values[1]));

        var extension = Assert.IsType<AskForExtensionResult.Asked>(await counter.AskLonger("education", loan, days: 2)).Extension;
        await counter.DecideExtension("mayor", extension);
        Assert.Equal(ExtensionProblemCode.NotADayLonger,
            Assert.Single(Assert.IsType<AskForExtensionResult.Invalid>(await counter.AskLonger("education", loan, days: 1)).Problems).Code);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Promised_to_others_between_asking_and_deciding_an_extension_is_not_given(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var loan = await counter.Out(Tables, due: 2, quantity: 15);
        var extension = Assert.IsType<AskForExtensionResult.Asked>(await counter.AskLonger("education", loan, days: 5)).Extension;
        await counter.File("lawyer", Tables, quantity: 15, from: 5, due: 6);
        Assert.IsType<DecideResult.MatterChanged>(await counter.TryDecideExtension("mayor", extension));
        Assert.Equal(new DateOnly(2026, 11, 25), (await counter.Loan(loan)).DueOn);
        await counter.DecideExtension("mayor", extension, TaskOutcome.Rejected, "มีผู้จองต่อ");
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_pool_is_held_longer_day_by_day(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var loan = await counter.Out(Tables, due: 2, quantity: 7);
        var extension = Assert.IsType<AskForExtensionResult.Asked>(await counter.AskLonger("education", loan, days: 2)).Extension;
        await counter.DecideExtension("mayor", extension);
        Assert.Equal([7, 7, 7, 7, 7], await Held());
        Assert.IsType<PartiesResult.Done>(await counter.TryGiveBack("property", loan));
        Assert.Equal([0, 0, 0, 0, 0], await Held());

        Task<List<int>> Held() => counter.Office.WithDb(db => db.Set<PoolDay>().OrderBy(day => day.Day).Select(day => day.Held).ToListAsync(Stop));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task An_extension_that_nobody_decided_in_time_can_no_longer_be_given_and_lapses(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var loan = await counter.Out(Projector, due: 2);
        var extension = Assert.IsType<AskForExtensionResult.Asked>(await counter.AskLonger("education", loan, days: 5)).Extension;
        Days(counter, 3);
        Assert.IsType<DecideResult.MatterChanged>(await counter.TryDecideExtension("mayor", extension));   // before anybody swept
        Assert.Equal(1, await counter.OpenChases());
        Assert.Empty(await counter.OpenTasks(extension));
        Assert.Equal(ExtensionStatus.Lapsed, await counter.Office.WithDb(db => db.Set<Extension>().Select(e => e.Status).SingleAsync(Stop)));
        Assert.Equal(new DateOnly(2026, 11, 25), (await counter.Loan(loan)).DueOn);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Of_an_approved_extension_and_a_return_at_once_the_slip_is_closed_and_no_task_stays_open(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        for (var round = 0; round < 6; round++)
        {
            var loan = await counter.Out(Projector, due: 2);
            var extension = Assert.IsType<AskForExtensionResult.Asked>(await counter.AskLonger("education", loan, days: 3)).Extension;
            var (decide, giveBack) = (counter.TryDecideExtension("mayor", extension), counter.TryGiveBack("property", loan));
            await Task.WhenAll(decide, giveBack);
            if (await giveBack is PartiesResult.NotWaiting)   // lost the race for the extension's instance; the officer presses again
                Assert.IsType<PartiesResult.Done>(await counter.TryGiveBack("property", loan));
            Assert.Equal(LoanStatus.Closed, (await counter.Loan(loan)).Status);
            Assert.Empty(await counter.OpenTasks(extension));
            Assert.Equal(await decide is DecideResult.Decided,
                await counter.Office.WithDb(db => db.Set<ExtensionGrant>().AnyAsync(grant => grant.LoanId == loan, Stop)));
        }
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Chases_opened_by_two_sweeps_at_the_same_moment_are_one(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var loan = await counter.Out(Projector, due: 0);
        Days(counter, 1);
        var opened = await Task.WhenAll(counter.OpenChases(), counter.OpenChases());
        Assert.Equal(1, opened.Sum());
        Assert.Single(await counter.OpenTasks((await counter.Chase(loan)).Id));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_chase_says_what_is_missing_beside_its_field_and_the_same_form_acts_once(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var loan = await counter.Out(Projector, due: 0);
        Days(counter, 2);
        await counter.OpenChases();
        var chase = (await counter.Chase(loan)).Id;
        var person = await counter.Person("property");
        var command = new RecordChaseCommand(person, chase, ChaseManner.Letter, new DateOnly(2026, 11, 23), " ", null, Idempotency.NewKey());
        Assert.Equal(
            [ChaseProblemCode.DayOutOfReach, ChaseProblemCode.TextMissing, ChaseProblemCode.ReturnDayMissing],
            Assert.IsType<RecordChaseResult.Invalid>(await Send(command)).Problems.Select(problem => problem.Code));

        var right = command with { DoneOn = new DateOnly(2026, 11, 24), Text = "ขอให้คืน", ReturnBy = new DateOnly(2026, 11, 30) };
        var both = await Task.WhenAll(Send(right), Send(right));
        Assert.Contains(both, result => result is RecordChaseResult.Recorded { Time: 1 });
        Assert.All(both, result => Assert.IsType<RecordChaseResult.Recorded>(result));
        Assert.IsType<RecordChaseResult.FormUsedAlready>(await Send(right with { Text = "อย่างอื่น" }));
        Assert.Equal(1, await counter.Office.WithDb(db => db.Set<ChaseAct>().CountAsync(Stop)));

        Task<RecordChaseResult> Send(RecordChaseCommand form) => counter.Office.With(services => services.GetRequiredService<RecordChase>().Handle(form, Stop));
    }

    static void Days(AtTheCounter counter, int days) => counter.Office.Clock.Advance(TimeSpan.FromDays(days));
}

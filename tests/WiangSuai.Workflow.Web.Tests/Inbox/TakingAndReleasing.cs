using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Orders;
using WiangSuai.Workflow.Web.Tests.Loans;

namespace WiangSuai.Workflow.Web.Tests.Inbox;

public sealed class TakingAndReleasing(Databases databases)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothProviders))]
    public async Task What_the_mayor_takes_leaves_the_deputys_list_and_only_the_mayor_may_decide_it_until_it_is_released(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var loan = await counter.WaitingForTheDeputy();
        var task = (await counter.OpenTask(loan)).Id;
        Assert.Contains(task, await counter.Tasks("deputy1", InboxTab.Mine));
        Assert.Contains(task, await counter.Tasks("mayor", InboxTab.Available));

        Assert.IsType<ClaimResult.Yours>(await counter.Take("mayor", task));
        Assert.Contains(task, await counter.Tasks("mayor", InboxTab.Mine));
        Assert.DoesNotContain(task, await counter.Tasks("deputy1", InboxTab.Mine));
        var seen = Assert.Single(await counter.List("deputy1", new InboxAsk(InboxTab.All)), item => item.Task == task);
        Assert.Equal(("นาย ม.", false), (seen.TakenBy!.By, seen.TakenBy.IsReader));
        Assert.Equal("นาย ม.", Assert.IsType<DecideResult.TakenByAnother>(await counter.TryDecide("deputy1", loan)).By);
        Assert.Equal("นาย ม.", Assert.IsType<ClaimResult.TakenByAnother>(await counter.Take("deputy1", task)).By);
        Assert.IsType<ClaimResult.TakenByAnother>(await counter.Release("deputy1", task));

        Assert.IsType<ClaimResult.Released>(await counter.Release("mayor", task));
        await counter.Decide("deputy1", loan);
        Assert.Empty(await counter.Contradictions());
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Whose_power_it_is_takes_the_matter_over_from_the_delegatee_and_never_the_other_way_round(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var loan = await counter.WaitingForTheDeputy();
        var task = (await counter.OpenTask(loan)).Id;
        Assert.IsType<ClaimResult.Yours>(await counter.Take("deputy1", task));
        Assert.IsType<ClaimResult.TakenByAnother>(await counter.Take("mayor", task));   // an ordinary press never takes it from anybody
        Assert.IsType<ClaimResult.NotYours>(await counter.TakeOver("clerk", task));
        Assert.IsType<ClaimResult.NotYours>(await counter.Release("clerk", task));   // who has it is told to those whom it concerns only

        Assert.IsType<ClaimResult.Yours>(await counter.TakeOver("mayor", task));
        Assert.Equal([ClaimEnd.TakenOver], await counter.Office.WithDb(db => db.Set<TaskClaim>().Where(claim => claim.EndedAt != null).Select(claim => claim.Ending!.Value).ToListAsync(Stop)));
        Assert.IsType<ClaimResult.TakenByAnother>(await counter.TakeOver("deputy1", task));
        Assert.IsType<DecideResult.TakenByAnother>(await counter.TryDecide("deputy1", loan));
        await counter.Decide("mayor", loan);
        Assert.Empty(await counter.Contradictions());
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Of_many_who_take_one_task_at_once_one_has_it_and_the_others_learn_who(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var task = (await counter.OpenTask(await counter.WaitingForTheDeputy())).Id;
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => counter.Take(i % 2 == 0 ? "mayor" : "deputy1", task), Stop)));

        Assert.Equal(10, answers.OfType<ClaimResult.Yours>().Count());   // pressing again keeps it
        Assert.Single(answers.OfType<ClaimResult.TakenByAnother>().Select(other => other.By).Distinct());
        Assert.Equal(10, answers.OfType<ClaimResult.TakenByAnother>().Count());
        Assert.Equal(1, await counter.Office.WithDb(db => db.Set<TaskClaim>().CountAsync(Stop)));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Taking_and_deciding_at_once_leave_either_a_decision_or_a_claim_that_kept_it(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var loan = await counter.WaitingForTheDeputy();
        var item = await counter.Item(loan);
        var deputy = await counter.Person("deputy1");
        var taking = Task.Run(() => counter.Take("mayor", item.Task), Stop);
        var deciding = Task.Run(() => counter.Office.With(services => services.GetRequiredService<DecideTask>().Handle(
            new DecideCommand(deputy, item.Task, TaskOutcome.Approved, "", item.MatterHash, null, Idempotency.NewKey()), Stop)), Stop);

        switch (await taking, await deciding)
        {
            case (ClaimResult.Yours, DecideResult.TakenByAnother):
            case (ClaimResult.NotYours, DecideResult.Decided):
                break;
            case var (claim, decision):
                Assert.Fail($"{claim} and {decision}");
                break;
        }
        Assert.Empty(await counter.Contradictions());
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_claim_ends_with_its_last_day_whether_or_not_anybody_swept(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var loan = await counter.WaitingForTheDeputy(from: 6, due: 8);
        var task = (await counter.OpenTask(loan)).Id;
        var yours = Assert.IsType<ClaimResult.Yours>(await counter.Take("mayor", task));   // on Monday, for two working days

        counter.Office.Clock.SetUtcNow(yours.Until.AddSeconds(-1));
        Assert.IsType<DecideResult.TakenByAnother>(await counter.TryDecide("deputy1", loan));
        counter.Office.Clock.SetUtcNow(yours.Until);
        Assert.Equal(new DateOnly(2026, 11, 26), counter.Today);
        Assert.Equal(1, await counter.Office.With(services => services.GetRequiredService<EndClaims>().Run(Stop)));
        Assert.Contains(task, await counter.Tasks("deputy1", InboxTab.Mine));
        Assert.IsType<ClaimResult.Yours>(await counter.Take("deputy1", task));
        await counter.Decide("deputy1", loan);
        Assert.Equal([ClaimEnd.RanOut, ClaimEnd.Answered], await counter.Office.WithDb(db => db.Set<TaskClaim>().OrderBy(claim => claim.At).Select(claim => claim.Ending!.Value).ToListAsync(Stop)));
        Assert.Empty(await counter.Contradictions());
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_claim_does_not_outlive_the_authority_that_it_rests_on(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var loan = await counter.WaitingForTheDeputy();
        var task = (await counter.OpenTask(loan)).Id;
        Assert.IsType<ClaimResult.Yours>(await counter.Take("deputy1", task));
        await counter.Office.WithDb(async db =>
        {
            await using var work = await db.ChangingAuthority(AuthorityChange.Revocation, null, counter.Office.Clock, Stop);
            var order = await db.Set<Instrument>().SingleAsync(i => i.Number == 321, Stop);
            db.Add(new Revocation { Id = Guid.CreateVersion7(), InstrumentId = order.Id, At = work.At, Reason = "เปลี่ยนแปลงการแบ่งงาน", KnownFrom = work.Version });
            await work.Commit(Stop);
        });
        await counter.Office.With(services => services.GetRequiredService<ReassignTasks>().Run(Stop));

        Assert.Equal(ClaimEnd.LostAuthority, await counter.Office.WithDb(db => db.Set<TaskClaim>().Select(claim => claim.Ending!.Value).SingleAsync(Stop)));
        Assert.Contains(task, await counter.Tasks("mayor", InboxTab.Mine));
        Assert.IsType<ClaimResult.NotYours>(await counter.Take("deputy1", task));
        await counter.Decide("mayor", loan);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task The_lists_are_searched_narrowed_and_put_in_order(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var loan = await counter.WaitingForTheDeputy();
        var first = (await counter.OpenTask(loan)).Id;
        counter.Office.Clock.Advance(TimeSpan.FromHours(1));
        var second = (await counter.OpenTask(await counter.WaitingForTheDeputy("456-67-0001"))).Id;

        Assert.Equal([first, second], (await counter.List("deputy1", new InboxAsk(InboxTab.Mine, InboxSort.Age))).Select(item => item.Task));
        Assert.Equal([second], (await counter.List("deputy1", new InboxAsk(InboxTab.Mine, Words: "กล้อง"))).Select(item => item.Task));
        Assert.Equal([first], (await counter.List("deputy1", new InboxAsk(InboxTab.Mine, Words: "ฉายภาพ กองการศึกษา"))).Select(item => item.Task));
        Assert.Empty(await counter.List("deputy1", new InboxAsk(InboxTab.Mine, Words: "เต็นท์")));
        var slip = await counter.Loan(loan);
        Assert.Equal([first], (await counter.List("deputy1", new InboxAsk(InboxTab.Mine, Words: $"บย. {SlipNumber.Of(slip.Number, slip.Year, "สำนักปลัดเทศบาล")}"))).Select(item => item.Task));   // as the row writes it
        Assert.Empty(await counter.List("deputy1", new InboxAsk(InboxTab.Mine, Kind: CaseKind.Finding)));
        Assert.Equal(2, (await counter.List("property", new InboxAsk(InboxTab.Done))).Count);
        Assert.Equal([Pile.Available, Pile.Available], (await counter.List("mayor", new InboxAsk(InboxTab.Available))).Select(item => item.Pile!.Value));
        Assert.All(await counter.List("education-head", new InboxAsk(InboxTab.All)), item => Assert.True(item.End!.IsReader));
    }
}

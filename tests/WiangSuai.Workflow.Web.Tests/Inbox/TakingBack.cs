using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Notifications;
using WiangSuai.Workflow.Web.Orders;
using WiangSuai.Workflow.Web.Tests.Loans;
using WiangSuai.Workflow.Web.Tests.Orders;

namespace WiangSuai.Workflow.Web.Tests.Inbox;

public sealed class TakingBack(Databases databases)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_decision_taken_back_has_no_effect_gives_the_sum_back_and_the_slip_goes_on_from_where_it_stood(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var loan = await counter.WaitingForTheDeputy();
        var task = (await counter.OpenTask(loan)).Id;
        await counter.Decide("deputy1", loan);
        Assert.Equal(LoanStatus.Approved, (await counter.Loan(loan)).Status);
        Assert.IsType<TakeBackResult.NoSuchDecision>(await counter.TakeBack("mayor", task));
        Assert.IsType<TakeBackResult.ReasonMissing>(await counter.TakeBack("deputy1", task, ""));

        var key = Idempotency.NewKey();
        var again = Assert.IsType<TakeBackResult.TakenBack>(await counter.TakeBack("deputy1", task, key: key));
        Assert.Equal(again, await counter.TakeBack("deputy1", task, key: key));
        Assert.Equal(LateBecause.TakenBackAlready, Assert.IsType<TakeBackResult.TooLate>(await counter.TakeBack("deputy1", task)).Why);

        Assert.Equal(LoanStatus.Checked, (await counter.Loan(loan)).Status);
        Assert.Equal(again.Task, (await counter.OpenTask(loan)).Id);
        Assert.Equal(0m, (await counter.Office.WithDb(db => db.Set<ClauseUse>().SingleAsync(Stop))).Used);
        Assert.Contains(NoticeKind.TakenBack, await counter.Office.WithDb(async db => await db.Set<Notice>().Where(n => n.DecisionId != null).Select(n => n.Kind).ToListAsync(Stop)));
        Assert.Empty(await counter.Contradictions());

        await counter.Decide("deputy1", loan);   // and now on to the end
        Assert.Equal(LoanStatus.Approved, (await counter.Loan(loan)).Status);
        counter.Office.Clock.Advance(TimeSpan.FromDays(1));
        Assert.IsType<PartiesResult.Done>(await counter.TryHandOver("property", loan));
        Assert.IsType<PartiesResult.Done>(await counter.TryGiveBack("property", loan));
        Assert.Equal(LoanStatus.Closed, (await counter.Loan(loan)).Status);
        Assert.Empty(await counter.Contradictions());
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_matter_that_was_sent_up_stays_up_and_keeps_its_opinions_when_the_mayor_takes_the_decision_back(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var loan = await counter.WaitingForTheDeputy();
        var task = (await counter.OpenTask(loan)).Id;
        Assert.IsType<PassUpResult.Passed>(await counter.PassUp("deputy1", task));
        var question = Assert.IsType<AskOpinionResult.Asked>(await counter.Ask("mayor", task, "finance-head")).Opinion;
        Assert.Equal(GiveOpinionResult.Given, await counter.Answer("finance-head", question, loan));
        await counter.Decide("mayor", loan);

        var again = Assert.IsType<TakeBackResult.TakenBack>(await counter.TakeBack("mayor", task)).Task;
        Assert.Equal([await counter.Person("mayor")], (await counter.OpenTask(loan)).Candidates.Select(candidate => candidate.PersonId));
        Assert.IsType<DecideResult.WasPassedUp>(await counter.TryDecide("deputy1", loan));
        var mayor = await counter.Person("mayor");
        var view = await counter.Office.With(services => services.GetRequiredService<TaskReader>().View(again, mayor, Stop));
        Assert.Equal([question], view!.Opinions.Select(opinion => opinion.Id));
        Assert.Contains(again, await counter.Tasks("mayor", InboxTab.Mine));
        Assert.True(Assert.Single(await counter.List("mayor", new InboxAsk(InboxTab.Done)), item => item.Task == task).End!.TakenBack);
        await counter.Decide("mayor", loan);
        Assert.Empty(await counter.Contradictions());
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Whose_power_is_gone_undoes_nothing_by_it_any_more(Provider provider)
    {
        await using var registry = await AtTheRegistry.Open(databases, provider);
        var counter = registry.Counter;
        var order = await registry.SignedOrder(await registry.Giving("deputy-1"));
        var loan = await registry.LoanToApprove();
        var task = (await counter.OpenTask(loan)).Id;
        await counter.Decide("deputy1", loan);
        await registry.Revoke("mayor", order.Id);

        Assert.Equal(LateBecause.NoLongerYours, Assert.IsType<TakeBackResult.TooLate>(await counter.TakeBack("deputy1", task)).Why);
        Assert.Equal(LoanStatus.Approved, (await counter.Loan(loan)).Status);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_decision_that_used_the_rest_of_a_sum_is_taken_back_all_the_same_and_the_act_keeps_its_ruling(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var items = new List<BatchItem>();
        foreach (var number in AtTheDesk.Dear)
            items.Add(await counter.Item(await counter.WaitingForTheDeputy(number)));
        var last = (await counter.Batch("deputy1", items)).Last(answer => answer.Result is DecideResult.Decided);
        Assert.IsType<TakeBackResult.TakenBack>(await counter.TakeBack("deputy1", last.Task));
        var ruling = await counter.Office.WithDb(db => db.Set<DecisionTakenBack>().Select(back => back.Ruling).SingleAsync(Stop));
        Assert.IsType<Ruling.Granted>(System.Text.Json.JsonSerializer.Deserialize<Ruling>(ruling, RulingJson.Options));
        Assert.Empty(await counter.Contradictions());
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task What_was_sent_back_comes_to_the_decider_again_unless_it_was_filed_anew(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var loan = await counter.File("education", "456-62-0003");
        var task = (await counter.OpenTask(loan)).Id;
        await counter.Decide("education-head", loan, TaskOutcome.Returned, "ขอเพิ่มรายละเอียด");
        Assert.IsType<TakeBackResult.TakenBack>(await counter.TakeBack("education-head", task));
        Assert.Equal(LoanStatus.Submitted, (await counter.Loan(loan)).Status);

        var second = (await counter.OpenTask(loan)).Id;
        await counter.Decide("education-head", loan, TaskOutcome.Returned, "ขอเพิ่มรายละเอียด");
        counter.Office.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.IsType<FileLoanResult.Filed>(await counter.TryFile("education", await counter.Request("education", "456-62-0003"), slip: loan));
        Assert.Equal(LateBecause.WentOn, Assert.IsType<TakeBackResult.TooLate>(await counter.TakeBack("education-head", second)).Why);
        Assert.Empty(await counter.Contradictions());
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Once_the_next_person_has_acted_or_begun_or_the_case_has_ended_it_stands(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var loan = await counter.File("education", "456-62-0003");
        var endorsing = (await counter.OpenTask(loan)).Id;
        await counter.Decide("education-head", loan);
        await counter.Decide("property", loan);
        Assert.Equal(LateBecause.WentOn, Assert.IsType<TakeBackResult.TooLate>(await counter.TakeBack("education-head", endorsing)).Why);

        var checking = await counter.Office.WithDb(db => db.Set<Decision>().Where(d => d.PowerCode == "loan.check").Select(d => d.TaskId).SingleAsync(Stop));
        var next = (await counter.OpenTask(loan)).Id;
        await counter.Take("deputy1", next);
        Assert.Equal(LateBecause.NextHasBegun, Assert.IsType<TakeBackResult.TooLate>(await counter.TakeBack("property", checking)).Why);
        await counter.Decide("deputy1", loan, TaskOutcome.Rejected, "ของไม่พอ");
        Assert.Equal(LateBecause.CannotBeUndone, Assert.IsType<TakeBackResult.TooLate>(await counter.TakeBack("deputy1", next)).Why);   // the slip ended, and its things are free for others
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Once_another_thing_stands_on_the_approved_slip_the_approval_is_not_taken_back(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var loan = await counter.WaitingForTheDeputy("456-62-0003", from: 0);
        var task = (await counter.OpenTask(loan)).Id;
        await counter.Decide("deputy1", loan);
        Assert.IsType<AmendResult.Done>(await counter.TrySwap("property", loan, "456-62-0003", "462-63-0001"));
        Assert.Equal(LateBecause.WentOn, Assert.IsType<TakeBackResult.TooLate>(await counter.TakeBack("deputy1", task)).Why);
        Assert.Equal(LoanStatus.Approved, (await counter.Loan(loan)).Status);
        Assert.Empty(await counter.Contradictions());
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Taking_back_and_going_on_at_once_leave_one_of_the_two(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        foreach (var number in new[] { "456-62-0003", "456-67-0001", "457-62-0001" })
        {
            var loan = await counter.File("education", number);
            var endorsing = (await counter.OpenTask(loan)).Id;
            await counter.Decide("education-head", loan);
            var item = await counter.Item(loan);
            var checking = Task.Run(() => counter.Batch("property", [item]), Stop);
            var takingBack = Task.Run(() => counter.TakeBack("education-head", endorsing), Stop);
            switch ((await checking)[0].Result, await takingBack)
            {
                case (DecideResult.Decided, TakeBackResult.TooLate):
                    Assert.Equal(LoanStatus.Checked, (await counter.Loan(loan)).Status);
                    break;
                case (DecideResult.AlreadyDecided, TakeBackResult.TakenBack):
                    Assert.Equal(LoanStatus.Submitted, (await counter.Loan(loan)).Status);
                    break;
                case var (decision, back):
                    Assert.Fail($"{decision} and {back}");
                    break;
            }
        }
        Assert.Empty(await counter.Contradictions());
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task The_slip_no_longer_bears_the_signature_and_its_history_says_why(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var loan = await counter.WaitingForTheDeputy();
        var task = (await counter.OpenTask(loan)).Id;
        await counter.Decide("deputy1", loan);
        using var reader = await Reader.SignIn(counter.Office, "deputy1", AtTheCounter.Password);
        await reader.Press($"/inbox/{task}/withdraw", ("Form.Reason", "อ่านวันที่ผิด"));
        Assert.StartsWith("/inbox/", reader.At, StringComparison.Ordinal);
        Assert.NotEqual($"/inbox/{task}", reader.At);

        Assert.DoesNotContain("(นาย ก.)", (await reader.Open($"/loans/{loan}/slip")).Words(), StringComparison.Ordinal);
        var history = (await reader.Open($"/loans/{loan}")).Words();
        Assert.Contains("ถอนคำวินิจฉัย", history, StringComparison.Ordinal);
        Assert.Contains("อ่านวันที่ผิด", history, StringComparison.Ordinal);
        Assert.Contains("ถอนแล้ว", (await reader.Open($"/inbox/{task}")).Words(), StringComparison.Ordinal);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Notifications;
using WiangSuai.Workflow.Web.Tests.Loans;

namespace WiangSuai.Workflow.Web.Tests.Inbox;

public sealed class AskingOthers(Databases databases)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothProviders))]
    public async Task An_opinion_is_asked_given_and_kept_while_the_task_stays_with_whoever_asked(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var loan = await counter.WaitingForTheDeputy();
        var task = (await counter.OpenTask(loan)).Id;
        var asked = Assert.IsType<AskOpinionResult.Asked>(await counter.Ask("deputy1", task, "finance-head"));
        Assert.IsType<AskOpinionResult.AskedAlready>(await counter.Ask("deputy1", task, "finance-head"));
        Assert.IsType<AskOpinionResult.NotYours>(await counter.Ask("education", task, "finance-head"));
        Assert.IsType<AskOpinionResult.NobodyToAsk>(await counter.Ask("deputy1", task, "deputy1"));

        Assert.IsType<DecideResult.NotEntitled>(await counter.TryDecide("finance-head", loan));   // being asked gives no authority
        Assert.Equal(GiveOpinionResult.NoSuchQuestion, await counter.Answer("mayor", asked.Opinion, loan));
        Assert.Equal(GiveOpinionResult.Given, await counter.Answer("finance-head", asked.Opinion, loan));
        Assert.Equal(GiveOpinionResult.AnsweredAlready, await counter.Answer("finance-head", asked.Opinion, loan, "อีกครั้ง"));
        Assert.Equal(TakeBackQuestionResult.AnsweredAlready, await counter.TakeBackQuestion("deputy1", asked.Opinion));
        await counter.Decide("deputy1", loan);

        await counter.Office.WithDb(async db =>
        {
            var opinion = await db.Set<Opinion>().Include(o => o.Given).SingleAsync(Stop);
            Assert.Equal(("ให้ยืมได้", "ผู้อำนวยการกองคลัง"), (opinion.Given!.Text, opinion.OfPost));
            Assert.Equal(["opinion", "opinion-asked"], await db.Set<Ledger.Leaf>().Where(leaf => leaf.Kind.StartsWith("opinion")).Select(leaf => leaf.Kind).Order().ToListAsync(Stop));
            Assert.Equal([NoticeKind.OpinionAsked, NoticeKind.OpinionGiven], await db.Set<Notice>().Where(n => n.OpinionId == opinion.Id).OrderBy(n => n.Kind).Select(n => n.Kind).ToListAsync(Stop));
        });
        Assert.Empty(await counter.Contradictions());
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_question_that_was_withdrawn_or_came_too_late_is_not_answered(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var loan = await counter.WaitingForTheDeputy();
        var task = (await counter.OpenTask(loan)).Id;
        var one = Assert.IsType<AskOpinionResult.Asked>(await counter.Ask("deputy1", task, "finance-head"));
        var other = Assert.IsType<AskOpinionResult.Asked>(await counter.Ask("deputy1", task, "clerk"));
        Assert.Equal(TakeBackQuestionResult.NoSuchQuestion, await counter.TakeBackQuestion("mayor", one.Opinion));
        Assert.Equal(TakeBackQuestionResult.TakenBack, await counter.TakeBackQuestion("deputy1", one.Opinion));
        Assert.Equal(GiveOpinionResult.TakenBack, await counter.Answer("finance-head", one.Opinion, loan));
        await counter.Decide("deputy1", loan);
        Assert.Equal(GiveOpinionResult.TooLate, await counter.Answer("clerk", other.Opinion, loan));
        Assert.Equal(0, await counter.Office.WithDb(db => db.Set<OpinionGiven>().CountAsync(Stop)));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Answering_and_withdrawing_at_once_leave_one_of_the_two(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var loan = await counter.WaitingForTheDeputy();
        var asked = Assert.IsType<AskOpinionResult.Asked>(await counter.Ask("deputy1", (await counter.OpenTask(loan)).Id, "finance-head"));
        var answering = Task.Run(() => counter.Answer("finance-head", asked.Opinion, loan), Stop);
        var withdrawing = Task.Run(() => counter.TakeBackQuestion("deputy1", asked.Opinion), Stop);
        Assert.True((await answering, await withdrawing) is (GiveOpinionResult.Given, TakeBackQuestionResult.AnsweredAlready) or (GiveOpinionResult.TakenBack, TakeBackQuestionResult.TakenBack));
        Assert.Equal(1, await counter.Office.WithDb(async db => await db.Set<OpinionGiven>().CountAsync(Stop) + await db.Set<OpinionTakenBack>().CountAsync(Stop)));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task What_the_deputy_leaves_to_the_mayor_waits_for_the_mayor_alone_who_is_told_why(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var loan = await counter.WaitingForTheDeputy();
        var task = (await counter.OpenTask(loan)).Id;
        Assert.IsType<ClaimResult.Yours>(await counter.Take("deputy1", task));
        Assert.IsType<PassUpResult.NotYours>(await counter.PassUp("mayor", task));   // whose own power it is passes nothing up
        Assert.IsType<PassUpResult.ReasonMissing>(await counter.PassUp("deputy1", task, " "));
        Assert.Equal("นายกเทศมนตรี", Assert.IsType<PassUpResult.Passed>(await counter.PassUp("deputy1", task)).To);
        Assert.IsType<PassUpResult.PassedAlready>(await counter.PassUp("deputy1", task));

        var mayor = await counter.Person("mayor");
        Assert.Equal([(mayor, 0, Pile.Mine)], (await counter.OpenTask(loan)).Candidates.Select(c => (c.PersonId, c.Rank, c.Pile)));
        Assert.IsType<DecideResult.WasPassedUp>(await counter.TryDecide("deputy1", loan));
        Assert.IsType<ClaimResult.NotYours>(await counter.Take("deputy1", task));
        Assert.True(await counter.Office.WithDb(db => db.Set<Notice>().AnyAsync(n => n.PersonId == mayor && n.TaskId == task, Stop)));

        await counter.Office.WithDb(db => db.Set<WorkTask>().Where(open => open.Id == task).ExecuteUpdateAsync(set => set.SetProperty(open => open.CandidatesVersion, 0), Stop));
        await counter.Office.With(services => services.GetRequiredService<ReassignTasks>().Run(Stop));   // working it out anew keeps it there
        Assert.Equal([mayor], (await counter.OpenTask(loan)).Candidates.Select(c => c.PersonId));

        using var reader = await Reader.SignIn(counter.Office, "mayor", AtTheCounter.Password);
        var words = (await reader.Open($"/inbox/{task}")).Words();
        Assert.Contains("เป็นงานใหญ่ของตำบล", words, StringComparison.Ordinal);
        Assert.Contains("นาย ก. รองนายกเทศมนตรี คนที่ 1 เสนอเรื่องนี้ขึ้นมา", words, StringComparison.Ordinal);
        await counter.Decide("mayor", loan);
        Assert.Equal(LoanStatus.Approved, (await counter.Loan(loan)).Status);
        Assert.Empty(await counter.Contradictions());
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Loans;

namespace WiangSuai.Workflow.Web.Tests.Loans;

/// <summary>Two do at the same moment what only one can have done. The other is told so, and no row is half there or there twice.</summary>
public sealed class RacesAtTheCounter(Databases databases)
{
    const string Projector = "456-62-0003", Tables = "401-60-0001";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Of_a_rejection_and_a_cancellation_at_once_one_stands_and_the_other_is_told(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        for (var round = 0; round < 10; round++)
        {
            var loan = await counter.File("education", Projector);
            var reject = await PageOpen(counter, "education-head", loan, TaskOutcome.Rejected, "ใช้ของกองเองได้");
            var (decided, cancelled) = await AtOnce(reject, () => counter.Cancel("education", loan), round);
            var ended = (await counter.Loan(loan)).Status;
            if (decided is DecideResult.Decided)
                Assert.Equal((CancelLoanResult.TooLate, LoanStatus.Rejected), (cancelled, ended));
            else
                Assert.Equal((TaskOutcome.Withdrawn, CancelLoanResult.Cancelled, LoanStatus.Cancelled), (Assert.IsType<DecideResult.AlreadyDecided>(decided).Outcome, cancelled, ended));
        }
        Assert.Empty(await counter.Office.WithDb(db => Contradictions.In(db, Stop)));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_cancellation_during_an_endorsement_stands_whether_the_endorsement_came_first_or_too_late(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        for (var round = 0; round < 10; round++)
        {
            var loan = await counter.File("education", Tables, quantity: 20);   // all there are: what a round keeps, the next one misses
            var endorse = await PageOpen(counter, "education-head", loan, TaskOutcome.Approved, "");
            var (decided, cancelled) = await AtOnce(endorse, () => counter.Cancel("education", loan), round);
            Assert.True(decided is DecideResult.Decided or DecideResult.AlreadyDecided { By: null, Outcome: TaskOutcome.Withdrawn }, $"{decided}");
            Assert.Equal((CancelLoanResult.Cancelled, LoanStatus.Cancelled), (cancelled, (await counter.Loan(loan)).Status));
        }
        Assert.Empty(await counter.Office.WithDb(db => Contradictions.In(db, Stop)));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Handed_over_twice_at_once_and_given_back_twice_at_once_it_goes_out_once_and_comes_back_once(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        for (var round = 0; round < 4; round++)
        {
            var loan = await Approved(counter, Projector);
            OneDone(await AtOnce(() => counter.TryHandOver("property", loan), () => counter.TryHandOver("property", loan), round));
            await counter.Office.WithDb(async db =>
            {
                Assert.Equal(1, await db.Set<Custody>().CountAsync(custody => custody.LoanId == loan && custody.Until == null, Stop));
                Assert.Equal(1, await db.Set<HandOver>().CountAsync(handOver => handOver.LoanId == loan, Stop));
            });
            OneDone(await AtOnce(() => counter.TryGiveBack("property", loan), () => counter.TryGiveBack("property", loan), round));
            Assert.Equal(LoanStatus.Closed, (await counter.Loan(loan)).Status);
            Assert.Equal(1, await counter.Office.WithDb(db => db.Set<GiveBack>().CountAsync(giveBack => giveBack.LoanId == loan, Stop)));
        }
        Assert.Equal(1, (await counter.Asset(Projector)).Lendable);
        Assert.Empty(await counter.Office.WithDb(db => Contradictions.In(db, Stop)));

        static void OneDone((PartiesResult One, PartiesResult Other) answers)
        {
            Assert.Single([answers.One, answers.Other], answer => answer is PartiesResult.Done);
            Assert.Single([answers.One, answers.Other], answer => answer is PartiesResult.NotWaiting);
        }
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task The_same_hand_over_form_sent_twice_at_once_acts_once_and_both_are_told_that_it_is_done(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var loan = await Approved(counter, Tables);
        var (account, line) = (await counter.Account("property"), (await counter.Loan(loan)).Lines.Single());
        var command = new HandOverCommand(account.PersonId!.Value, account.Id, loan, [new LineBefore(line.Id, ConditionBefore.Good, "")], AtTheCounter.Password, Idempotency.NewKey());
        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
            counter.Office.With(services => services.GetRequiredService<HandOverLoan>().Handle(command, Stop)), Stop)));
        Assert.All(answers, answer => Assert.IsType<PartiesResult.Done>(answer));
        Assert.Empty(await counter.Office.WithDb(db => Contradictions.In(db, Stop)));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Of_a_hand_over_and_a_cancellation_at_once_one_stands_and_the_other_is_told(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        for (var round = 0; round < 4; round++)
        {
            var loan = await Approved(counter, Projector);
            var (handedOver, cancelled) = await AtOnce(() => counter.TryHandOver("property", loan), () => counter.Cancel("education", loan), round);
            if (handedOver is PartiesResult.Done)
            {
                Assert.Equal(CancelLoanResult.TooLate, cancelled);
                Assert.IsType<PartiesResult.Done>(await counter.TryGiveBack("property", loan));
            }
            else
            {
                Assert.IsType<PartiesResult.NotWaiting>(handedOver);
                Assert.Equal(CancelLoanResult.Cancelled, cancelled);
            }
        }
        Assert.Empty(await counter.Office.WithDb(db => Contradictions.In(db, Stop)));
    }

    /// <returns>Presses the button of a page that is open already.</returns>
    static async Task<Func<Task<DecideResult>>> PageOpen(AtTheCounter counter, string user, Guid loan, string outcome, string comment)
    {
        var command = new DecideCommand(await counter.Person(user), (await counter.OpenTask(loan)).Id, outcome, comment, (await counter.Loan(loan)).ContentHash, null, Idempotency.NewKey());
        return () => counter.Office.With(services => services.GetRequiredService<DecideTask>().Handle(command, Stop));
    }

    /// <summary>Starts both together; who is started first changes with the round.</summary>
    static async Task<(T One, U Other)> AtOnce<T, U>(Func<Task<T>> one, Func<Task<U>> other, int round)
    {
        Task<T> first;
        Task<U> second;
        if (round % 2 == 0)
            (first, second) = (Task.Run(one, Stop), Task.Run(other, Stop));
        else
            (second, first) = (Task.Run(other, Stop), Task.Run(one, Stop));
        return (await first, await second);
    }

    static async Task<Guid> Approved(AtTheCounter counter, string thing)
    {
        var loan = await counter.File("education", thing, from: 0);
        foreach (var approver in new[] { "education-head", "property", "deputy1" })
            await counter.Decide(approver, loan);
        return loan;
    }
}

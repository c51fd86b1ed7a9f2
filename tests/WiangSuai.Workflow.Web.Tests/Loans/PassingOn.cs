using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Ledger;
using WiangSuai.Workflow.Web.Loans;

namespace WiangSuai.Workflow.Web.Tests.Loans;

/// <summary>From one borrower straight to the next: the return and the hand-over are one act of three, or none.</summary>
public sealed class PassingOn(Databases databases)
{
    const string Projector = "456-62-0003", Tables = "401-60-0001";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothProviders))]
    public async Task The_one_slip_is_closed_and_the_other_out_at_the_same_instant_with_the_proof_of_both(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var (from, to) = await counter.TwoToPassOn(Projector);
        Assert.IsType<PassOnResult.Done>(await counter.TryPassOn(from, to));

        var (given, received) = (await counter.Loan(from), await counter.Loan(to));
        Assert.Equal((LoanStatus.Closed, LoanStatus.HandedOver), (given.Status, received.Status));
        Assert.Equal((given.GiveBacks.Single().At, (Guid?)from), (received.HandOver!.At, received.HandOver.PassedFromId));
        await counter.Office.WithDb(async db =>
        {
            var custodies = await db.Set<Custody>().OrderBy(custody => custody.Since).ToListAsync(Stop);
            Assert.Equal([from, to], custodies.Select(custody => custody.LoanId));
            Assert.Equal((custodies[1].Since, null), (custodies[0].Until!.Value, custodies[1].Until));
            Assert.Contains($"\"passedFrom\":\"{from}\"", (await db.Set<Leaf>().SingleAsync(leaf => leaf.Kind == "hand-over" && leaf.RecordId == to, Stop)).Content, StringComparison.Ordinal);
        });
        Assert.Empty(await Wrong(counter));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task One_wrong_password_a_damaged_thing_or_a_later_first_day_and_nothing_is_recorded_of_either(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var (from, to) = await counter.TwoToPassOn(Projector);
        Assert.Equal((PassOnProblem.ToSide, PartiesProblemCode.PasswordWrong), Only(await counter.TryPassOn(from, to, toPassword: "another-password")));
        Assert.Equal((PassOnProblem.FromSide, PartiesProblemCode.PasswordWrong), Only(await counter.TryPassOn(from, to, fromPassword: "another-password")));
        Assert.Equal((PassOnProblem.FromSide, PartiesProblemCode.NotWholeEnough), Only(await counter.TryPassOn(from, to, damaged: 1)));
        var later = await counter.Approved("registry", Projector, from: 5, due: 6);
        Assert.Equal((PassOnProblem.ToSide, PartiesProblemCode.TooEarly), Only(await counter.TryPassOn(from, later)));
        var other = await counter.Approved("registry", Tables, from: 0, due: 1);
        Assert.IsType<PassOnResult.NotWaiting>(await counter.TryPassOn(from, other));   // nothing in common

        Assert.Equal((LoanStatus.HandedOver, LoanStatus.Approved), ((await counter.Loan(from)).Status, (await counter.Loan(to)).Status));
        Assert.Equal(0, await counter.Office.WithDb(db => db.Set<GiveBack>().CountAsync(Stop)));
        Assert.Equal(1, (await counter.Asset(Projector)).Lendable);
        Assert.Empty(await Wrong(counter));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Passed_on_while_it_is_taken_back_at_the_counter_one_of_the_two_stands_whole(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var (from, to) = await counter.TwoToPassOn(Projector);
        var passing = Task.Run(() => counter.TryPassOn(from, to), Stop);
        var returning = Task.Run(() => counter.TryGiveBack("property", from), Stop);
        var (passed, returned) = (await passing, await returning);
        Assert.True(passed is PassOnResult.Done ^ returned is PartiesResult.Done, $"{passed} {returned}");
        Assert.Equal(passed is PassOnResult.Done ? LoanStatus.HandedOver : LoanStatus.Approved, (await counter.Loan(to)).Status);
        Assert.Equal(LoanStatus.Closed, (await counter.Loan(from)).Status);
        Assert.Empty(await Wrong(counter));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task The_same_form_sent_twice_at_once_acts_once_and_both_are_told_that_it_is_done(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        var (from, to) = await counter.TwoToPassOn(Projector);
        var command = await counter.PassOn(from, to);
        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
            counter.Office.With(services => services.GetRequiredService<PassOnLoan>().Handle(command, Stop)), Stop)));
        Assert.All(answers, answer => Assert.IsType<PassOnResult.Done>(answer));
        Assert.Equal((1, 2), await counter.Office.WithDb(async db => (await db.Set<GiveBack>().CountAsync(Stop), await db.Set<HandOver>().CountAsync(Stop))));
        Assert.Empty(await Wrong(counter));
    }

    static (string, PartiesProblemCode) Only(PassOnResult answer)
    {
        var problem = Assert.Single(Assert.IsType<PassOnResult.Invalid>(answer).Problems);
        return (problem.Side, problem.Problem.Code);
    }

    static Task<IReadOnlyList<string>> Wrong(AtTheCounter counter) => counter.Office.WithDb(db => Contradictions.In(db, Stop));
}

internal static class PassingOnAtTheCounter
{
    public static async Task<PassOnCommand> PassOn(this AtTheCounter counter, Guid from, Guid to, string fromPassword = AtTheCounter.Password, string toPassword = AtTheCounter.Password, int damaged = 0)
    {
        var (account, given, received) = (await counter.Account("property"), await counter.Loan(from), await counter.Loan(to));
        var (officer, key) = (account.PersonId!.Value, Idempotency.NewKey());
        return new PassOnCommand(
            new GiveBackCommand(officer, account.Id, from, 1, [.. given.Lines.Select(line => new LineAfter(line.Id, line.Quantity - damaged, damaged, 0, damaged > 0 ? "เลนส์แตก" : ""))], fromPassword, key),
            new HandOverCommand(officer, account.Id, to, [.. received.Lines.Select(line => new LineBefore(line.Id, ConditionBefore.Good, ""))], toPassword, key), key);
    }

    public static async Task<PassOnResult> TryPassOn(this AtTheCounter counter, Guid from, Guid to, string fromPassword = AtTheCounter.Password, string toPassword = AtTheCounter.Password, int damaged = 0)
    {
        var command = await counter.PassOn(from, to, fromPassword, toPassword, damaged);
        return await counter.Office.With(services => services.GetRequiredService<PassOnLoan>().Handle(command, TestContext.Current.CancellationToken));
    }
}

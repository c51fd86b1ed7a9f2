using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Ledger;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Orders;
using Reason = WiangSuai.Workflow.Authority.Reason;

namespace WiangSuai.Workflow.Web.Tests.Orders;

public sealed class Revoking(Databases databases)
{
    const string Projector = "456-62-0003";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Revoked_while_a_task_is_open_the_task_moves_to_the_mayor_in_the_same_transaction(Provider provider)
    {
        await using var registry = await AtTheRegistry.Open(databases, provider);
        var counter = registry.Counter;
        var order = await registry.SignedOrder(await registry.Giving("deputy-1"));
        var loan = await registry.LoanToApprove();
        Assert.Equal([await counter.Person("deputy1")], await registry.StandFirst(loan));
        var touched = await counter.Office.With(services => services.GetRequiredService<TouchedTasks>().Of(order, null, Stop));
        Assert.Equal(("รองนายกเทศมนตรี คนที่ 1 (นาย ก.)", "นายกเทศมนตรี (นาย ม.)"), (touched.Single().Now, touched.Single().Then));

        Assert.IsType<RevokeOrderResult.Revoked>(await registry.Revoke("mayor", order.Id));
        Assert.Equal([await counter.Person("mayor")], await registry.StandFirst(loan));
        Assert.IsType<DecideResult.NotEntitled>(await counter.TryDecide("deputy1", loan));
        await counter.Decide("mayor", loan);
        await counter.Office.WithDb(async db =>
        {
            var revocation = await db.Set<Revocation>().SingleAsync(r => r.InstrumentId == order.Id, Stop);
            Assert.Equal(await counter.Person("mayor"), revocation.ById);
            Assert.Equal("นายกเทศมนตรีตำบลเวียงสรวย", revocation.SignatureBlock);
            Assert.Equal(AuthorityChange.Revocation, (await db.Set<AuthorityVersion>().SingleAsync(v => v.Number == revocation.KnownFrom, Stop)).Change);
            Assert.Equal(1, await db.Set<Leaf>().CountAsync(leaf => leaf.Kind == "revocation" && leaf.RecordId == revocation.Id, Stop));
        });
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task One_clause_revoked_ends_that_power_alone(Provider provider)
    {
        await using var registry = await AtTheRegistry.Open(databases, provider);
        var counter = registry.Counter;
        var (first, second) = (await registry.Giving("deputy-1"), await registry.Giving("deputy-2"));
        var order = await registry.SignedOrder(first with { Clauses = [.. first.Clauses, .. second.Clauses] });
        var loan = await registry.LoanToApprove();
        Assert.Equal(2, (await registry.StandFirst(loan)).Count);
        var clause = order.Clauses.Single(one => one.No == "1.1");

        Assert.IsType<RevokeOrderResult.NoSuchOrder>(await registry.Revoke("mayor", order.Id, order.Clauses.Single(one => one.No == "1").Id));   // a heading gives nothing
        Assert.IsType<RevokeOrderResult.Revoked>(await registry.Revoke("mayor", order.Id, clause.Id));
        Assert.IsType<RevokeOrderResult.RevokedAlready>(await registry.Revoke("mayor", order.Id, clause.Id));
        Assert.Equal([await counter.Person("deputy2")], await registry.StandFirst(loan));
        await counter.Decide("deputy2", loan);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Only_the_mayor_revokes_and_only_what_has_not_ended_and_with_a_reason(Provider provider)
    {
        await using var registry = await AtTheRegistry.Open(databases, provider);
        var orders = await registry.Counter.Office.WithDb(db => db.Set<Instrument>().ToDictionaryAsync(order => order.Number, order => order.Id, Stop));
        foreach (var other in new[] { "deputy1", "clerk", "lawyer", "registry" })
            Assert.IsType<RevokeOrderResult.NotEntitled>(await registry.Revoke(other, orders[321]));
        Assert.IsType<RevokeOrderResult.ReasonMissing>(await registry.Revoke("mayor", orders[321], reason: " "));
        Assert.IsType<RevokeOrderResult.HasEnded>(await registry.Revoke("mayor", orders[287]));
        Assert.Equal(0, await registry.Counter.Office.WithDb(db => db.Set<Revocation>().CountAsync(Stop)));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Held_open_for_a_second_it_beats_the_decision_that_waits_behind_it_and_the_task_has_moved(Provider provider)
    {
        await using var registry = await AtTheRegistry.Open(databases, provider);
        var counter = registry.Counter;
        var loan = await registry.LoanToApprove(Projector);
        Assert.Equal([await counter.Person("deputy1")], await registry.StandFirst(loan));
        var (mayor, order) = (await counter.Person("mayor"), await counter.Office.WithDb(db => db.Set<Instrument>().Where(i => i.Number == 321).Select(i => i.Id).SingleAsync(Stop)));
        var holdsTheLock = new TaskCompletionSource();

        var revocation = Task.Run(() => counter.Office.With(async services =>
        {
            await using var work = await services.GetRequiredService<AppDb>().ChangingAuthority(AuthorityChange.Revocation, null, counter.Office.Clock, Stop);
            Assert.IsType<RevokeOrderResult.Revoked>(await services.GetRequiredService<RevokeOrder>().In(work, new RevokeOrderCommand(mayor, order, null, "เปลี่ยนแปลงการแบ่งงาน", Idempotency.NewKey()), Stop));
            holdsTheLock.SetResult();
            await Task.Delay(TimeSpan.FromSeconds(1), Stop);
            await work.Commit(Stop);
        }), Stop);
        await holdsTheLock.Task;
        var decision = counter.TryDecide("deputy1", loan);

        await revocation;
        var refused = Assert.IsType<DecideResult.NotEntitled>(await decision);
        Assert.Contains(refused.Ruling.Reasons, reason => reason is Reason.Revoked);
        Assert.Equal(LoanStatus.Checked, (await counter.Loan(loan)).Status);
        Assert.Equal([mayor], await registry.StandFirst(loan));   // nobody reassigned it afterwards
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Revoked_by_many_at_once_it_is_revoked_once(Provider provider)
    {
        await using var registry = await AtTheRegistry.Open(databases, provider);
        var order = await registry.SignedOrder(await registry.Giving("deputy-1"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => registry.Revoke("mayor", order.Id), Stop)));
        Assert.Single(answers.OfType<RevokeOrderResult.Revoked>());
        Assert.Equal(4, answers.OfType<RevokeOrderResult.RevokedAlready>().Count(before => before.By == "นาย ม."));
        Assert.Equal(1, await registry.Counter.Office.WithDb(db => db.Set<Revocation>().CountAsync(r => r.InstrumentId == order.Id, Stop)));
    }
}

using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Orders;
using Instrument = WiangSuai.Workflow.Web.Orders.Instrument;
using Revocation = WiangSuai.Workflow.Web.Orders.Revocation;
using Suspension = WiangSuai.Workflow.Web.Orders.Suspension;

namespace WiangSuai.Workflow.Web.Tests;

public sealed class OrderStateTests
{
    [Theory]
    [InlineData("2026-09-30T23:59:59", OrderState.NotYet)]
    [InlineData("2026-10-01T00:00:00", OrderState.InForce)]
    [InlineData("2027-09-30T23:59:59", OrderState.InForce)]   // the last day belongs to it
    [InlineData("2027-10-01T00:00:00", OrderState.Expired)]
    public void An_order_counts_through_its_Bangkok_days(string bangkok, OrderState state) =>
        Assert.Equal(state, Order(signed: "2026-09-28T14:00:00").StateAt(At(bangkok)));

    [Theory]
    [InlineData("2026-10-01T13:59:59", OrderState.NotYet)]
    [InlineData("2026-10-01T14:00:00", OrderState.InForce)]
    public void An_order_signed_on_its_first_day_counts_from_the_signature(string bangkok, OrderState state) =>
        Assert.Equal(state, Order(signed: "2026-10-01T14:00:00").StateAt(At(bangkok)));

    [Fact]
    public void A_revoked_clause_leaves_the_order_in_force_and_a_revoked_order_does_not_come_back()
    {
        var order = Order(signed: "2026-09-28T14:00:00");
        order.Revocations.Add(Revocation(order, "2026-11-01T09:00:00", clause: Guid.NewGuid()));
        Assert.Equal(OrderState.InForce, order.StateAt(At("2026-11-02T00:00:00")));

        order.Revocations.Add(Revocation(order, "2026-12-01T09:00:00", clause: null));
        Assert.Equal(OrderState.InForce, order.StateAt(At("2026-12-01T08:59:59")));
        Assert.Equal(OrderState.Revoked, order.StateAt(At("2026-12-01T09:00:00")));
        Assert.Equal(OrderState.Revoked, order.StateAt(At("2028-01-01T00:00:00")));
    }

    [Fact]
    public void A_suspension_ends_at_its_instant()
    {
        var order = Order(signed: "2026-09-28T14:00:00");
        order.Suspensions.Add(new Suspension
        {
            Id = Guid.NewGuid(),
            InstrumentId = order.Id,
            From = At("2026-11-01T00:00:00"),
            Until = At("2026-11-05T00:00:00"),
            Reason = "",
            KnownFrom = 2,
        });
        Assert.Equal(OrderState.Suspended, order.StateAt(At("2026-11-04T23:59:59")));
        Assert.Equal(OrderState.InForce, order.StateAt(At("2026-11-05T00:00:00")));
    }

    static DateTimeOffset At(string bangkok) =>
        new(DateTime.Parse(bangkok, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromHours(7));

    static Instrument Order(string signed) => new()
    {
        Id = Guid.NewGuid(),
        Kind = InstrumentKind.Delegation,
        Register = "คำสั่ง",
        Year = 2026,
        Number = 321,
        Subject = "",
        Preamble = "",
        SignerPostId = Guid.NewGuid(),
        SignedById = Guid.NewGuid(),
        SignedAs = [],
        SignedAt = At(signed),
        From = new DateOnly(2026, 10, 1),
        To = new DateOnly(2027, 9, 30),
        KnownFrom = 1,
    };

    static Revocation Revocation(Instrument order, string at, Guid? clause) =>
        new() { Id = Guid.NewGuid(), InstrumentId = order.Id, ClauseId = clause, At = At(at), Reason = "", KnownFrom = 2 };
}

using static WiangSuai.Workflow.Authority.Tests.SmallTown;

namespace WiangSuai.Workflow.Authority.Tests;

/// <summary>A revocation is an event of its own (ARCHITECTURE.md, rule 5).</summary>
public sealed class Revocations
{
    static readonly Instrument Old = Order(Gives(DeputyOne, Powers.LoanOutside));

    /// <summary>Signed on 10 November, in force from the 20th, revokes the old order and gives the deputy nothing.</summary>
    static readonly Instrument Newer = Order() with { Id = Id(400), Number = 400, SignedAt = At("2026-11-10 14:00"), From = Day("2026-11-20") };

    static bool Grants(string at, params Revocation[] revocations) =>
        (Peaceful.With(Old, Newer) with { Revocations = revocations }).Decide(Powers.LoanOutside, DeputyOne, at: At(at)) is Ruling.Granted;

    static Revocation By(Instrument? order, Instrument revoked, string at) => new(revoked.Id, null, At(at), order?.Id);

    [Theory]
    [InlineData("2026-11-23 10:14", true)]
    [InlineData("2026-11-23 10:15", false)]
    public void It_counts_from_its_own_instant(string at, bool granted) => Assert.Equal(granted, Grants(at, By(null, Old, "2026-11-23 10:15")));

    [Fact]
    public void One_clause_can_go_while_the_others_stay()
    {
        var order = Order(Gives(DeputyOne, Powers.LoanOutside), Gives(DeputyTwo, Powers.LoanOutside));
        var town = Peaceful.With(order) with { Revocations = [new(order.Id, order.Clauses[0].Id, Now, null)] };
        Assert.Equal("revoked", town.Decide(Powers.LoanOutside, DeputyOne).FirstReason);
        Assert.IsType<Ruling.Granted>(town.Decide(Powers.LoanOutside, DeputyTwo));
    }

    [Theory]
    [InlineData("2026-11-19 23:59", true)]
    [InlineData("2026-11-20 00:00", false)]
    public void By_an_order_it_counts_from_when_that_order_comes_into_force(string at, bool granted) =>
        Assert.Equal(granted, Grants(at, By(Newer, Old, "2026-11-10 14:00")));

    [Fact]
    public void It_stays_when_the_order_that_made_it_is_revoked_later() =>
        Assert.False(Grants("2026-11-23 10:15", By(Newer, Old, "2026-11-10 14:00"), By(null, Newer, "2026-11-21 09:00")));

    [Fact]
    public void It_never_happened_when_the_order_that_made_it_never_came_into_force() =>
        Assert.True(Grants("2026-11-23 10:15", By(Newer, Old, "2026-11-10 14:00"), By(null, Newer, "2026-11-15 09:00")));

    /// <summary>The rows in either order: what is settled first must not depend on which was entered first.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void It_never_happened_when_the_order_that_made_it_was_revoked_in_the_instant_of_its_beginning(bool newestFirst)
    {
        Revocation[] rows = [By(Newer, Old, "2026-11-10 14:00"), By(null, Newer, "2026-11-20 00:00")];
        Assert.True(Grants("2026-11-23 10:15", newestFirst ? [.. rows.Reverse()] : rows));
    }

    [Fact]
    public void Two_orders_that_revoke_each_other_in_the_same_instant_both_end()
    {
        var twin = Old with { Id = Id(401), SignedAt = Newer.SignedAt, From = Newer.From, Clauses = [Gives(DeputyTwo, Powers.LoanOutside)] };
        var town = Peaceful.With(Newer with { Clauses = [Gives(DeputyOne, Powers.LoanOutside)] }, twin) with
        {
            Revocations = [By(Newer, twin, "2026-11-20 00:00"), By(twin, Newer, "2026-11-20 00:00")],
        };
        Assert.Equal("revoked", town.Decide(Powers.LoanOutside, DeputyOne).FirstReason);
        Assert.Equal("revoked", town.Decide(Powers.LoanOutside, DeputyTwo).FirstReason);
    }

    [Fact]
    public void Yesterdays_ruling_is_not_changed_by_todays_revocation() =>
        Assert.True(Grants("2026-11-22 10:15", By(null, Old, "2026-11-23 10:15")));
}

using static WiangSuai.Workflow.Authority.Tests.SmallTown;

namespace WiangSuai.Workflow.Authority.Tests;

public sealed class AuthorityCards
{
    static readonly Records Delegated = Peaceful.With(OrderOfDeputies(DeputyOne, DeputyTwo), Order(Gives(DeputyOne, Powers.LoanOutside, upTo: 50_000m)));

    static AuthorityCard Card(Records town, Post post, DateTimeOffset? at = null) => new Town(town).CardOf(HolderOf(post), at ?? Now);

    [Fact]
    public void A_deputys_card_shows_the_clause_its_limit_and_last_day_and_the_place_in_line()
    {
        var card = Card(Delegated, DeputyOne);
        var may = Assert.Single(card.May);
        Assert.Equal((Powers.LoanOutside, BasisMode.Delegated), (may.Power, may.Mode));
        Assert.Equal((50_000m, Day("2027-09-30")), (may.Clause!.Clause.PerCase, may.Clause.To));
        Assert.Equal(["รองนายกเทศมนตรี ปฏิบัติราชการแทน", "นายกเทศมนตรีตำบลเวียงสรวย"], may.Block.Lines);
        Assert.True(card.MayNot is [{ Way: Way.Acting, For.Title: "นายกเทศมนตรี", Reasons: [Reason.HolderPresent] }]);
    }

    [Fact]
    public void While_the_mayor_is_away_the_deputys_card_shows_all_the_mayors_powers()
    {
        var card = Card(Delegated.With(Away(Mayor)), DeputyOne);
        var mayors = Powers.All.Where(power => power.Holder is OriginalHolder.Mayor);
        Assert.Superset(mayors.ToHashSet(), card.May.Where(entry => entry.Mode == BasisMode.ActingInPlace).Select(entry => entry.Power).ToHashSet());
    }

    [Fact]
    public void A_heads_card_names_the_unit_whose_matters_it_covers()
    {
        var card = Card(Peaceful, HeadOfFinance);
        Assert.All(card.May, entry => Assert.Equal(Finance, entry.Unit));
        Assert.Contains(card.May, entry => entry.Power == Powers.LoanInside);
    }

    [Fact]
    public void Who_is_away_may_sign_nothing()
    {
        var card = Card(Delegated.With(Away(DeputyOne)), DeputyOne);
        Assert.Empty(card.May);
        Assert.Contains(card.MayNot, dormant => dormant.Way == Way.Delegated && dormant.Reasons.Any(reason => reason is Reason.Absent));
    }

    [Fact]
    public void An_order_yet_to_come_is_on_the_card_and_one_that_is_over_is_not()
    {
        Assert.Contains(Card(Delegated, DeputyOne, At("2026-09-30 18:00")).MayNot, dormant => dormant.Reasons is [Reason.NotYetInForce]);
        Assert.DoesNotContain(Card(Delegated, DeputyOne, At("2027-10-01 09:00")).MayNot, dormant => dormant.Way == Way.Delegated);
    }

    [Fact]
    public void A_clerk_at_the_bottom_has_an_empty_card() => Assert.Empty(Card(Peaceful, Engineer).May);
}

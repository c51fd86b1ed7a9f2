using static WiangSuai.Workflow.Authority.Tests.SmallTown;

namespace WiangSuai.Workflow.Authority.Tests;

/// <summary>รักษาราชการแทน, ปฏิบัติหน้าที่, รักษาการในตำแหน่ง: who comes in, as what, and under which lines.</summary>
public sealed class Successions
{
    static readonly Records Ordered = Peaceful.With(OrderOfDeputies(DeputyOne, DeputyTwo));

    static Guid[] Able(Records town) => [.. town.WhoCan(Powers.LoanOutside).Able.Select(one => one.Person)];

    static Holding Acting(Post own, Post post, HoldingMode mode = HoldingMode.ActingInPlace) => Holds(HolderOf(own), post, mode);

    [Fact]
    public void While_the_mayor_is_present_nobody_acts_in_place()
    {
        Assert.Equal([HolderOf(Mayor)], Able(Ordered));
        Assert.Contains(Ordered.Decide(Powers.LoanOutside, DeputyOne).Reasons, reason => reason is Reason.HolderPresent);
    }

    [Fact]
    public void While_the_mayor_is_away_the_first_deputy_in_order_acts_in_place()
    {
        var town = Ordered.With(Away(Mayor));
        Assert.Equal([HolderOf(DeputyOne)], Able(town));
        Assert.Equal("รองนายกเทศมนตรี รักษาราชการแทน / นายกเทศมนตรีตำบลเวียงสรวย", town.Decide(Powers.LoanOutside, DeputyOne).Block);
        Assert.Equal("earlier-in-line", town.Decide(Powers.LoanOutside, DeputyTwo).FirstReason);
        Assert.Equal("absent", town.Decide(Powers.LoanOutside, Mayor).FirstReason);
    }

    [Fact]
    public void The_order_is_the_one_the_mayor_has_fixed() =>
        Assert.Equal([HolderOf(DeputyTwo)], Able(Peaceful.With(OrderOfDeputies(DeputyTwo, DeputyOne)).With(Away(Mayor))));

    [Fact]
    public void The_clerk_comes_in_when_no_deputy_can_act() =>
        Assert.Equal([HolderOf(Clerk)], Able(Ordered.With(Away(Mayor), Away(DeputyOne), Away(DeputyTwo))));

    [Fact]
    public void Without_an_order_in_force_neither_a_deputy_nor_the_clerk_comes_in()
    {
        var town = Peaceful.With(Away(Mayor));
        Assert.Empty(Able(town));
        foreach (var post in (Post[])[DeputyOne, DeputyTwo, Clerk])
            Assert.Equal("order-of-deputies-not-fixed", town.Decide(Powers.LoanOutside, post).FirstReason);
    }

    [Fact]
    public void Who_comes_back_takes_the_power_back_in_the_same_instant()
    {
        var town = Ordered.With(Away(Mayor));
        Assert.IsType<Ruling.Granted>(town.Decide(Powers.LoanOutside, DeputyOne, at: At("2026-11-25 08:29")));
        Assert.IsType<Ruling.Refused>(town.Decide(Powers.LoanOutside, DeputyOne, at: At("2026-11-25 08:30")));
        Assert.IsType<Ruling.Granted>(town.Decide(Powers.LoanOutside, Mayor, at: At("2026-11-25 08:30")));
    }

    [Fact]
    public void In_a_vacant_mayors_office_the_clerk_performs_the_duties_and_the_deputies_do_not()
    {
        var town = Ordered.Vacant(Mayor);
        Assert.Equal([HolderOf(Clerk)], Able(town));
        Assert.Equal("ปลัดเทศบาล ปฏิบัติหน้าที่ / นายกเทศมนตรีตำบลเวียงสรวย", town.Decide(Powers.LoanOutside, Clerk).Block);
    }

    [Fact]
    public void Capacities_stack_as_in_the_Gazette()
    {
        var town = Peaceful.Vacant(Mayor).Vacant(Clerk).With(Acting(HeadOfFinance, Clerk));
        var ruling = town.Decide(Powers.LoanOutside, HeadOfFinance);
        Assert.True(ruling.Basis.IsStacked);
        Assert.Equal("ผู้อำนวยการกองคลัง รักษาราชการแทน ปลัดเทศบาล / ปฏิบัติหน้าที่ / นายกเทศมนตรีตำบลเวียงสรวย", ruling.Block);
        Assert.Equal([Clerk.Id, Mayor.Id], ruling.Basis.Tests.OfType<Test.PostVacant>().Select(test => test.Post.Id));
    }

    [Fact]
    public void An_appointment_to_a_vacant_post_does_not_count_while_the_post_has_a_holder()
    {
        var appointment = Acting(Engineer, HeadOfWorks, HoldingMode.ActingInPost);
        var asked = Loan with { Requester = HolderOf(RegistryOfficer) };

        var away = Peaceful.With(Away(HeadOfWorks)).With(appointment);
        Assert.Equal("needs-vacancy", away.Decide(Powers.LoanEndorse, Engineer, asked).FirstReason);

        var vacant = Peaceful.Vacant(HeadOfWorks).With(appointment);
        Assert.Equal("นายช่างโยธา รักษาการในตำแหน่ง / ผู้อำนวยการกองช่าง", vacant.Decide(Powers.LoanEndorse, Engineer, asked).Block);
    }

    [Fact]
    public void Nobody_acts_who_has_no_post_to_sign_under()
    {
        var stranger = Holds(Id(500), Clerk, HoldingMode.ActingInPlace);
        var ruling = new Town(Peaceful.Vacant(Clerk).With(stranger)).Decide(Powers.OrderEndorse.Code, Loan, stranger.Person, Now);
        Assert.Equal(new Reason.CannotBeEvaluated(Unknown.OwnPost, null), ruling.Reasons[0]);
    }

    [Fact]
    public void Who_acts_for_a_delegatee_may_not_use_the_delegation_until_that_is_confirmed()
    {
        var town = Peaceful.Vacant(DeputyTwo).With(Acting(HeadOfWorks, DeputyTwo)).With(Order(Gives(DeputyTwo, Powers.LoanOutside)));
        Assert.Equal("acts-for-delegatee-only", town.Decide(Powers.LoanOutside, HeadOfWorks).FirstReason);

        var confirmed = town with { Policy = new Policy { ActingHolderMayUseDelegation = true } };
        Assert.Equal(
            "ผู้อำนวยการกองช่าง รักษาราชการแทน รองนายกเทศมนตรี / ปฏิบัติราชการแทน / นายกเทศมนตรีตำบลเวียงสรวย",
            confirmed.Decide(Powers.LoanOutside, HeadOfWorks).Block);
    }

    [Fact]
    public void Who_acts_in_place_of_the_mayor_does_so_although_a_clause_would_do()
    {
        var town = Ordered.With(Order(Gives(DeputyOne, Powers.LoanOutside, upTo: 50_000m))).With(Away(Mayor));
        var granted = Assert.IsType<Ruling.Granted>(town.Decide(Powers.LoanOutside, DeputyOne));
        Assert.Equal(BasisMode.ActingInPlace, granted.Basis.Mode);
        Assert.Contains(granted.NotUsed, tried => tried is { Way: Way.Delegated, Reasons: [Reason.BetterBasis] });
    }

    [Fact]
    public void Two_posts_in_line_for_each_other_end_in_nobody()
    {
        var circle = OrderOfDeputies() with { Lines = [new(Clerk.Id, [HeadOfFinance.Id]), new(HeadOfFinance.Id, [Clerk.Id])] };
        var town = Peaceful.With(circle).With(Away(Clerk), Away(HeadOfFinance), Away(Mayor));
        Assert.Empty(town.WhoCan(Powers.OrderEndorse).Able);
    }
}

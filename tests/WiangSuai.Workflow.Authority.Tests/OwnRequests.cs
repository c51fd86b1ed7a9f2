using static WiangSuai.Workflow.Authority.Tests.SmallTown;

namespace WiangSuai.Workflow.Authority.Tests;

/// <summary>Bars attach to the person, whatever the post (ม.13; REFERENCE.md §1.4, 7).</summary>
public sealed class OwnRequests
{
    static readonly Records Delegated = Peaceful.With(Order(Gives(DeputyOne, Powers.LoanOutside)));

    static Matter AskedBy(Post post) => Loan with { Requester = HolderOf(post) };

    [Fact]
    public void The_mayor_does_not_decide_the_mayors_own_request() =>
        Assert.Equal("own-request", Peaceful.Decide(Powers.LoanOutside, Mayor, AskedBy(Mayor)).FirstReason);

    [Fact]
    public void A_deputy_does_not_decide_a_deputys_own_request_although_a_clause_covers_it() =>
        Assert.Equal("own-request", Delegated.Decide(Powers.LoanOutside, DeputyOne, AskedBy(DeputyOne)).FirstReason);

    [Fact]
    public void The_mayor_decides_what_a_deputy_asks_for() =>
        Assert.Equal(BasisMode.OwnPower, Delegated.Decide(Powers.LoanOutside, Mayor, AskedBy(DeputyOne)).Basis.Mode);

    [Fact]
    public void What_is_asked_for_a_person_is_that_persons_own_request() =>
        Assert.Equal("own-request", Delegated.Decide(Powers.LoanOutside, DeputyOne, Loan with { OnBehalfOf = [HolderOf(DeputyOne)] }).FirstReason);

    [Fact]
    public void A_declared_relative_does_not_decide() =>
        Assert.Equal("declared-conflict", Delegated.Decide(Powers.LoanOutside, DeputyOne, Loan with { Conflicts = [HolderOf(DeputyOne)] }).FirstReason);

    [Fact]
    public void A_heads_own_request_moves_up_to_the_clerk_and_says_for_whom()
    {
        var asked = AskedBy(HeadOfWorks);
        Assert.Equal("own-request", Peaceful.Decide(Powers.LoanEndorse, HeadOfWorks, asked).FirstReason);
        Assert.Equal(HeadOfWorks.Id, Peaceful.Decide(Powers.LoanEndorse, Clerk, asked).Basis.InsteadOf?.Id);
        Assert.Equal("ปลัดเทศบาล", Peaceful.Decide(Powers.LoanEndorse, Clerk, asked).Block);
    }

    [Fact]
    public void A_person_with_two_posts_is_barred_in_both()
    {
        var both = Peaceful.Vacant(Clerk).With(Holds(HolderOf(HeadOfWorks), Clerk));
        var asked = AskedBy(HeadOfWorks);
        Assert.Equal("own-request", both.Decide(Powers.LoanEndorse, HeadOfWorks, asked).FirstReason);
        Assert.Equal([HolderOf(Mayor)], both.WhoCan(Powers.LoanEndorse, asked).Able.Select(one => one.Person));
    }

    [Fact]
    public void A_person_with_two_posts_endorses_in_one_and_checks_in_the_other()
    {
        var both = Peaceful.Vacant(RegistryOfficer).With(Holds(HolderOf(HeadOfWorks), RegistryOfficer));
        Assert.Equal(HeadOfWorks.Id, both.Decide(Powers.LoanEndorse, HeadOfWorks).Basis.ActsIn.Id);
        Assert.Equal(RegistryOfficer.Id, both.Decide(Powers.LoanCheck, HeadOfWorks).Basis.ActsIn.Id);
    }

    [Fact]
    public void A_delegatee_does_not_decide_the_delegators_request_until_that_is_confirmed()
    {
        Assert.Equal("delegator-barred", Delegated.Decide(Powers.LoanOutside, DeputyOne, AskedBy(Mayor)).FirstReason);

        var confirmed = Delegated with { Policy = new Policy { DelegateeMayDecideDelegatorsMatter = true } };
        Assert.Equal(BasisMode.Delegated, confirmed.Decide(Powers.LoanOutside, DeputyOne, AskedBy(Mayor)).Basis.Mode);
    }

    [Fact]
    public void The_mayors_own_request_has_nobody_and_shows_the_way_up()
    {
        var district = new WayUp("นายอำเภอแม่สรวย", "District officer", "to be confirmed");
        var town = Delegated with { Policy = new Policy { BeyondTheOffice = district } };

        var candidates = town.WhoCan(Powers.LoanOutside, AskedBy(Mayor));
        Assert.Empty(candidates.Able);
        Assert.Equal(district, candidates.WayUp);
        Assert.Equal(Posts.Count, candidates.Others.Count);
    }

    [Fact]
    public void A_way_up_is_not_shown_while_somebody_is_able() =>
        Assert.Null((Peaceful with { Policy = new Policy { BeyondTheOffice = new("ก", "a", "b") } }).WhoCan(Powers.LoanOutside).WayUp);

    [Fact]
    public void While_the_mayor_is_away_the_second_deputy_decides_what_the_first_one_asks_for()
    {
        var away = Peaceful.With(OrderOfDeputies(DeputyOne, DeputyTwo)).With(Away(Mayor));
        Assert.Equal([HolderOf(DeputyTwo)], away.WhoCan(Powers.LoanOutside, AskedBy(DeputyOne)).Able.Select(one => one.Person));
    }
}

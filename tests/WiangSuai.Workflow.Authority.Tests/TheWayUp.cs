using static WiangSuai.Workflow.Authority.Tests.SmallTown;

namespace WiangSuai.Workflow.Authority.Tests;

/// <summary>Each step of the loan, and where it goes when its post has nobody.</summary>
public sealed class TheWayUp
{
    static Post[] Able(Records town, Power power, Matter? matter = null) =>
        [.. town.WhoCan(power, matter).Able.Select(one => Posts.Single(post => HolderOf(post) == one.Person))];

    [Fact]
    public void Each_step_of_a_loan_belongs_to_its_post()
    {
        Assert.Equal([HeadOfWorks], Able(Peaceful, Powers.LoanEndorse));
        Assert.Equal([RegistryOfficer], Able(Peaceful, Powers.LoanCheck));
        Assert.Equal([HeadOfFinance], Able(Peaceful, Powers.LoanInside));
        Assert.Equal([Mayor], Able(Peaceful, Powers.LoanOutside));
    }

    [Fact]
    public void A_power_goes_to_the_nearest_superior_who_is_there()
    {
        Assert.Equal([HeadOfFinance], Able(Peaceful.Vacant(RegistryOfficer), Powers.LoanCheck));
        Assert.Equal([Clerk], Able(Peaceful.Vacant(RegistryOfficer).With(Away(HeadOfFinance)), Powers.LoanCheck));
        Assert.Equal([Mayor], Able(Peaceful.Vacant(RegistryOfficer).Vacant(HeadOfFinance).With(Away(Clerk)), Powers.LoanCheck));
    }

    [Fact]
    public void A_superior_is_not_called_while_somebody_below_can_decide() =>
        Assert.Equal(
            new Reason.SuperiorNotCalled(new(Clerk.Id, Clerk.Title), new(HeadOfWorks.Id, HeadOfWorks.Title)),
            Peaceful.Decide(Powers.LoanEndorse, Clerk).Reasons[0]);

    [Fact]
    public void A_section_without_a_head_is_headed_by_its_division() =>
        Assert.Equal([HeadOfFinance], Able(Peaceful, Powers.LoanInside, Loan with { HoldingUnit = Registry }));

    [Fact]
    public void A_matter_without_its_unit_has_nobody() =>
        Assert.Contains(
            new Reason.CannotBeEvaluated(Unknown.HoldingUnit, null),
            Peaceful.Decide(Powers.LoanInside, HeadOfFinance, Loan with { HoldingUnit = null }).Reasons);

    [Fact]
    public void A_unit_without_any_head_has_nobody() => Assert.Empty(Able(Peaceful, Powers.LoanInside, Loan with { HoldingUnit = Education }));

    [Fact]
    public void An_auditors_signature_does_not_move_up()
    {
        var town = Peaceful with { Units = [.. Peaceful.Units.Select(unit => unit.Id == Registry ? unit with { Functions = [Powers.InternalAudit] } : unit)] };
        Assert.Equal([RegistryOfficer], Able(town, Powers.AuditReport));
        Assert.Empty(Able(town.With(Away(RegistryOfficer)), Powers.AuditReport));
    }

    [Fact]
    public void Everybody_else_is_told_the_first_rule_that_stops_them()
    {
        var town = Peaceful.With(OrderOfDeputies(DeputyOne)).With(Order(Gives(DeputyOne, Powers.LoanOutside, upTo: 10_000m)));
        var stopped = town.WhoCan(Powers.LoanOutside).Others.ToDictionary(one => one.Person, one => one.Reason.Code);
        Assert.Equal("over-case-limit", stopped[HolderOf(DeputyOne)]);
        Assert.Equal("holder-present", stopped[HolderOf(Clerk)]);
        Assert.Equal("own-request", stopped[HolderOf(Engineer)]);
        Assert.Equal("holds-no-post-with-this-power", stopped[HolderOf(HeadOfWorks)]);
    }

    [Fact]
    public void An_administrator_without_a_post_finds_no_way() =>
        Assert.Equal(
            ["holds-no-post-with-this-power", "not-in-line", "no-clause-for-post"],
            new Town(Peaceful).Decide(Powers.LoanOutside.Code, Loan, Id(999), Now).Reasons.Select(reason => reason.Code));
}

using static WiangSuai.Workflow.Authority.Tests.SmallTown;

namespace WiangSuai.Workflow.Authority.Tests;

/// <summary>ปฏิบัติราชการแทน: what a clause gives, from when, until when, and up to how much.</summary>
public sealed class Delegations
{
    static Ruling Ask(Instrument order, string at = "2026-11-23 10:15", Matter? matter = null, Post? by = null) =>
        Peaceful.With(order).Decide(Powers.LoanOutside, by ?? DeputyOne, matter, At(at));

    static Clause ToDeputy(decimal? upTo = null) => Gives(DeputyOne, Powers.LoanOutside, upTo);

    [Theory]
    [InlineData(50_000.00, "2027-09-30 23:59", true)]    // limit and last day both belong to the clause
    [InlineData(50_000.01, "2027-09-30 23:59", false)]
    [InlineData(50_000.00, "2027-10-01 00:00", false)]   // still September in UTC
    public void A_deputy_signs_up_to_the_limit_and_through_the_last_day(decimal amount, string at, bool granted) =>
        Assert.Equal(granted, Ask(Order(ToDeputy(upTo: 50_000m)), at, Loan with { Amount = amount }) is Ruling.Granted);

    [Fact]
    public void Over_the_limit_the_reason_tells_limit_amount_and_gap() =>
        Assert.Equal(
            new Reason.OverCaseLimit(new(Id(321), 321, 2569, ToDeputy().Id, "1.2"), 50_000m, 78_500m, 28_500m),
            Ask(Order(ToDeputy(upTo: 50_000m)), matter: Loan with { Amount = 78_500m }).Reasons[0]);

    [Theory]
    [InlineData("2026-10-01 13:59", false)]
    [InlineData("2026-10-01 14:00", true)]
    public void An_order_signed_at_two_grants_from_two_and_never_backwards(string at, bool granted) =>
        Assert.Equal(granted, Ask(Order(ToDeputy()) with { SignedAt = At("2026-10-01 14:00") }, at) is Ruling.Granted);

    [Theory]
    [InlineData("2026-09-30 23:59", false)]
    [InlineData("2026-10-01 00:00", true)]
    public void An_order_signed_before_grants_from_the_first_minute_of_its_first_day_in_Bangkok(string at, bool granted) =>
        Assert.Equal(granted, Ask(Order(ToDeputy()), at) is Ruling.Granted);

    [Theory]
    [InlineData(67_600, "granted")]
    [InlineData(67_600.01, "over-period-limit")]
    public void A_period_is_used_up_to_its_limit(decimal used, string expected)
    {
        var clause = ToDeputy() with { PerPeriod = new(100_000m, PeriodKind.Month) };
        var ruling = Ask(Order(clause), matter: Loan with { Used = [new(new(clause.Id, Day("2026-11-01")), used)] });
        Assert.Equal(expected, ruling is Ruling.Granted ? "granted" : ruling.FirstReason);
    }

    [Theory]
    [InlineData(PeriodKind.Month, "2026-09-30 23:59", "2026-09-01")]
    [InlineData(PeriodKind.CalendarYear, "2026-12-31 23:59", "2026-01-01")]
    [InlineData(PeriodKind.FiscalYear, "2026-09-30 23:59", "2025-10-01")]
    [InlineData(PeriodKind.FiscalYear, "2026-10-01 00:00", "2026-10-01")]
    public void The_running_sum_is_that_of_the_period_in_Bangkok(PeriodKind kind, string at, string start)
    {
        var clause = ToDeputy() with { PerPeriod = new(100_000m, kind) };
        var order = Order(clause) with { SignedAt = At("2026-01-05 09:00"), From = Day("2026-01-05") };
        Assert.Equal([new Counter(clause.Id, Day(start))], new Town(Peaceful.With(order)).CountersFor(Powers.LoanOutside.Code, At(at)));
    }

    public static readonly TheoryData<string, Unknown> WhatIsNotKnown = new()
    {
        { "amount", Unknown.Amount },
        { "negative amount", Unknown.Amount },
        { "used", Unknown.UsedInPeriod },
        { "classes", Unknown.AssetClasses },
        { "no classes", Unknown.AssetClasses },
        { "premises", Unknown.Premises },
        { "holding unit", Unknown.HoldingUnit },
        { "condition", Unknown.OtherCondition },
    };

    [Theory, MemberData(nameof(WhatIsNotKnown))]
    public void A_condition_that_cannot_be_evaluated_refuses(string missing, Unknown what)
    {
        var clause = ToDeputy(upTo: 50_000m) with
        {
            PerPeriod = new(100_000m, PeriodKind.Month),
            ExceptClasses = ["vehicle"],
            Units = [Finance],
            Premises = Premises.Outside,
        };
        var known = Loan with { Used = [new(new(clause.Id, Day("2026-11-01")), 0)] };
        Assert.IsType<Ruling.Granted>(Ask(Order(clause), matter: known));

        var unknown = missing switch
        {
            "amount" => known with { Amount = null },
            "negative amount" => known with { Amount = -1 },
            "used" => known with { Used = [] },
            "classes" => known with { AssetClasses = null },
            "no classes" => known with { AssetClasses = [] },
            "premises" => known with { Premises = null },
            "holding unit" => known with { HoldingUnit = null },
            _ => known,
        };
        var ruling = Ask(Order(missing == "condition" ? clause with { OtherCondition = "เฉพาะกรณีจำเป็น" } : clause), matter: unknown);
        Assert.Contains(ruling.Reasons, reason => reason is Reason.CannotBeEvaluated { What: var found, Clause: not null } && found == what);
    }

    [Fact]
    public void A_vehicle_is_outside_a_clause_that_takes_vehicles_out() =>
        Assert.Equal(["vehicle"], Assert.IsType<Reason.OutsideClasses>(
            Ask(Order(ToDeputy() with { ExceptClasses = ["vehicle"] }), matter: Loan with { AssetClasses = ["furniture", "vehicle"] }).Reasons[0]).Classes);

    [Fact]
    public void A_clause_for_a_division_covers_its_sections() =>
        Assert.IsType<Ruling.Granted>(Ask(Order(ToDeputy() with { Units = [Finance] }), matter: Loan with { HoldingUnit = Registry }));

    [Fact]
    public void A_clause_for_use_inside_does_not_cover_use_outside() =>
        Assert.Equal("outside-premises", Ask(Order(ToDeputy() with { Premises = Premises.Inside })).FirstReason);

    [Theory]
    [InlineData(PostKind.Clerk)]
    [InlineData(PostKind.DeputyClerk)]
    public void The_clerks_need_the_announcement_to_the_public(PostKind kind)
    {
        var post = Posts.Single(one => one.Kind == kind);
        var order = Order(Gives(post, Powers.LoanOutside));
        Assert.Equal("not-announced", Ask(order, by: post).FirstReason);
        Assert.Equal("not-announced", Ask(order with { AnnouncedAt = Now.AddTicks(1) }, by: post).FirstReason);
        Assert.IsType<Ruling.Granted>(Ask(order with { AnnouncedAt = Now }, by: post));
    }

    [Fact]
    public void A_deputy_mayor_needs_only_the_writing() => Assert.IsType<Ruling.Granted>(Ask(Order(ToDeputy())));

    [Theory]
    [InlineData(InstrumentKind.JobAssignment)]
    [InlineData(InstrumentKind.AppointmentOfDeputies)]
    [InlineData(InstrumentKind.Succession)]
    public void Only_a_delegation_delegates(InstrumentKind kind) =>
        Assert.Equal("order-gives-no-power", Ask(Order(ToDeputy()) with { Kind = kind }).FirstReason);

    [Fact]
    public void Signing_orders_is_not_delegable() =>
        Assert.Equal("power-not-delegable", Peaceful.With(Order(Gives(DeputyOne, Powers.OrderSign))).Decide(Powers.OrderSign, DeputyOne).FirstReason);

    [Fact]
    public void A_delegatee_has_nothing_to_give_on()
    {
        var onward = Order(Gives(HeadOfWorks, Powers.LoanOutside)) with { Id = Id(322), SignerPost = DeputyOne.Id };
        var town = Peaceful.With(Order(ToDeputy()), onward);
        Assert.Equal("no-sub-delegation", town.Decide(Powers.LoanOutside, HeadOfWorks).FirstReason);
    }

    [Fact]
    public void A_new_mayor_has_to_delegate_anew()
    {
        var newcomer = Id(500);
        var town = Peaceful.Vacant(Mayor).With(Order(ToDeputy())).With(
            new Holding(HolderOf(Mayor), Mayor.Id, Day("2025-10-01"), Day("2026-10-31"), HoldingMode.Own),
            new Holding(newcomer, Mayor.Id, Day("2026-11-01"), null, HoldingMode.Own));
        Assert.Equal("delegator-changed", town.Decide(Powers.LoanOutside, DeputyOne).FirstReason);
        Assert.IsType<Ruling.Granted>(town.Decide(Powers.LoanOutside, DeputyOne, at: At("2026-10-31 12:00")));
    }

    [Fact]
    public void Who_leaves_the_post_leaves_its_delegations() =>
        Assert.IsType<Ruling.Refused>(Peaceful.With(Order(ToDeputy())).Vacant(DeputyOne).Decide(Powers.LoanOutside, DeputyOne));

    [Fact]
    public void A_suspended_order_grants_again_when_the_suspension_ends()
    {
        var town = Peaceful.With(Order(ToDeputy())) with { Suspensions = [new(Id(321), At("2026-11-01 00:00"), At("2026-11-20 00:00"))] };
        Assert.Equal("suspended", town.Decide(Powers.LoanOutside, DeputyOne, at: At("2026-11-19 23:59")).FirstReason);
        Assert.IsType<Ruling.Granted>(town.Decide(Powers.LoanOutside, DeputyOne, at: At("2026-11-20 00:00")));
    }

    [Fact]
    public void Of_several_clauses_the_one_that_covers_the_matter_is_used()
    {
        var small = ToDeputy(upTo: 10_000m);
        var large = ToDeputy(upTo: 50_000m) with { Id = Id(2000), No = "1.3" };
        var granted = Assert.IsType<Ruling.Granted>(Ask(Order(small, large)));
        Assert.Equal("1.3", granted.Basis.Clause?.No);
        Assert.Contains(granted.NotUsed, tried => tried.Clause?.No == "1.2" && tried.Reasons is [Reason.OverCaseLimit]);
    }
}

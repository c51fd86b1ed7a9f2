using CsCheck;
using WiangSuai.Workflow.Authority.Tests.Generated;

namespace WiangSuai.Workflow.Authority.Tests;

/// <summary>Sentences that hold for every town, matter, person and instant.</summary>
public sealed class WhatHoldsForAll
{
    const int Towns = 200;

    [Fact]
    public void No_power_is_held_by_sub_delegation() => ForAllGrantedUnderAClause((one, order, _) =>
    {
        var signer = one.Records.Posts.Single(post => post.Id == order.SignerPost);
        Assert.Contains(signer, OriginalHolders.Of(new AuthorityIndex(one.Records), one.Power, one.Matter)!);
        Assert.True(one.Power.Delegable);
        Assert.Equal(InstrumentKind.Delegation, order.Kind);
    });

    [Fact]
    public void No_expired_or_future_clause_ever_grants() => ForAllGrantedUnderAClause((one, order, _) =>
    {
        Assert.True(order.SignedAt <= one.At);
        Assert.InRange(Bangkok.DayOf(one.At), order.From, order.To ?? DateOnly.MaxValue);
    });

    [Fact]
    public void No_revoked_or_suspended_clause_ever_grants() => ForAllGrantedUnderAClause((one, order, clause) =>
    {
        Assert.DoesNotContain(one.Records.Revocations, row => row.ByInstrument is null && row.Instrument == order.Id && row.Clause is null && row.At <= one.At);
        Assert.DoesNotContain(one.Records.Revocations, row => row.ByInstrument is null && row.Clause == clause.Id && row.At <= one.At);
        Assert.DoesNotContain(one.Records.Suspensions, row => row.Instrument == order.Id && row.From <= one.At && (row.Until is null || one.At < row.Until));
    });

    [Fact]
    public void No_clause_that_was_not_announced_ever_grants_to_a_clerk() => ForAllGrantedUnderAClause((one, order, clause) =>
    {
        if (one.Records.Policy.AnnouncedFor.Contains(one.Records.Posts.Single(post => post.Id == clause.DelegateePost).Kind))
            Assert.True(order.AnnouncedAt <= one.At);
    });

    [Fact]
    public void No_condition_that_cannot_be_evaluated_ever_grants() => ForAllGrantedUnderAClause((one, _, clause) =>
    {
        Assert.Null(clause.OtherCondition);
        Assert.False(clause.Premises is not null && one.Matter.Premises is null);
        Assert.False(clause.ExceptClasses.Count + clause.OnlyClasses.Count > 0 && one.Matter.AssetClasses is null or []);
        Assert.False((clause.PerCase is not null || clause.PerPeriod is not null) && one.Matter.Amount is null or < 0);
        Assert.False(clause.PerPeriod is not null && one.Matter.Used.All(used => used.Counter.Clause != clause.Id));
        Assert.False(clause.Units.Count > 0 && one.Matter.HoldingUnit is null && one.Power.Scope == UnitRole.Holding);
    });

    [Fact]
    public void Nobody_but_the_mayor_is_ever_printed_as_the_mayor() => ForAll(one =>
    {
        if (one.Ruling is not Ruling.Granted { Basis: var basis }) return;

        var own = one.Records.Posts.Single(post => post.Id == basis.ActsIn.Id);
        Assert.StartsWith(own.SignedAs, basis.Block.Lines[0], StringComparison.Ordinal);
        Assert.Contains(one.Records.Holdings, holding => holding.Person == one.Person && holding.Post == own.Id && holding.Mode == HoldingMode.Own);
        Assert.Equal(own.Kind == PostKind.Mayor && basis.Steps.Count == 0, basis.Block.Lines is [var only] && only == SmallTown.Mayor.SignedAs);
    });

    [Fact]
    public void Nobody_ever_decides_their_own_request_or_a_relatives() => ForAll(one =>
    {
        if (one.Ruling is not Ruling.Granted) return;
        Assert.NotEqual(one.Matter.Requester, one.Person);
        Assert.DoesNotContain(one.Person, one.Matter.OnBehalfOf);
        Assert.DoesNotContain(one.Person, one.Matter.Conflicts);
    });

    [Fact]
    public void Decide_and_WhoCan_agree_on_everybody() => ForAll(one =>
    {
        var candidates = one.Setting.Town.WhoCan(one.Power.Code, one.Matter, one.At);
        foreach (var able in candidates.Able)
            Assert.Equal(Json.Of(able.Basis), Json.Of(Assert.IsType<Ruling.Granted>(Decide(one, able.Person)).Basis));
        foreach (var stopped in candidates.Others)
            Assert.Equal(Json.Of(stopped.Reason), Json.Of(Decide(one, stopped.Person).Reasons[0]));

        var nobody = one.Records.Holdings.Select(holding => holding.Person).Append(SmallTown.Id(999))
            .Except(candidates.Able.Select(able => able.Person)).Except(candidates.Others.Select(stopped => stopped.Person));
        Assert.All(nobody, person => Assert.IsType<Ruling.Refused>(Decide(one, person)));
    }, towns: 60);

    [Fact]
    public void Revoking_a_delegation_in_force_never_adds_a_power() => ForAll(one =>
    {
        var delegations = one.Records.Instruments.Where(order => order.Kind == InstrumentKind.Delegation && order.StartsAt() < one.At);
        foreach (var order in delegations)
        {
            var without = one.In(one.Records with { Revocations = [.. one.Records.Revocations, new(order.Id, null, one.At, null)] });
            Assert.False(one.Ruling is Ruling.Refused && without.Ruling is Ruling.Granted);
        }
    });

    [Fact]
    public void Revoking_an_order_of_deputies_moves_the_succession_on()
    {
        var moved = false;
        ForAll(one =>
        {
            var orders = one.Records.Instruments.Where(order => order.Kind == InstrumentKind.Succession).Select(order => new Revocation(order.Id, null, one.At, null));
            if (one.Ruling is Ruling.Refused && one.In(one.Records with { Revocations = [.. one.Records.Revocations, .. orders] }).Ruling is Ruling.Granted)
                moved = true;
        });
        Assert.True(moved);
    }

    [Fact]
    public void A_refusal_always_has_a_reason_and_each_way_its_own() => ForAll(one =>
    {
        if (one.Ruling is not Ruling.Refused refused) return;
        Assert.NotEmpty(refused.Reasons);
        Assert.NotEmpty(refused.Tried);
        Assert.All(refused.Tried, tried => Assert.NotEmpty(tried.Reasons));
        Assert.DoesNotContain(refused.Reasons, reason => reason is Reason.BetterBasis);
    });

    [Fact]
    public void A_ruling_reads_back_as_it_was_stored() => ForAll(one =>
    {
        var stored = Json.Of(one.Ruling);
        Assert.Equal(stored, Json.Of(Json.To<Ruling>(stored)));
    });

    [Fact]
    public void A_card_shows_a_clause_for_every_decision_under_one() => ForAllGrantedUnderAClause((one, _, clause) =>
        Assert.Contains(one.Setting.Town.CardOf(one.Person, one.At).May, entry => entry.Clause?.Ref.Clause == clause.Id));

    [Fact]
    public void A_card_shows_a_power_for_every_decision_by_own_post() => ForAll(one =>
    {
        if (one.Ruling is not Ruling.Granted { Basis: { Mode: BasisMode.OwnPower, InsteadOf: null } basis }) return;
        Assert.Contains(one.Setting.Town.CardOf(one.Person, one.At).May, entry => entry.Power == one.Power && entry.ActsIn == basis.ActsIn);
    });

    static void ForAll(Action<Case> holds, int towns = Towns) =>
        Cases.OfOneTown.Sample(cases => { foreach (var one in cases) holds(one); }, iter: towns);

    static void ForAllGrantedUnderAClause(Action<Case, Instrument, Clause> holds)
    {
        var met = 0;
        ForAll(one =>
        {
            if (one.Ruling is not Ruling.Granted { Basis.Clause: { } name }) return;
            Interlocked.Increment(ref met);
            var order = one.Records.Instruments.Single(order => order.Id == name.Instrument);
            holds(one, order, order.Clauses.Single(clause => clause.Id == name.Clause));
        });
        Assert.InRange(met, 100, int.MaxValue);
    }

    static Ruling Decide(Case one, Guid person) => one.Setting.Town.Decide(one.Power.Code, one.Matter, person, one.At);
}

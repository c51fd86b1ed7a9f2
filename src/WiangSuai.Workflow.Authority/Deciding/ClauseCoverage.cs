using static WiangSuai.Workflow.Authority.Unknown;

namespace WiangSuai.Workflow.Authority;

/// <summary>Does the clause cover the matter? (อยู่ในขอบเขตและวงเงินหรือไม่) What is not known is not covered.</summary>
static class ClauseCoverage
{
    public static Finding HasNoOtherCondition(Question question, DelegatedPower given) =>
        given.Clause.OtherCondition is null ? Finding.NothingToSay : Missing(OtherCondition, given);

    /// <summary>The delegatee acts under the delegator's control, so what the delegator may not decide comes into question for both.</summary>
    public static Finding DelegatorIsNotBarred(Question question, DelegatedPower given) =>
        !question.Index.Policy.DelegateeMayDecideDelegatorsMatter
        && question.DelegatorsNow(given.Signer).Any(owner => HasAStakeIn(question.Matter, owner))
            ? new Reason.DelegatorBarred(given.Ref, given.Signer.Named())
            : Finding.NothingToSay;

    public static Finding CoversThePremises(Question question, DelegatedPower given) => (given.Clause.Premises, question.Matter.Premises) switch
    {
        (null, _) => Finding.NothingToSay,
        (_, null) => Missing(Unknown.Premises, given),
        ({ } covered, { } asked) when covered == asked => new Test.PremisesCovered(covered),
        ({ } covered, _) => new Reason.OutsidePremises(given.Ref, covered),
    };

    public static Finding CoversTheClasses(Question question, DelegatedPower given) =>
        (given.Clause.OnlyClasses, given.Clause.ExceptClasses, question.Matter.AssetClasses) switch
        {
            ([], [], _) => Finding.NothingToSay,
            (_, _, null or []) => Missing(AssetClasses, given),
            var (only, except, asked) => asked.Where(one => except.Contains(one) || (only.Count > 0 && !only.Contains(one))).ToList() switch
            {
                [] => new Test.ClassesCovered(only, except),
                var outside => new Reason.OutsideClasses(given.Ref, outside),
            },
        };

    /// <summary>A clause for a unit covers all units below it.</summary>
    public static Finding CoversTheUnit(Question question, DelegatedPower given) =>
        (given.Clause.Units, question.Matter.UnitIn(question.Power.Scope)) switch
        {
            ([], _) => Finding.NothingToSay,
            (_, { } unit) when question.Index.Knows(unit) =>
                question.Index.LineageOf(unit).Any(given.Clause.Units.Contains)
                    ? new Test.UnitCovered(unit)
                    : new Reason.OutsideUnits(given.Ref, unit),
            _ => Missing(question.Power.Scope == UnitRole.Holding ? HoldingUnit : RequestingUnit, given),
        };

    /// <summary>The limit belongs to the clause: 50,000 of 50,000 is within it.</summary>
    public static Finding IsWithinCaseLimit(Question question, DelegatedPower given) => (given.Clause.PerCase, question.Matter.Amount) switch
    {
        (null, _) => Finding.NothingToSay,
        (_, null or < 0) => Missing(Amount, given),
        ({ } limit, { } asked) when asked <= limit => new Test.WithinCaseLimit(limit, asked),
        ({ } limit, { } asked) => new Reason.OverCaseLimit(given.Ref, limit, asked, asked - limit),
    };

    /// <summary>All cases of the period and this one together, up to and with the limit.</summary>
    public static Finding IsWithinPeriodLimit(Question question, DelegatedPower given)
    {
        if (given.Clause.PerPeriod is not { Amount: var limit, Kind: var period }) return Finding.NothingToSay;
        if (question.Matter.Amount is not ({ } asked and >= 0)) return Missing(Amount, given);
        var counter = given.CounterOn(question.At);
        if (question.Matter.UsedOf(counter) is not ({ } used and >= 0)) return Missing(UsedInPeriod, given);

        return used + asked <= limit
            ? new Test.WithinPeriodLimit(period, counter.PeriodStart, limit, used, asked, limit - used)
            : new Reason.OverPeriodLimit(given.Ref, period, counter.PeriodStart, limit, used, asked, used + asked - limit);
    }

    static Finding Missing(Unknown what, DelegatedPower given) => new Reason.CannotBeEvaluated(what, given.Ref);

    static bool HasAStakeIn(Matter matter, Guid person) => matter.IsOf(person) || matter.Conflicts.Contains(person);
}

using CsCheck;
using WiangSuai.Workflow.Authority.Tests.Generated;

namespace WiangSuai.Workflow.Authority.Tests;

/// <summary>The law with one rule broken each time. The agreement of the two readings is worth something only if it would notice.</summary>
public sealed class BrokenLaws(BrokenLaws.Answers answers) : IClassFixture<BrokenLaws.Answers>
{
    static readonly Dictionary<string, Func<Law, Law>> Broken = new()
    {
        // A rule left out
        ["nobody minds an own request"] = law => law with { Bars = Without(law.Bars, Bars.OwnRequest) },
        ["nobody minds a declared conflict"] = law => law with { Bars = Without(law.Bars, Bars.DeclaredConflict) },
        ["who is away may sign"] = law => law with { Bars = Without(law.Bars, Bars.Absent) },
        ["any order delegates"] = Skipping(ClauseValidity.OrderDelegates),
        ["any power may be delegated"] = Skipping(ClauseValidity.PowerIsDelegable),
        ["a delegatee may delegate on"] = Skipping(ClauseValidity.SignerOwnsThePower),
        ["an order grants before it begins"] = Skipping(ClauseValidity.HasBegun),
        ["an order never expires"] = Skipping(ClauseValidity.HasNotExpired),
        ["a revoked clause grants"] = Skipping(ClauseValidity.IsNotRevoked),
        ["a suspended order grants"] = Skipping(ClauseValidity.IsNotSuspended),
        ["the public need not be told"] = Skipping(ClauseValidity.WasAnnounced),
        ["a delegation outlives its delegator"] = Skipping(ClauseValidity.DelegatorIsTheSame),
        ["a condition for people is ignored"] = Skipping(ClauseCoverage.HasNoOtherCondition),
        ["a delegatee may decide the delegator's matter"] = Skipping(ClauseCoverage.DelegatorIsNotBarred),
        ["premises do not matter"] = Skipping(ClauseCoverage.CoversThePremises),
        ["classes do not matter"] = Skipping(ClauseCoverage.CoversTheClasses),
        ["units do not matter"] = Skipping(ClauseCoverage.CoversTheUnit),
        ["a case has no limit"] = Skipping(ClauseCoverage.IsWithinCaseLimit),
        ["a period has no limit"] = Skipping(ClauseCoverage.IsWithinPeriodLimit),

        // A rule with a wrong edge
        ["what is asked for another is not one's own"] = law => law with
        {
            Bars = [.. Without(law.Bars, Bars.OwnRequest), (question, person) => question.Matter.Requester == person ? new Reason.OwnRequest() : null],
        },
        ["the limit itself is over the limit"] = Instead(ClauseCoverage.IsWithinCaseLimit, (question, given) =>
            given.Clause.PerCase is { } limit && question.Matter.Amount == limit
                ? new Reason.OverCaseLimit(given.Ref, limit, limit, 0) : ClauseCoverage.IsWithinCaseLimit(question, given)),
        ["what was used before does not count"] = Instead(ClauseCoverage.IsWithinPeriodLimit, (question, given) =>
            ClauseCoverage.IsWithinPeriodLimit(question, given) is { Stops: Reason.OverPeriodLimit over } && over.Asked <= over.Limit
                ? Finding.NothingToSay : ClauseCoverage.IsWithinPeriodLimit(question, given)),
        ["what is not known to be used is nothing"] = Instead(ClauseCoverage.IsWithinPeriodLimit, (question, given) =>
            ClauseCoverage.IsWithinPeriodLimit(question, given) is { Stops: Reason.CannotBeEvaluated { What: Unknown.UsedInPeriod } }
                ? Finding.NothingToSay : ClauseCoverage.IsWithinPeriodLimit(question, given)),
        ["an amount that is not known is small"] = Instead(ClauseCoverage.IsWithinCaseLimit, (question, given) =>
            question.Matter.Amount is null ? Finding.NothingToSay : ClauseCoverage.IsWithinCaseLimit(question, given)),
        ["the last day is over"] = Instead(ClauseValidity.HasNotExpired, (question, given) =>
            given.Order.To is { } last && last <= question.Day ? new Reason.Expired(given.Ref, last) : Finding.NothingToSay),
        ["an order grants from the morning of the day it is signed"] = Instead(ClauseValidity.HasBegun, (question, given) =>
            given.Order.From <= question.Day && Bangkok.DayOf(given.Order.SignedAt) <= question.Day
                ? Finding.NothingToSay : ClauseValidity.HasBegun(question, given)),
        ["the instant of the revocation still grants"] = Instead(ClauseValidity.IsNotRevoked, (question, given) =>
            given.RevokedAt < question.At ? ClauseValidity.IsNotRevoked(question, given) : Finding.NothingToSay),
        ["a unit does not cover what is below it"] = Instead(ClauseCoverage.CoversTheUnit, (question, given) =>
            given.Clause.Units is [_, ..] && question.Matter.UnitIn(question.Power.Scope) is { } unit && !given.Clause.Units.Contains(unit)
                ? new Reason.OutsideUnits(given.Ref, unit) : ClauseCoverage.CoversTheUnit(question, given)),
        ["days are those of Greenwich"] = law => law with { DayOf = at => DateOnly.FromDateTime(at.UtcDateTime) },

        // Succession and the way up
        ["the absent are asked first"] = law => law with { CanAct = (_, _) => true },
        ["every appointment counts while the holder is away"] = law => law with { AppointmentCounts = (_, _) => true },
        ["no appointment counts while the holder is away"] = law => law with { AppointmentCounts = (_, vacant) => vacant },
        ["the line is asked from its end"] = law => law with { Line = (question, post, vacant) => [.. Succession.LineFor(question, post, vacant).Reverse()] },
        ["the clerk has no place in line"] = law => law with
        {
            Line = (question, post, vacant) => [.. Succession.LineFor(question, post, vacant).Where(next => next.Kind != PostKind.Clerk)],
        },
        ["deputies outlive their mayor"] = law => law with { Line = (question, post, _) => Succession.LineFor(question, post, vacant: false) },
        ["the clerk passes deputies whose order is not fixed"] = law => law with { OrderOfDeputiesMustBeFixed = false },
        ["a vacant mayor is acted for in place"] = law => law with { ModeOfLine = (_, _) => BasisMode.ActingInPlace },
        ["who is barred blocks the line"] = law => law with { IsPassedOver = (_, _) => false },
        ["a power never moves up"] = law => law with { MovesUp = (_, _) => false },
        ["a power always moves up"] = law => law with { MovesUp = (question, _) => question.Power.MovesUp },
        ["a power moves up only from an empty post"] = law => law with { MovesUp = (question, inCharge) => question.Power.MovesUp && !inCharge.Any() },
        ["a power moves up although its entry says no"] = law => law with { MovesUp = (question, inCharge) => inCharge.All(question.IsBarred) },
    };

    public static readonly TheoryData<string> Names = new(Broken.Keys);

    [Theory, MemberData(nameof(Names))]
    public void Every_broken_law_is_caught(string name) => Assert.Contains(answers.All, row => Differs(row, Broken[name](Law.AsWritten)));

    [Fact]
    public void The_law_as_written_is_not() => Assert.DoesNotContain(answers.All, row => Differs(row, Law.AsWritten));

    static bool Differs((Case Asked, string Plainly) row, Law law) =>
        PlainReading.WordsOf(Decision.Of(row.Asked.Setting.Town.Ask(row.Asked.Power.Code, row.Asked.Matter, row.Asked.At, law), row.Asked.Person)) != row.Plainly;

    static Func<Law, Law> Skipping(ClauseRule rule) => Instead(rule, (_, _) => Finding.NothingToSay);

    static Func<Law, Law> Instead(ClauseRule rule, ClauseRule other) => law =>
    {
        Assert.Contains(rule, law.Validity.Concat(law.Coverage));
        return law with
        {
            Validity = [.. law.Validity.Select(one => one == rule ? other : one)],
            Coverage = [.. law.Coverage.Select(one => one == rule ? other : one)],
        };
    };

    static List<Bar> Without(IReadOnlyList<Bar> bars, Bar bar)
    {
        Assert.Contains(bar, bars);
        return [.. bars.Where(one => one != bar)];
    }

    /// <summary>The same questions to every broken law, with the plain reading's answers.</summary>
    public sealed class Answers
    {
        internal IReadOnlyList<(Case Asked, string Plainly)> All { get; }

        public Answers()
        {
            var rows = new List<(Case, string)>();
            Cases.OfOneTown.Sample(
                cases => { lock (rows) rows.AddRange(cases.Select(one => (one, new PlainReading(one).Answer()))); },
                iter: 10_000 / Cases.PerTown);
            All = rows;
        }
    }
}

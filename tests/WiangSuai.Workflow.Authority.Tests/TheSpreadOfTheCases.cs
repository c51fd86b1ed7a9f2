using CsCheck;
using WiangSuai.Workflow.Authority.Tests.Generated;

namespace WiangSuai.Workflow.Authority.Tests;

/// <summary>A hundred thousand cases prove little if most of them ask the same.</summary>
public sealed class TheSpreadOfTheCases(TheSpreadOfTheCases.Tally tally) : IClassFixture<TheSpreadOfTheCases.Tally>
{
    /// <summary>The modes that the law lets stand on the clerk's acting: vacancy of the mayor, absence of the mayor, a delegation to the clerk.</summary>
    public static readonly TheoryData<BasisMode, BasisMode> Stacks = new(
        from first in (BasisMode[])[BasisMode.ActingInPlace, BasisMode.PerformingDuties, BasisMode.ActingInPost]
        from second in (BasisMode[])[BasisMode.ActingInPlace, BasisMode.PerformingDuties, BasisMode.Delegated]
        select (first, second));

    public static readonly TheoryData<BasisMode> Modes = new(Enum.GetValues<BasisMode>());

    public static readonly TheoryData<string> ReasonsToRefuse = new(Reason.All.Where(code => code != new Reason.BetterBasis().Code
        && code != new Reason.SignInNotConfirmed().Code));   // no rule of the law: whoever asks says of whom it is true

    [Theory, MemberData(nameof(Modes))]
    public void One_case_in_a_hundred_is_granted_in_each_mode(BasisMode mode) => Assert.InRange(tally.ShareOf(mode), 0.01, 1);

    [Theory, MemberData(nameof(ReasonsToRefuse))]
    public void One_case_in_a_hundred_is_refused_for_each_reason(string code) => Assert.InRange(tally.ShareOf(code), 0.01, 1);

    [Theory, MemberData(nameof(Stacks))]
    public void One_case_in_a_hundred_is_granted_by_each_stack(BasisMode first, BasisMode second) => Assert.InRange(tally.ShareOf((first, second)), 0.01, 1);

    [Fact]
    public void One_case_in_a_hundred_is_granted_to_a_superior() => Assert.InRange(tally.ShareOf(Superior), 0.01, 1);

    [Fact]
    public void One_case_in_a_hundred_leaves_a_lawful_way_unused() => Assert.InRange(tally.ShareOf(new Reason.BetterBasis().Code), 0.01, 1);

    [Fact]
    public void Neither_grants_nor_refusals_are_less_than_a_quarter() => Assert.InRange(tally.ShareOf(typeof(Ruling.Granted)), 0.25, 0.75);

    const string Superior = "granted to a superior";

    /// <summary>What the rulings on 20,000 cases of the generator are made of.</summary>
    public sealed class Tally
    {
        readonly Dictionary<object, int> counts = [];
        int cases;

        public Tally() => Cases.OfOneTown.Sample(
            cases => { lock (counts) foreach (var one in cases) Count(one.Ruling); }, iter: 20_000 / Cases.PerTown);

        public double ShareOf(object trait) => (double)counts.GetValueOrDefault(trait) / cases;

        void Count(Ruling ruling)
        {
            cases++;
            foreach (var trait in TraitsOf(ruling).Distinct()) counts[trait] = counts.GetValueOrDefault(trait) + 1;
        }

        static IEnumerable<object> TraitsOf(Ruling ruling) => ruling switch
        {
            Ruling.Granted granted => [typeof(Ruling.Granted), .. TraitsOf(granted.Basis), .. LawfulToo(granted.NotUsed)],
            Ruling.Refused refused => refused.Reasons.Select(reason => reason.Code),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

        static IEnumerable<string> LawfulToo(IEnumerable<Tried> notUsed) =>
            notUsed.SelectMany(way => way.Reasons).OfType<Reason.BetterBasis>().Select(reason => reason.Code);

        static IEnumerable<object> TraitsOf(Basis basis)
        {
            yield return basis.Mode;
            if (basis.InsteadOf is not null) yield return Superior;
            if (basis.IsStacked) yield return (basis.Steps[0].Mode, basis.Steps[1].Mode);
        }
    }
}

using CsCheck;
using WiangSuai.Workflow.Authority.Tests.Generated;

namespace WiangSuai.Workflow.Authority.Tests;

public sealed class TheSecondReading
{
    [Fact]
    public void Decide_and_a_plain_reading_of_the_law_agree_on_a_hundred_thousand_cases() =>
        Cases.OfOneTown.Sample(
            cases => Assert.All(cases, one => Assert.Equal(new PlainReading(one).Answer(), PlainReading.WordsOf(one.Ruling))),
            iter: 100_000 / Cases.PerTown,
            print: cases => string.Join(Environment.NewLine, cases.Where(one => new PlainReading(one).Answer() != PlainReading.WordsOf(one.Ruling))));
}

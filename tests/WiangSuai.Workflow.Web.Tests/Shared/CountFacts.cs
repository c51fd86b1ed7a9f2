using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Tests.ScreenFrame;

public sealed class CountFacts
{
    [Theory]
    [InlineData(1, "1 thing waits"), InlineData(0, "0 things wait"), InlineData(2, "2 things wait")]
    public void A_count_takes_the_noun_and_the_verb_of_its_number(int count, string said) =>
        Assert.Equal(said, string.Format(ScreenFormat.Here, "{0:# thing waits|# things wait}", count));
}

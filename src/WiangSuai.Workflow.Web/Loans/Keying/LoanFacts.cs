using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>What has to be said of a slip wherever its facts stand: who keyed it, by which letter, and that it was out before the system began.</summary>
public static class LoanFacts
{
    public static IEnumerable<Fact> OfPaper(Loan loan, LoanTexts say)
    {
        if (loan.KeyedByName is { } keyer)
            yield return new Fact(say["KeyedBy"], say["KeyedByValue", keyer, loan.KeyedByPost, loan.FiledAt]);
        if (loan.LetterNumber is { } number)
            yield return new Fact(say["Letter"], say["LetterValue", number, loan.LetterDate]);
        if (loan.PaperDate is { } day)
            yield return new Fact(say["Before"], say["BeforeValue", day]);
    }
}

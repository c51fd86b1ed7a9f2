using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>The picture of where a slip stands: large on its page, in one line in a list.</summary>
public static class LoanFlow
{
    /// <summary>The six steps with who and when.</summary>
    /// <param name="reader">Who looks: what waits for the reader is marked so.</param>
    /// <param name="today">What waits only from its own day on is not marked before.</param>
    public static Flow Of(LoanFile file, Guid reader, DateOnly today, ChaseRules chases, LoanTexts say)
    {
        var loan = file.Loan;
        var steps = LoanSteps.Of(loan.BorrowerKind, loan.IsBefore);
        var at = Reached(steps, LoanSteps.At(loan.Status, file.Decisions));
        var standing = LoanSteps.Standing(file.Decisions);
        return new Flow(
            [.. steps.Select(step => new FlowStep(NameOf(step, loan.IsBefore, say), StateOf(loan.Status, step, at, WaitsOn(file, reader, today)), Lines(file, standing, step, at, say)))],
            loan switch
            {
                { IsOut: false } => null,
                _ when loan.IsOverdue(today) => say["Overdue.Flow", loan.DueOn, loan.DueOn.AddDays(chases.ChaseWithin)],
                _ => say["IfNotReturned", loan.DueOn, loan.DueOn.AddDays(1), loan.DueOn.AddDays(chases.ChaseWithin)],
            });
    }

    /// <summary>The steps alone, for a slip under way.</summary>
    public static Flow Track(LoanLineItem loan, LoanTexts say)
    {
        var steps = LoanSteps.Of(loan.Kind, loan.IsBefore);
        var at = Reached(steps, LoanStates.StepOf(loan.Status));
        return new Flow([.. steps.Select(step => new FlowStep(step == at ? say["Status" + loan.Status] : NameOf(step, loan.IsBefore, say), StateOf(loan.Status, step, at, waitsForReader: false)))]);
    }

    /// <summary>A step that this slip does not take is the one after it.</summary>
    static int Reached(IReadOnlyList<int> steps, int at) => steps.Contains(at) || at < 0 || at >= LoanSteps.Keys.Count ? at : steps.First(step => step > at);

    static string NameOf(int step, bool before, LoanTexts say) => say[before && step == 0 ? "Before" : LoanSteps.Keys[step]];

    /// <summary>Whether the reader stands first for what is open.</summary>
    public static bool WaitsFor(WaitingFor? waiting, Guid reader) => waiting?.First.Any(first => first.Person == reader) == true;

    /// <summary>Whether it waits for the reader on this day: handing out from the first day of use, taking back from the day of return.</summary>
    public static bool WaitsOn(LoanFile file, Guid reader, DateOnly today) => WaitsFor(file.Waiting, reader) && file.Waiting?.Form switch
    {
        LoanForms.HandOver => file.Loan.StartsOn <= today,
        LoanForms.GiveBack => file.Loan.DueOn <= today,
        _ => true,
    };

    /// <summary>รอรองนายกเทศมนตรี คนที่ 1; that nobody may where nobody is left; null where nobody is waited for.</summary>
    public static string? WaitsForWhom(WaitingFor? waiting, LoanTexts say) => waiting?.First switch
    {
        null => null,
        [] => say["NobodyMay"],
        [var one] => say["WaitsFor", NameOf(one)],
        { Count: var all } first => say["WaitsForEither", NameOf(first[0]), all - 1],
    };

    /// <summary>The post where there is one: matters wait for posts, and names change.</summary>
    public static string NameOf(WaitingPerson person) => person.Post is "" ? person.Name : person.Post;

    static MarkKind StateOf(LoanStatus status, int step, int at, bool waitsForReader) => (status, step.CompareTo(at)) switch
    {
        (_, < 0) => MarkKind.Done,
        (LoanStatus.Rejected, 0) => MarkKind.No,
        (LoanStatus.Cancelled, 0) or (LoanStatus.Rejected or LoanStatus.Cancelled, _) => MarkKind.Void,
        (_, > 0) => MarkKind.Todo,
        _ when waitsForReader => MarkKind.You,
        (LoanStatus.SentBack, _) => MarkKind.Back,
        _ => MarkKind.Now,
    };

    static string[] Lines(LoanFile file, IReadOnlyList<Decision> standing, int step, int at, LoanTexts say) =>
        [.. Done(file, standing, step, say), .. step == at ? Waiting(file, say) : []];

    static IEnumerable<string> Done(LoanFile file, IReadOnlyList<Decision> standing, int step, LoanTexts say) => step switch
    {
        0 => [file.Loan.KeyedByName is { } keyer ? say["KeyedByShort", keyer] : file.BorrowerName, ThaiDates.StampBrief(file.Loan.Filings[^1].At)],
        4 => file.Loan.HandOver is { } handOver ? [say[handOver.PaperId is null ? "BothSigned" : "BothSignedInk"], ThaiDates.StampBrief(handOver.At)] : [],
        5 => file.Loan is { IsOut: false, GiveBacks: [.., { } last] } ? [say[last.PaperId is null ? "BothSigned" : "BothSignedInk"], ThaiDates.StampBrief(last.At)] : [],
        _ => standing.LastOrDefault(decision => LoanSteps.OfPower(decision.PowerCode) == step) is { } decision
            ? [decision.PersonName, ThaiDates.StampBrief(decision.At)]
            : [],
    };

    static IEnumerable<string> Waiting(LoanFile file, LoanTexts say)
    {
        if (file.Loan.Status == LoanStatus.GivenBack)
            yield return say["WaitsForDamage"];
        if (file.Loan.Status == LoanStatus.PartlyReturned)
            yield return say["BackOf", file.Loan.CountBack, file.Loan.CountLent];
        if (file.Loan.IsOut)
            yield return say["DueFlow", file.Loan.DueOn];
        else if (WaitsForWhom(file.Waiting, say) is { } whom)
        {
            yield return whom;
            yield return say["WaitsSince", file.Waiting!.Since];
        }
    }
}

using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Home;

/// <summary>A request of the reader's own that is under way: where it stands and with whom.</summary>
public sealed record RunningRow(string Href, string Title, string Meta, Flow Way, string? With, Mark? Mark, bool Yours);

/// <summary>Turns the reader's slips into rows and into what the reader has to do.</summary>
public sealed class RunningWords(HomeTexts texts)
{
    const int Steps = 6;

    public RunningRow Row(LoanLineItem loan, WaitingFor? waiting, Guid reader, DateOnly today) => new(
        $"/loans/{loan.Id}",
        loan.Things > 1 ? texts["More", loan.FirstThing, loan.Things - 1] : loan.FirstThing,
        texts["RunningMeta", loan.SlipNumber, ThaiDates.Range(loan.StartsOn, loan.DueOn)],
        Way(loan.Status),
        With(waiting, reader),
        Mark(loan, today),
        loan.Status == LoanStatus.SentBack);

    /// <summary>What only the borrower can do now, with its link; null where nothing.</summary>
    public (string Text, string Href)? Todo(LoanLineItem loan, DateOnly today) => loan.Status switch
    {
        LoanStatus.SentBack => (texts["FileAgain", loan.SlipNumber], $"/loans/{loan.Id}/edit"),
        LoanStatus.HandedOver or LoanStatus.PartlyReturned when loan.DueOn < today => (texts["BringBack", loan.SlipNumber, loan.DueOn], $"/loans/{loan.Id}"),
        LoanStatus.Approved when loan.StartsOn <= today && today <= loan.DueOn => (texts["Fetch", loan.SlipNumber, loan.DueOn], $"/loans/{loan.Id}"),
        _ => null,
    };

    Flow Way(LoanStatus status)
    {
        var at = LoanStates.StepOf(status);
        return new Flow([.. Enumerable.Range(0, Steps).Select(step => new FlowStep(texts[$"Step{step}"],
            step < at ? MarkKind.Done
            : step > at ? MarkKind.Todo
            : status == LoanStatus.SentBack ? MarkKind.You
            : MarkKind.Now))]);
    }

    string? With(WaitingFor? waiting, Guid reader) => waiting switch
    {
        null => null,
        { First: [] } => texts["IsWithNobody"],
        { First: var first } when first.Any(person => person.Person == reader) => texts["IsWithYou"],
        { First: [var first, ..] } => texts["IsWith", first.Post.Length > 0 ? first.Post : first.Name, waiting.Since],
        _ => null,
    };

    Mark? Mark(LoanLineItem loan, DateOnly today) => (loan.Status, today.DayNumber - loan.DueOn.DayNumber) switch
    {
        (LoanStatus.SentBack, _) => new(MarkKind.Back, texts["SentBack"]),
        (LoanStatus.HandedOver or LoanStatus.PartlyReturned, > 0 and var late) => new(MarkKind.Late, texts["LateBy", late]),
        (LoanStatus.HandedOver or LoanStatus.PartlyReturned, 0) => new(MarkKind.Soon, texts["DueToday"]),
        (LoanStatus.HandedOver or LoanStatus.PartlyReturned, _) => new(MarkKind.Now, texts["DueOn", loan.DueOn]),
        _ => null,
    };
}

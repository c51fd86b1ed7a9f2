using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Shared;
using Bangkok = WiangSuai.Workflow.Web.Shared.Bangkok;

namespace WiangSuai.Workflow.Web.Inbox;

/// <summary>One piece of work as a row of a list (<c>_Work</c>).</summary>
/// <param name="Why">On what basis it is the reader's.</param>
/// <param name="Due">Until when, while it is open; how it ended, where it is not.</param>
/// <param name="Waits">True where it waits for the reader; false where its day has not come or where the reader may take it from somebody else.</param>
/// <param name="Pick">The task, where it may be approved together with others.</param>
/// <param name="Take">The task, where the reader may take it.</param>
public sealed record WorkRow(string Href, string Title, string Meta, string Why, Mark Due, string Waited, bool Waits, Guid? Pick = null, Guid? Take = null);

/// <summary>Turns tasks into rows that say what is asked, of whom, why and until when.</summary>
public sealed class InboxWords(InboxTexts texts)
{
    /// <param name="inList">Offers what can be done with it from a list.</param>
    public WorkRow Row(InboxItem item, DateOnly today, IReadOnlySet<DateOnly> holidays, bool inList = false) => item.End is { } end
        ? new(item.PowerCode is null ? item.CaseHref : item.Href, Title(item), Meta(item), EndedBy(end), Ended(item, end), texts["OpenedAt", item.OpenedAt], Waits: false)
        : new(
            item.WaitsFrom > today || item is { Form: not null, Pile: null } ? item.CaseHref : item.Href, Title(item), Meta(item), Why(item, today, holidays),
            item.WaitsFrom is null ? Due(item.DueOn, today, holidays) : DueOfForm(item.DueOn, today, holidays), Waited(item.OpenedAt, today, holidays), item.WaitsOn(today),
            Pick: inList && item is { Pile: Pile.Mine, MayBeBatched: true } ? item.Task : null,
            Take: inList && item is { Pile: Pile.Available, PowerCode: not null } ? item.Task : null);

    /// <summary>A question that waits for the reader's opinion: with the question, and who decides in the end.</summary>
    public WorkRow Row(OpinionReader.Line line, DateOnly today, IReadOnlySet<DateOnly> holidays) => new(
        $"/inbox/opinions/{line.Id}", texts["OpinionTask", line.Subject], line.Question, texts["OpinionWhy", line.By], new(MarkKind.You, texts["OpinionWaits"]), Waited(line.At, today, holidays), Waits: true);

    Mark Ended(InboxItem item, Ended end) => end.Outcome switch
    {
        _ when end.TakenBack => new(MarkKind.Void, texts["TakenBackMark"]),
        TaskOutcome.Withdrawn => new(MarkKind.Void, texts["TaskWithdrawn"]),
        TaskOutcome.Returned => new(MarkKind.Back, texts["Outcome.Returned"]),
        TaskOutcome.Rejected => new(MarkKind.No, Outcome(Powers.Of(item.PowerCode!), end.Outcome)),
        TaskOutcome.Approved => new(MarkKind.Done, Outcome(Powers.Of(item.PowerCode!), end.Outcome)),
        _ => new(MarkKind.Done, texts["TaskDone"]),
    };

    string EndedBy(Ended end) => end switch
    {
        { By: null } => texts["EndedAround", end.At],
        { IsReader: true } => texts["EndedByYou", end.At],
        _ => texts["EndedBy", end.By, end.At],
    };

    /// <summary>เครื่องฉายภาพ และอีก 2 รายการ.</summary>
    public string Things(string first, int count) => count > 1 ? texts["More", first, count - 1] : first;

    public string Place(LoanPlace place) => texts[$"Place{place}"];

    /// <summary>What a decision under this power would be called, as it has become: อนุมัติ, ไม่เห็นชอบ.</summary>
    public string Outcome(Power power, string outcome) =>
        outcome == TaskOutcome.Returned ? texts["Outcome.Returned"] : texts.Of($"Outcome.{outcome}", power);

    public Mark Due(DateOnly? due, DateOnly today, IReadOnlySet<DateOnly> holidays) => due switch
    {
        null => new(MarkKind.Todo, texts["NoDue"]),
        { } day when day < today => new(MarkKind.Late, WorkingDays.Between(day, today, holidays) is > 0 and var days ? texts["LateBy", days] : texts["LateByDays"]),
        { } day when day == today => new(MarkKind.Soon, texts["WithinToday"]),
        { } day => new(MarkKind.Todo, texts["DueOn", day]),
    };

    /// <summary>The days of a loan are calendar days.</summary>
    Mark DueOfForm(DateOnly? due, DateOnly today, IReadOnlySet<DateOnly> holidays) => due < today ? new(MarkKind.Late, texts["LateByCalendar", today.DayNumber - due.Value.DayNumber]) : Due(due, today, holidays);

    /// <summary>What is asked, and of what.</summary>
    public string Title(InboxItem item)
    {
        var key = $"Task.{item.PowerCode ?? item.Form}";
        return texts[texts.Knows(key) ? key : "Task.other", item.Slip is { } slip ? Things(slip.FirstThing, slip.Things) : item.Subject];
    }

    /// <summary>Who asks, and the rest that tells one such task from another.</summary>
    public string Meta(InboxItem item) => item.Slip is { } slip
        ? texts["Meta", item.From, item.Unit, Place(slip.Place), ThaiDates.Range(slip.StartsOn, slip.DueBack), slip.Amount, item.Reference]
        : string.Join(" · ", new[] { item.From, item.Unit, Reference(item) }.Where(part => part is { Length: > 0 }));

    /// <summary>What is about a slip goes by the slip's number.</summary>
    string? Reference(InboxItem item) =>
        item is { Kind: CaseKind.Extension or CaseKind.Chase, Reference: { } number } ? texts["SlipNumber", number] : item.Reference;

    /// <summary>Why it is the reader's: on what basis, and who shares it; or with whom it lies.</summary>
    string Why(InboxItem item, DateOnly today, IReadOnlySet<DateOnly> holidays) => item switch
    {
        { TakenBy: { IsReader: true } taken } => texts[WorkingDays.Between(Bangkok.Day(taken.Since), today, holidays) > 0 ? "TakenByYouLong" : "TakenByYou", Why(item.Basis), taken.Since, taken.LastDay],
        { TakenBy: { } taken } => texts[WorkingDays.Between(Bangkok.Day(taken.Since), today, holidays) > 0 ? "TakenByLong" : "TakenBy", taken.By, taken.Since, taken.LastDay],
        { Pile: Pile.Mine, Others: > 0 } => texts["WhyShared", Why(item.Basis), item.Others],
        { Pile: Pile.Mine } => Why(item.Basis),
        { Pile: Pile.Available, WaitsFor: [var first, ..] } => texts["WhyAvailable", Why(item.Basis), first],
        { WaitsFor: [var first, ..] } => texts["WaitsFor", first],
        { Pile: not null } => Why(item.Basis),
        _ => texts["WaitsForNobody"],
    };

    string Why(BasisNote? basis) => basis switch
    {
        null => texts["BasisForm"],
        { Mode: BasisMode.OwnPower } => texts["BasisOwn", basis.ActsIn],
        { Mode: BasisMode.Delegated } => texts["BasisDelegated", basis.ActsFor, basis.Order, basis.Clause],
        _ => texts[$"Basis{basis.Mode}", basis.ActsFor],
    };

    string Waited(DateTimeOffset opened, DateOnly today, IReadOnlySet<DateOnly> holidays) => (Bangkok.Day(opened), WorkingDays.Between(Bangkok.Day(opened), today, holidays)) switch
    {
        (var day, _) when day == today => texts["CameToday", opened],
        (_, 0) => texts["CameLately", opened],
        (_, var days) => texts["WaitedDays", days],
    };
}

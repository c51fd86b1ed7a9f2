using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Shared;
using Bangkok = WiangSuai.Workflow.Web.Shared.Bangkok;

namespace WiangSuai.Workflow.Web.Inbox;

/// <summary>One piece of work as a row of a list (<c>_Work</c>).</summary>
/// <param name="Why">On what basis it is the reader's.</param>
/// <param name="Waits">True where it waits for the reader; false where its day has not come or where the reader may take it from somebody else.</param>
public sealed record WorkRow(string Href, string Title, string Meta, string Why, Mark Due, string Waited, bool Waits);

/// <summary>Turns tasks into rows that say what is asked, of whom, why and until when.</summary>
public sealed class InboxWords(InboxTexts texts)
{
    public WorkRow Row(InboxItem item, DateOnly today, IReadOnlySet<DateOnly> holidays) => new(
        item.WaitsFrom > today ? item.CaseHref : item.Href, Title(item), Meta(item), Why(item.Basis),
        item.WaitsFrom is null ? Due(item.DueOn, today, holidays) : DueOfForm(item.DueOn, today, holidays), Waited(item.OpenedAt, today, holidays), item.WaitsOn(today));

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

    string Title(InboxItem item)
    {
        var key = $"Task.{item.PowerCode ?? item.Form}";
        return texts[texts.Knows(key) ? key : "Task.other", item.Slip is { } slip ? Things(slip.FirstThing, slip.Things) : item.Subject];
    }

    string Meta(InboxItem item) => item.Slip is { } slip
        ? texts["Meta", item.From, item.Unit, Place(slip.Place), ThaiDates.Range(slip.StartsOn, slip.DueBack), slip.Amount, item.Reference]
        : string.Join(" · ", new[] { item.From, item.Unit, Reference(item) }.Where(part => part is { Length: > 0 }));

    /// <summary>What is about a slip goes by the slip's number.</summary>
    string? Reference(InboxItem item) =>
        item is { Kind: CaseKind.Extension or CaseKind.Chase, Reference: { } number } ? texts["SlipNumber", number] : item.Reference;

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

using Microsoft.AspNetCore.Html;

namespace WiangSuai.Workflow.Web.Shared;

/// <summary>One step of a case's way (<c>_Flow</c>, <c>_Trk</c>).</summary>
/// <param name="Name">The step as a verb: ยื่นคำขอ, อนุมัติ.</param>
/// <param name="State"><see cref="MarkKind.Done"/> for what is over, <see cref="MarkKind.Now"/> or <see cref="MarkKind.You"/> for where it stands, <see cref="MarkKind.Todo"/> for what comes.</param>
/// <param name="Lines">Who and when, one line each.</param>
public sealed record FlowStep(string Name, MarkKind State, params string[] Lines);

/// <summary>Where a case stands: <c>&lt;partial name="_Flow" model="…" /&gt;</c> large, <c>_Trk</c> in one line of a list. At most 8 steps.</summary>
public sealed record Flow(IReadOnlyList<FlowStep> Steps, string? Note = null);

/// <summary>One line of a history (<c>_Log</c> takes a list, newest first).</summary>
/// <param name="Mark">State with its hidden word.</param>
/// <param name="What">What happened, bold.</param>
/// <param name="About">The rest of the sentence: who, how much.</param>
/// <param name="Small">When, in which capacity, on which basis.</param>
/// <param name="Quote">What the person wrote.</param>
public sealed record LogEntry(Mark Mark, string What, string? About = null, string? Small = null, string? Quote = null, string? Href = null);

/// <summary>One label–value pair (<c>_Facts</c> takes a list).</summary>
public sealed record Fact(string Label, IHtmlContent Value)
{
    /// <summary>A value of plain text; terms and numbers in it are kept whole.</summary>
    public Fact(string label, string? value) : this(label, Nb.Of(value)) { }
}

/// <summary>A day's state in a calendar.</summary>
public enum DayState
{
    /// <summary>Free.</summary>
    Free,

    /// <summary>Held or free in part.</summary>
    Held,

    /// <summary>On loan.</summary>
    Busy,

    /// <summary>Asked for here.</summary>
    Wanted,
}

/// <summary>What a calendar says of one day; days not named are free.</summary>
/// <param name="Note">Who has it; hidden text on a phone, a line in the day from 60rem in the big form.</param>
public sealed record CalendarDay(DateOnly Day, DayState State, string? Note = null);

/// <summary>A month by days (<c>_Cal</c>): free, held, lent, chosen, today.</summary>
/// <param name="Month">Any day of the month.</param>
/// <param name="Days">Only those with something to say.</param>
/// <param name="Today">Framed if it lies in the month.</param>
/// <param name="Closed">Days on which the office is closed besides Saturday and Sunday.</param>
/// <param name="Caption">Defaults to the month's name.</param>
/// <param name="Big">The form of an asset's own page, with notes.</param>
/// <param name="Busy">What the hatch means here, where it is not that somebody has the thing.</param>
public sealed record Calendar(
    DateOnly Month, IReadOnlyList<CalendarDay> Days, DateOnly? Today = null, IReadOnlySet<DateOnly>? Closed = null, string? Caption = null, bool Big = false, string? Busy = null);

/// <summary>One test of a ruling (<c>_Tests</c> takes a list).</summary>
/// <param name="Passed">True, false, or null while it waits.</param>
/// <param name="Text">What was tested, with its values.</param>
/// <param name="Small">What stands behind it.</param>
/// <param name="Name">Printed bold before the text: the way or person in question.</param>
public sealed record Test(bool? Passed, string Text, string? Small = null, string? Name = null);

/// <summary>An empty place (<c>_Empty</c>): what is not there, what happens next, one way on.</summary>
public sealed record Empty(string Icon, string Title, string Text, string? Go = null, string? Href = null);

/// <summary>Pages of a long list (<c>_Paging</c>). Pages count from 1; nothing is printed for a single one.</summary>
/// <param name="Href">Address of a page.</param>
/// <param name="Form">Id of the form that leads there, where what is ticked on this page has to come along.</param>
public sealed record Paging(int Page, int Pages, Func<int, string> Href, string? Form = null);

/// <summary>A search field that works by GET (<c>_Search</c>).</summary>
/// <param name="Label">Hidden label.</param>
/// <param name="Hint">Example in the field.</param>
/// <param name="Keep">Other values of the query that stay.</param>
public sealed record Search(string Label, string? Value, string? Hint = null, string Name = "q", string? Action = null, IReadOnlyDictionary<string, string?>? Keep = null);

/// <summary>A number that leads to its list (<c>_Nums</c> takes at most four).</summary>
public sealed record KeyFigure(int Number, string Label, string Href, string? Small = null, bool Late = false, bool Hot = false);

/// <summary>Steps of a form or of an order's life (<c>_Prog</c>); <paramref name="At"/> counts from 0.</summary>
public sealed record Progress(IReadOnlyList<string> Steps, int At);

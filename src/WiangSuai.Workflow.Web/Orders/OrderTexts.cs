using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Orders;

/// <summary>The words of orders on the screen, and of the paper itself, which is always Thai.</summary>
public sealed class OrderTexts : Texts
{
    /// <summary>A line of the paper, with Thai digits.</summary>
    internal string Print(string key, params object?[] values) =>
        ThaiDigits.ToThai(string.Format(System.Globalization.CultureInfo.InvariantCulture, In(Languages.Thai, key), values));

    internal Mark StateOf(Instrument order, DateTimeOffset at) => order.StateAt(at) switch
    {
        OrderState.InForce when order.To is { } last && last <= Bangkok.Day(at).AddDays(EndsSoon) => new(MarkKind.Soon, this["InForceUntil", last]),
        OrderState.InForce when order.To is { } last => new(MarkKind.Done, this["InForceUntil", last]),
        OrderState.InForce => new(MarkKind.Done, this["InForceUntilRevoked"]),
        OrderState.NotAnnounced => new(MarkKind.Now, this["NotAnnounced"]),
        OrderState.NotYet => new(MarkKind.Todo, this["NotYet", order.From]),
        OrderState.Suspended => new(MarkKind.No, this["Suspended"]),
        OrderState.Revoked => new(MarkKind.Void, this["Revoked", Bangkok.Day(order.RevokedFrom()!.Value)]),
        OrderState.Expired => new(MarkKind.Void, this["Expired", order.To!.Value]),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>321/2569, as an official number is written whatever the language.</summary>
    internal string NumberOf(int number, int year) => this["NumberYear", number, year + Years.Era];

    /// <summary>From when to when an order counts, as far as it says.</summary>
    internal string DaysOf(DateOnly? from, DateOnly? to) => (from, to) switch
    {
        ({ } first, { } last) => ThaiDates.Range(first, last),
        ({ } first, null) => this["FromOn", first],
        _ => "–",
    };

    /// <summary>What is wrong and what to do.</summary>
    internal string Of(OrderProblem problem) => this[$"Problem.{problem.Code}", problem.Values];

    internal Mark Mark(OrderDraftStatus status) => new(status switch
    {
        OrderDraftStatus.Draft => MarkKind.Todo,
        OrderDraftStatus.Submitted or OrderDraftStatus.Reviewed or OrderDraftStatus.Endorsed or OrderDraftStatus.Issued => MarkKind.Now,
        OrderDraftStatus.SentBack => MarkKind.Back,
        OrderDraftStatus.Rejected => MarkKind.No,
        OrderDraftStatus.InForce => MarkKind.Done,
        OrderDraftStatus.Withdrawn or OrderDraftStatus.Lapsed => MarkKind.Void,
        _ => throw new System.Diagnostics.UnreachableException(),
    }, this[$"Draft.{status}"]);

    /// <summary>Days before its last one from which an order is shown as ending.</summary>
    internal const int EndsSoon = 60;
}

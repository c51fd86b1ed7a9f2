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
        OrderState.NotYet => new(MarkKind.Todo, this["NotYet", order.From]),
        OrderState.Suspended => new(MarkKind.No, this["Suspended"]),
        OrderState.Revoked => new(MarkKind.Void, this["Revoked", Bangkok.Day(order.RevokedFrom()!.Value)]),
        OrderState.Expired => new(MarkKind.Void, this["Expired", order.To!.Value]),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Days before its last one from which an order is shown as ending.</summary>
    internal const int EndsSoon = 60;
}

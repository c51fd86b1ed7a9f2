using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Orders;

/// <summary>What a reader has to know of an order first: whether it counts. For display; authority works out for itself what grants.</summary>
public enum OrderState
{
    InForce,
    /// <summary>Signed, its first day is still to come.</summary>
    NotYet,
    /// <summary>Its days have begun, but all that it gives waits for the announcement to the public.</summary>
    NotAnnounced,
    Suspended,
    /// <summary>Revoked as a whole; a revoked clause leaves the order in force.</summary>
    Revoked,
    /// <summary>Its last day is over.</summary>
    Expired,
}

public static class OrderStates
{
    /// <summary>The state at an instant. A revoked order stays revoked after its last day; a suspension only counts while the order would.</summary>
    /// <param name="order">With its revocations (and the orders behind them), its suspensions, its clauses with their posts, and its announcements.</param>
    public static OrderState StateAt(this Instrument order, DateTimeOffset at) =>
        order.RevokedFrom() <= at ? OrderState.Revoked
        : order.To is { } last && Bangkok.Day(at) > last ? OrderState.Expired
        : at < order.GrantsFrom() ? OrderState.NotYet
        : order.Suspensions.Any(s => s.KnownTo is null && s.From <= at && (s.Until is null || at < s.Until)) ? OrderState.Suspended
        : order.Waiting() is { Count: > 0 } waiting && order.Clauses.Count(clause => clause.Power is not null) == waiting.Count ? OrderState.NotAnnounced
        : OrderState.InForce;

    /// <summary>It grants from its first day, and never before it was signed.</summary>
    public static DateTimeOffset GrantsFrom(this Instrument order)
    {
        var begins = Bangkok.Instant(order.From);
        return begins > order.SignedAt ? begins : order.SignedAt;
    }

    /// <summary>First instant at which the whole order is revoked; none where it is not. An order that revokes counts from when it comes into force.</summary>
    public static DateTimeOffset? RevokedFrom(this Instrument order) =>
        order.Revocations.Where(r => r.KnownTo is null && r.ClauseId is null).Select(From).Min(from => (DateTimeOffset?)from);

    static DateTimeOffset From(Revocation revocation) =>
        revocation.ByInstrument is { } by && by.GrantsFrom() > revocation.At ? by.GrantsFrom() : revocation.At;
}

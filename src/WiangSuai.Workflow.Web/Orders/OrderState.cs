using System.Linq.Expressions;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Shared;
using Bangkok = WiangSuai.Workflow.Web.Shared.Bangkok;

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

/// <summary>Works out an order's state, of one order and as a condition on the register.</summary>
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

    /// <summary>Whether nothing that it gave can count any more: it is revoked, its last day is over, or each of its clauses is revoked.</summary>
    /// <param name="order">As for <see cref="StateAt"/>.</param>
    public static bool HasEnded(this Instrument order, DateTimeOffset at) =>
        order.StateAt(at) is OrderState.Revoked or OrderState.Expired
        || (order.Clauses.Where(clause => clause.Power is not null).ToList() is { Count: > 0 } gives
            && gives.All(clause => order.Revocations.Any(r => r.KnownTo is null && r.ClauseId == clause.Id && From(r) <= at)));

    /// <summary>It grants from its first day, and never before it was signed.</summary>
    public static DateTimeOffset GrantsFrom(this Instrument order)
    {
        var begins = Bangkok.Instant(order.From);
        return begins > order.SignedAt ? begins : order.SignedAt;
    }

    /// <summary>First instant at which the whole order is revoked; none where it is not. An order that revokes counts from when it comes into force.</summary>
    public static DateTimeOffset? RevokedFrom(this Instrument order) =>
        order.Revocations.Where(r => r.KnownTo is null && r.ClauseId is null).Select(From).Min(from => (DateTimeOffset?)from);

    /// <summary>Those orders of the register that are in a state at an instant; the database's words for <see cref="StateAt"/>.</summary>
    public static IQueryable<Instrument> In(this IQueryable<Instrument> orders, OrderState state, DateTimeOffset at)
    {
        foreach (var (before, holds) in Conditions(at))
        {
            if (before == state)
                return orders.Where(holds);
            orders = orders.Where(Not(holds));
        }
        return orders;   // none of the others: in force
    }

    /// <summary>What puts an order into each state, where it is in none of those before.</summary>
    static IEnumerable<(OrderState State, Expression<Func<Instrument, bool>> Holds)> Conditions(DateTimeOffset at)
    {
        var (today, announcedFor) = (Bangkok.Day(at), Announcing.For);
        yield return (OrderState.Revoked, order => order.Revocations.Any(r =>
            r.KnownTo == null && r.ClauseId == null && r.At <= at && (r.ByInstrument == null || (r.ByInstrument.From <= today && r.ByInstrument.SignedAt <= at))));
        yield return (OrderState.Expired, order => order.To != null && order.To < today);
        yield return (OrderState.NotYet, order => order.From > today || order.SignedAt > at);
        yield return (OrderState.Suspended, order => order.Suspensions.Any(s => s.KnownTo == null && s.From <= at && (s.Until == null || s.Until > at)));
        yield return (OrderState.NotAnnounced, order => order.Kind == InstrumentKind.Delegation
            && order.Announcements.All(announced => announced.KnownTo != null)
            && order.Clauses.Any(clause => clause.DelegateePost != null)
            && order.Clauses.All(clause => clause.DelegateePost == null || announcedFor.Contains(clause.DelegateePost.Kind)));
    }

    static Expression<Func<T, bool>> Not<T>(Expression<Func<T, bool>> condition) => Expression.Lambda<Func<T, bool>>(Expression.Not(condition.Body), condition.Parameters);

    /// <summary>From when a revocation counts: one made by an order, not before that order grants.</summary>
    internal static DateTimeOffset From(Revocation revocation) =>
        revocation.ByInstrument is { } by && by.GrantsFrom() > revocation.At ? by.GrantsFrom() : revocation.At;
}

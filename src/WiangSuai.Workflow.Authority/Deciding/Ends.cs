namespace WiangSuai.Workflow.Authority;

/// <summary>When instruments and clauses were revoked, once it is settled which revocations count.</summary>
/// <remarks>
/// A revocation by an order counts from when that order comes into force and stays whatever happens to the order later. Where the order was
/// itself revoked at or before that instant, it never came into force, and what it would have revoked goes on (ARCHITECTURE.md, rule 5).
/// Orders that revoke each other in the same instant settle nothing between them; then all these revocations count, since that grants less.
/// </remarks>
sealed class Ends
{
    readonly Dictionary<Guid, Instrument> orders;
    readonly ILookup<Guid, Revocation> ofOrder;
    readonly ILookup<Guid, Suspension> suspensions;
    readonly Dictionary<Guid, DateTimeOffset> orderEnds;
    readonly Dictionary<Guid, DateTimeOffset> clauseEnds;

    public Ends(Records records)
    {
        orders = records.Instruments.ToDictionary(order => order.Id);
        ofOrder = records.Revocations.Where(one => one.Clause is null).ToLookup(one => one.Instrument);
        suspensions = records.Suspensions.ToLookup(pause => pause.Instrument);

        var counting = Counting(records.Revocations);
        orderEnds = Earliest(counting.Where(one => one.Clause is null), one => one.Instrument);
        clauseEnds = Earliest(counting.Where(one => one.Clause is not null), one => one.Clause!.Value);
    }

    public DateTimeOffset? RevocationOf(Instrument order) => orderEnds.TryGetValue(order.Id, out var at) ? at : null;

    public DateTimeOffset? RevocationOf(Instrument order, Clause clause) =>
        (RevocationOf(order), clauseEnds.TryGetValue(clause.Id, out var at) ? at : (DateTimeOffset?)null) switch
        {
            ({ } whole, { } part) => whole < part ? whole : part,
            var (whole, part) => whole ?? part,
        };

    public IReadOnlyList<Suspension> SuspensionsOf(Instrument order) => [.. suspensions[order.Id]];

    /// <summary>Settles one revocation after the other, until no more can be settled.</summary>
    List<Revocation> Counting(IReadOnlyList<Revocation> revocations)
    {
        var made = new HashSet<Revocation>();
        var voided = new HashSet<Revocation>();
        var open = revocations.Distinct().OrderBy(EffectiveAt).ToList();
        while (open.RemoveAll(Settle) > 0) { }

        return [.. made, .. open];

        bool Settle(Revocation one)
        {
            var stoppers = StoppersOf(one);
            if (StartsAfterItsEnd(one) || stoppers.Any(made.Contains)) return voided.Add(one);
            return stoppers.All(voided.Contains) && made.Add(one);
        }
    }

    /// <summary>The revocations that would keep the revoking order from ever coming into force.</summary>
    List<Revocation> StoppersOf(Revocation one) =>
        one.ByInstrument is { } by ? [.. ofOrder[by].Where(other => EffectiveAt(other) <= orders[by].StartsAt())] : [];

    bool StartsAfterItsEnd(Revocation one) =>
        one.ByInstrument is { } by && orders[by].To < Bangkok.DayOf(orders[by].StartsAt());

    DateTimeOffset EffectiveAt(Revocation one) =>
        one.ByInstrument is { } by && orders[by].StartsAt() is var start && start > one.At ? start : one.At;

    Dictionary<Guid, DateTimeOffset> Earliest(IEnumerable<Revocation> revocations, Func<Revocation, Guid> of) =>
        revocations.GroupBy(of).ToDictionary(group => group.Key, group => group.Min(EffectiveAt));
}

namespace WiangSuai.Workflow.Authority;

/// <summary>When instruments and clauses were revoked, once it is settled which revocations count.</summary>
/// <remarks>
/// A revocation by an order counts from when that order comes into force and stays whatever happens to the order later. Where the order was
/// itself revoked at or before that instant, it never came into force, and what it would have revoked goes on (ARCHITECTURE.md, rule 5).
/// </remarks>
sealed class Ends
{
    readonly Dictionary<Guid, DateTimeOffset> orders = [];
    readonly Dictionary<Guid, DateTimeOffset> clauses = [];
    readonly ILookup<Guid, Suspension> suspensions;

    public Ends(Records records)
    {
        var starts = records.Instruments.ToDictionary(order => order.Id, order => (At: order.StartsAt(), order.To));
        suspensions = records.Suspensions.ToLookup(pause => pause.Instrument);

        // From the earliest on: whether an order came into force is known before anything that it revokes is looked at.
        foreach (var (revocation, at) in records.Revocations.Select(row => (row, EffectiveAt(row))).OrderBy(row => row.Item2))
            if (revocation.ByInstrument is not { } by || CameIntoForce(by))
                Note(revocation.Clause is { } clause ? (clauses, clause) : (orders, revocation.Instrument), at);

        DateTimeOffset EffectiveAt(Revocation row) =>
            row.ByInstrument is { } by && starts[by].At is var start && start > row.At ? start : row.At;

        bool CameIntoForce(Guid order) =>
            !(orders.TryGetValue(order, out var end) && end <= starts[order].At) && !(starts[order].To < Bangkok.DayOf(starts[order].At));
    }

    public DateTimeOffset? RevocationOf(Instrument order) => orders.TryGetValue(order.Id, out var at) ? at : null;

    public DateTimeOffset? RevocationOf(Instrument order, Clause clause) =>
        (RevocationOf(order), clauses.TryGetValue(clause.Id, out var at) ? at : (DateTimeOffset?)null) switch
        {
            ({ } whole, { } part) => whole < part ? whole : part,
            var (whole, part) => whole ?? part,
        };

    public IReadOnlyList<Suspension> SuspensionsOf(Instrument order) => [.. suspensions[order.Id]];

    static void Note((Dictionary<Guid, DateTimeOffset> Ends, Guid Id) end, DateTimeOffset at) => end.Ends.TryAdd(end.Id, at);
}

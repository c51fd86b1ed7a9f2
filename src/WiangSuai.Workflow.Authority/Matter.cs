namespace WiangSuai.Workflow.Authority;

/// <summary>What is to be decided, as far as authority asks (เรื่อง).</summary>
/// <remarks>Null means "not known". A rule that needs what is not known refuses; it never guesses.</remarks>
public sealed record Matter
{
    /// <summary>Who asks (ผู้ขอ).</summary>
    public required Guid Requester { get; init; }

    /// <summary>For whom it is asked, where that is somebody else.</summary>
    public IReadOnlyList<Guid> OnBehalfOf { get; init; } = [];

    /// <summary>Persons who declared, or about whom was declared, an interest in it (ม.13: party, spouse, relative).</summary>
    public IReadOnlyList<Guid> Conflicts { get; init; } = [];

    public Guid? RequestingUnit { get; init; }

    /// <summary>The unit whose thing it is. A basket of several is split before it is asked for.</summary>
    public Guid? HoldingUnit { get; init; }

    /// <summary>Value in baht.</summary>
    public decimal? Amount { get; init; }

    public IReadOnlyList<string>? AssetClasses { get; init; }

    public Premises? Premises { get; init; }

    /// <summary>
    /// What earlier cases used of the clauses that limit a period, this case not counted. A clause without an entry is not known, not unused:
    /// <see cref="Town.CountersFor"/> says which entries a decision needs.
    /// </summary>
    public IReadOnlyList<Usage> Used { get; init; } = [];

    internal bool IsOf(Guid person) => person == Requester || OnBehalfOf.Contains(person);

    internal Guid? UnitIn(UnitRole role) => role == UnitRole.Holding ? HoldingUnit : RequestingUnit;

    internal decimal? UsedOf(Counter counter) => Used.FirstOrDefault(used => used.Counter == counter)?.Amount;
}

/// <summary>The running sum of one clause in one period, the key under which it is stored.</summary>
/// <param name="PeriodStart">First day of the period, Bangkok calendar.</param>
public sealed record Counter(Guid Clause, DateOnly PeriodStart);

/// <summary>What was used of a clause in a period.</summary>
/// <param name="Amount">Baht, at least 0.</param>
public sealed record Usage(Counter Counter, decimal Amount);

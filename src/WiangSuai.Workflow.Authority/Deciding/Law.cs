namespace WiangSuai.Workflow.Authority;

/// <summary>The rules of a decision, one per entry (กฎที่ใช้ตรวจอำนาจ).</summary>
/// <remarks>
/// A table, so that the rules can be read as a list, and so that the tests can break one at a time and see that it is missed.
/// What an office may choose stands in <see cref="Policy"/>, not here.
/// </remarks>
sealed record Law
{
    public static Law AsWritten { get; } = new();

    /// <summary>What stops a person whatever the way.</summary>
    public IReadOnlyList<Bar> Bars { get; init; } = [Authority.Bars.OwnRequest, Authority.Bars.DeclaredConflict, Authority.Bars.Absent];

    /// <summary>What makes a clause lawful to use for its delegatee, before any matter is looked at.</summary>
    public IReadOnlyList<ClauseRule> Validity { get; init; } =
    [
        ClauseValidity.OrderDelegates,
        ClauseValidity.PowerIsDelegable,
        ClauseValidity.SignerOwnsThePower,
        ClauseValidity.HasBegun,
        ClauseValidity.HasNotExpired,
        ClauseValidity.IsNotRevoked,
        ClauseValidity.IsNotSuspended,
        ClauseValidity.WasAnnounced,
        ClauseValidity.DelegatorIsTheSame,
    ];

    /// <summary>What makes a clause cover the matter.</summary>
    public IReadOnlyList<ClauseRule> Coverage { get; init; } =
    [
        ClauseCoverage.HasNoOtherCondition,
        ClauseCoverage.DelegatorIsNotBarred,
        ClauseCoverage.CoversThePremises,
        ClauseCoverage.CoversTheClasses,
        ClauseCoverage.CoversTheUnit,
        ClauseCoverage.IsWithinCaseLimit,
        ClauseCoverage.IsWithinPeriodLimit,
    ];

    /// <summary>The day by which holdings and orders are read.</summary>
    public Func<DateTimeOffset, DateOnly> DayOf { get; init; } = Bangkok.DayOf;

    /// <summary>Whether a person can act at all at the instant.</summary>
    public Func<Question, Guid, bool> CanAct { get; init; } = (question, person) => Authority.Bars.Absent(question, person) is null;

    /// <summary>Whether an appointment to act counts for a post that has no present holder; the flag says whether it is vacant.</summary>
    public Func<HoldingMode, bool, bool> AppointmentCounts { get; init; } = (mode, vacant) => vacant || mode == HoldingMode.ActingInPlace;

    /// <summary>The posts that act for a post by law and order, first to last; the flag says whether it is vacant.</summary>
    public Func<Question, Post, bool, IReadOnlyList<Post>> Line { get; init; } = Succession.LineFor;

    /// <summary>Whether deputies whose order is not fixed keep the clerk out while they can act.</summary>
    public bool OrderOfDeputiesMustBeFixed { get; init; } = true;

    /// <summary>As what the line acts.</summary>
    public Func<Post, bool, BasisMode> ModeOfLine { get; init; } =
        (post, vacant) => vacant && post.Kind == PostKind.Mayor ? BasisMode.PerformingDuties : BasisMode.ActingInPlace;

    /// <summary>Whether somebody in charge of a post is passed over because of the matter.</summary>
    public Func<Question, Guid, bool> IsPassedOver { get; init; } = (question, person) => question.IsBarred(person);

    /// <summary>Whether, of those in charge on one rung, nobody is left who may decide.</summary>
    public Func<Question, IEnumerable<Guid>, bool> MovesUp { get; init; } =
        (question, inCharge) => question.Power.MovesUp && inCharge.All(question.IsBarred);
}

/// <returns>The reason, or null where the rule does not stop the person.</returns>
delegate Reason? Bar(Question question, Guid person);

/// <summary>One rule on one clause: a test that held, a reason against it, or nothing to say.</summary>
delegate Finding ClauseRule(Question question, DelegatedPower given);

readonly record struct Finding(Test? Held, Reason? Stops)
{
    public static Finding NothingToSay => default;

    public static implicit operator Finding(Test held) => new(held, null);

    public static implicit operator Finding(Reason stops) => new(null, stops);
}

namespace WiangSuai.Workflow.Authority;

/// <summary>What a person may sign at an instant, before any matter is looked at (บัตรอำนาจ).</summary>
/// <param name="May">In force now, in the order of posts and of the paper.</param>
/// <param name="MayNot">What an order or a place in line gives the person, but not now, each with why.</param>
/// <remarks>What was used of a period's limit is Web's to add, by <see cref="CardEntry.Clause"/>.</remarks>
public sealed record AuthorityCard(Guid Person, DateTimeOffset At, IReadOnlyList<CardEntry> May, IReadOnlyList<Dormant> MayNot);

/// <summary>One line of a card: what the person may sign, or what may come to be.</summary>
public abstract record CardLine;

/// <param name="Unit">The unit whose matters it covers, for a head's power; none for the whole office.</param>
/// <param name="Clause">The clause with its limits, for a delegation.</param>
public sealed record CardEntry(
    Power Power, BasisMode Mode, PostRef ActsIn, IReadOnlyList<ActingStep> Steps, Guid? Unit, CardClause? Clause, SignatureBlock Block)
    : CardLine;

/// <param name="To">Last day, included; none for "until revoked".</param>
public sealed record CardClause(ClauseRef Ref, Clause Clause, DateOnly From, DateOnly? To);

/// <param name="For">The post acted for or delegating.</param>
/// <param name="Power">The power of a clause; none for a place in line, which gives all of the post's.</param>
public sealed record Dormant(Way Way, PostRef For, Power? Power, ClauseRef? Clause, IReadOnlyList<Reason> Reasons) : CardLine;

namespace WiangSuai.Workflow.Authority;

/// <summary>A rule that stops somebody, with the values that say by how much (เหตุที่ลงนามไม่ได้). Web words it by <see cref="Code"/>.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "reason")]
[JsonDerivedType(typeof(OwnRequest), "own-request")]
[JsonDerivedType(typeof(DeclaredConflict), "declared-conflict")]
[JsonDerivedType(typeof(Absent), "absent")]
[JsonDerivedType(typeof(SignInNotConfirmed), "sign-in-not-confirmed")]
[JsonDerivedType(typeof(HoldsNoPostWithThisPower), "holds-no-post-with-this-power")]
[JsonDerivedType(typeof(SuperiorNotCalled), "superior-not-called")]
[JsonDerivedType(typeof(CannotBeEvaluated), "cannot-be-evaluated")]
[JsonDerivedType(typeof(NotInLine), "not-in-line")]
[JsonDerivedType(typeof(HolderPresent), "holder-present")]
[JsonDerivedType(typeof(EarlierInLine), "earlier-in-line")]
[JsonDerivedType(typeof(OrderOfDeputiesNotFixed), "order-of-deputies-not-fixed")]
[JsonDerivedType(typeof(NeedsVacancy), "needs-vacancy")]
[JsonDerivedType(typeof(NoClauseForPost), "no-clause-for-post")]
[JsonDerivedType(typeof(PowerNotDelegable), "power-not-delegable")]
[JsonDerivedType(typeof(OrderGivesNoPower), "order-gives-no-power")]
[JsonDerivedType(typeof(NoSubDelegation), "no-sub-delegation")]
[JsonDerivedType(typeof(NotYetInForce), "not-yet-in-force")]
[JsonDerivedType(typeof(Expired), "expired")]
[JsonDerivedType(typeof(Revoked), "revoked")]
[JsonDerivedType(typeof(Suspended), "suspended")]
[JsonDerivedType(typeof(NotAnnounced), "not-announced")]
[JsonDerivedType(typeof(DelegatorChanged), "delegator-changed")]
[JsonDerivedType(typeof(ActsForDelegateeOnly), "acts-for-delegatee-only")]
[JsonDerivedType(typeof(DelegatorBarred), "delegator-barred")]
[JsonDerivedType(typeof(OutsidePremises), "outside-premises")]
[JsonDerivedType(typeof(OutsideClasses), "outside-classes")]
[JsonDerivedType(typeof(OutsideUnits), "outside-units")]
[JsonDerivedType(typeof(OverCaseLimit), "over-case-limit")]
[JsonDerivedType(typeof(OverPeriodLimit), "over-period-limit")]
[JsonDerivedType(typeof(BetterBasis), "better-basis")]
public abstract record Reason
{
    private Reason() { }

    [JsonIgnore]
    public string Code => Codes.Of(this);

    /// <summary>Every code there is; Web has a text for each in both languages.</summary>
    public static IReadOnlyList<string> All => Codes.All<Reason>();

    // What bars the person, whatever the way.

    /// <summary>The person asks, or it is asked for the person.</summary>
    public sealed record OwnRequest : Reason;

    /// <summary>A party, the spouse or a relative of a party (พ.ร.บ.วิธีปฏิบัติราชการทางปกครอง ม.13).</summary>
    public sealed record DeclaredConflict : Reason;

    /// <param name="Until">The instant of return, excluded; none while it is not known.</param>
    public sealed record Absent(DateTimeOffset From, DateTimeOffset? Until) : Reason;

    /// <summary>A sign-in was issued to the person, who has not confirmed it yet: nobody knows who would be signing.</summary>
    public sealed record SignInNotConfirmed : Reason;

    // Own power.

    /// <param name="Posts">The posts whose power it is in this matter; empty where the office has none.</param>
    public sealed record HoldsNoPostWithThisPower(IReadOnlyList<PostRef> Posts) : Reason;

    /// <summary>The person's post is above the one whose power it is, and that one has somebody who may decide.</summary>
    public sealed record SuperiorNotCalled(PostRef Post, PostRef Below) : Reason;

    /// <summary>A rule needs something that is not known, and refuses. <paramref name="Clause"/> is set where a clause asks.</summary>
    public sealed record CannotBeEvaluated(Unknown What, ClauseRef? Clause) : Reason;

    // Acting for a post.

    /// <summary>The person holds no post in the line for any of these and was not appointed to act for one.</summary>
    /// <param name="For">The posts whose turn it is; never empty.</param>
    public sealed record NotInLine(IReadOnlyList<PostRef> For) : Reason;

    /// <summary>The post's holder can act, so nobody acts for the post.</summary>
    public sealed record HolderPresent(PostRef Post) : Reason;

    /// <param name="Post">The post acted for.</param>
    /// <param name="First">Whose turn it is: the own post of who acts for it.</param>
    public sealed record EarlierInLine(PostRef Post, PostRef First) : Reason;

    /// <summary>A deputy mayor could act, but no order in force fixes the order of the deputies; so neither a deputy nor the clerk comes in.</summary>
    public sealed record OrderOfDeputiesNotFixed(PostRef Post) : Reason;

    /// <summary>The appointment counts for a vacant post only, and the post has a holder.</summary>
    public sealed record NeedsVacancy(PostRef Post) : Reason;

    // Delegation.

    /// <summary>No clause gives this power to a post of the person.</summary>
    public sealed record NoClauseForPost : Reason;

    public sealed record PowerNotDelegable(ClauseRef Clause) : Reason;

    public sealed record OrderGivesNoPower(ClauseRef Clause, InstrumentKind Kind) : Reason;

    /// <summary>Who signed does not own the power, so could not give it (มอบอำนาจต่อมิได้).</summary>
    public sealed record NoSubDelegation(ClauseRef Clause, PostRef Signer) : Reason;

    /// <param name="From">The first instant at which it grants.</param>
    public sealed record NotYetInForce(ClauseRef Clause, DateTimeOffset From) : Reason;

    /// <param name="LastDay">Bangkok calendar; it granted through the end of that day.</param>
    public sealed record Expired(ClauseRef Clause, DateOnly LastDay) : Reason;

    public sealed record Revoked(ClauseRef Clause, DateTimeOffset At) : Reason;

    public sealed record Suspended(ClauseRef Clause, DateTimeOffset From, DateTimeOffset? Until) : Reason;

    /// <summary>The public has to be told before this delegatee may use it, and has not been.</summary>
    public sealed record NotAnnounced(ClauseRef Clause) : Reason;

    /// <summary>The signer's post has changed hands since; the order has to be issued again.</summary>
    public sealed record DelegatorChanged(ClauseRef Clause, PostRef Signer) : Reason;

    /// <summary>The person only acts for the post that the clause names.</summary>
    public sealed record ActsForDelegateeOnly(ClauseRef Clause, PostRef Delegatee) : Reason;

    /// <summary>It is the delegator's own request, or the delegator declared an interest.</summary>
    public sealed record DelegatorBarred(ClauseRef Clause, PostRef Delegator) : Reason;

    public sealed record OutsidePremises(ClauseRef Clause, Premises Covered) : Reason;

    /// <param name="Classes">The classes of the matter that the clause does not cover.</param>
    public sealed record OutsideClasses(ClauseRef Clause, IReadOnlyList<string> Classes) : Reason;

    public sealed record OutsideUnits(ClauseRef Clause, Guid Unit) : Reason;

    /// <summary>Baht; <paramref name="Gap"/> is by how much <paramref name="Asked"/> is more than <paramref name="Limit"/>.</summary>
    public sealed record OverCaseLimit(ClauseRef Clause, decimal Limit, decimal Asked, decimal Gap) : Reason;

    /// <summary>Baht; <paramref name="Gap"/> is by how much used and asked together are more than <paramref name="Limit"/>.</summary>
    public sealed record OverPeriodLimit(
        ClauseRef Clause, PeriodKind Period, DateOnly PeriodStart, decimal Limit, decimal Used, decimal Asked, decimal Gap) : Reason;

    // Not an obstacle.

    /// <summary>This way is lawful too; the basis used comes before it.</summary>
    public sealed record BetterBasis : Reason;
}

/// <summary>What a rule needs and is not known.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Unknown>))]
public enum Unknown
{
    RequestingUnit,
    HoldingUnit,
    Amount,
    UsedInPeriod,
    AssetClasses,
    Premises,

    /// <summary>A condition of the clause that only people can judge.</summary>
    OtherCondition,

    /// <summary>Somebody was appointed to act for a post and holds none of their own, so that no signature block can be printed.</summary>
    OwnPost,
}

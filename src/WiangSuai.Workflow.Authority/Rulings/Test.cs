namespace WiangSuai.Workflow.Authority;

/// <summary>Something that was tested and held, with its values (เงื่อนไขที่ผ่าน). Web words it by <see cref="Code"/>.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "test")]
[JsonDerivedType(typeof(NotOwnRequest), "not-own-request")]
[JsonDerivedType(typeof(NoDeclaredConflict), "no-declared-conflict")]
[JsonDerivedType(typeof(HoldsPost), "holds-post")]
[JsonDerivedType(typeof(NobodyBelow), "nobody-below")]
[JsonDerivedType(typeof(HolderCannotAct), "holder-cannot-act")]
[JsonDerivedType(typeof(PostVacant), "post-vacant")]
[JsonDerivedType(typeof(ClauseInForce), "clause-in-force")]
[JsonDerivedType(typeof(Announced), "announced")]
[JsonDerivedType(typeof(PremisesCovered), "premises-covered")]
[JsonDerivedType(typeof(ClassesCovered), "classes-covered")]
[JsonDerivedType(typeof(UnitCovered), "unit-covered")]
[JsonDerivedType(typeof(WithinCaseLimit), "within-case-limit")]
[JsonDerivedType(typeof(WithinPeriodLimit), "within-period-limit")]
public abstract record Test
{
    private Test() { }

    [JsonIgnore]
    public string Code => Codes.Of(this);

    /// <summary>Every code there is; Web has a text for each in both languages.</summary>
    public static IReadOnlyList<string> All => Codes.All<Test>();

    public sealed record NotOwnRequest : Test;

    public sealed record NoDeclaredConflict : Test;

    public sealed record HoldsPost(PostRef Post, DateOnly Since) : Test;

    /// <summary>The post whose power it is has nobody who may decide this matter; the power moved up to the superior.</summary>
    public sealed record NobodyBelow(PostRef Post) : Test;

    /// <summary>The post has holders, and none of them can act (ไม่อาจปฏิบัติราชการได้).</summary>
    public sealed record HolderCannotAct(PostRef Post) : Test;

    public sealed record PostVacant(PostRef Post) : Test;

    /// <param name="From">First day, included.</param>
    /// <param name="To">Last day, included; none for "until revoked".</param>
    public sealed record ClauseInForce(ClauseRef Clause, DateOnly From, DateOnly? To) : Test;

    public sealed record Announced(ClauseRef Clause, DateTimeOffset At) : Test;

    public sealed record PremisesCovered(Premises Premises) : Test;

    /// <param name="Only">The classes of the clause; empty for all.</param>
    /// <param name="Except">The classes it takes out.</param>
    public sealed record ClassesCovered(IReadOnlyList<string> Only, IReadOnlyList<string> Except) : Test;

    public sealed record UnitCovered(Guid Unit) : Test;

    /// <summary>Baht; <paramref name="Asked"/> is not more than <paramref name="Limit"/>.</summary>
    public sealed record WithinCaseLimit(decimal Limit, decimal Asked) : Test;

    /// <summary>Baht. <paramref name="Left"/> is what the period has left before this case.</summary>
    public sealed record WithinPeriodLimit(PeriodKind Period, DateOnly PeriodStart, decimal Limit, decimal Used, decimal Asked, decimal Left) : Test;
}

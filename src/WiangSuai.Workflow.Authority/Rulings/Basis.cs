namespace WiangSuai.Workflow.Authority;

/// <summary>On what authority somebody decides (ฐานอำนาจ).</summary>
/// <param name="Power">Code of the catalogue.</param>
/// <param name="Mode">As what; the last step where steps are stacked.</param>
/// <param name="ActsIn">The signer's own post.</param>
/// <param name="Steps">From the own post to the post acted for; empty for own power, two or more where the law stacks them.</param>
/// <param name="InsteadOf">Set where a next superior decides: the post whose power it is and which has nobody who may.</param>
/// <param name="Clause">Set for a delegation, and only then.</param>
/// <param name="Tests">What was tested and held, with the values at that instant.</param>
/// <param name="Block">The lines under the signature, as they will be printed.</param>
/// <param name="AuthorityVersion">The version of the records by which it was decided.</param>
public sealed record Basis(
    string Power,
    BasisMode Mode,
    PostRef ActsIn,
    IReadOnlyList<ActingStep> Steps,
    PostRef? InsteadOf,
    ClauseRef? Clause,
    IReadOnlyList<Test> Tests,
    SignatureBlock Block,
    long AuthorityVersion)
{
    /// <summary>The post whose power is used: the last one acted for, or the own.</summary>
    public PostRef ActsFor => Steps is [.., var last] ? last.For : ActsIn;

    /// <summary>Whether the law stacks one capacity on another here.</summary>
    public bool IsStacked => Steps.Count > 1;
}

/// <summary>One step from a post to the post acted for.</summary>
public sealed record ActingStep(BasisMode Mode, PostRef For);

/// <summary>As what a power is used. Four modes besides the own, never one flag (REFERENCE.md §1.2).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BasisMode>))]
public enum BasisMode
{
    /// <summary>อำนาจโดยตำแหน่ง.</summary>
    OwnPower,

    /// <summary>รักษาราชการแทน: the post's holder cannot act.</summary>
    ActingInPlace,

    /// <summary>ปฏิบัติหน้าที่: the post is vacant.</summary>
    PerformingDuties,

    /// <summary>รักษาการในตำแหน่ง: a vacant post, by appointment.</summary>
    ActingInPost,

    /// <summary>ปฏิบัติราชการแทน: a clause of an order in force.</summary>
    Delegated,
}

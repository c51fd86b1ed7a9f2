namespace WiangSuai.Workflow.Authority;

/// <summary>The answer to "may this person decide this now?" (ผลการตรวจอำนาจ), with what makes it so.</summary>
/// <remarks>Stored with the decision as it stands; never worked out again for display. Serialises with System.Text.Json as it is.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "ruling")]
[JsonDerivedType(typeof(Granted), "granted")]
[JsonDerivedType(typeof(Refused), "refused")]
public abstract record Ruling
{
    private Ruling() { }   // granted or refused; there is no third answer

    /// <summary>The refusal that stands instead, as long as the person has not confirmed the sign-in that was issued to the person.</summary>
    internal Refused WithoutSignIn()
    {
        var reason = new Reason.SignInNotConfirmed();
        return this switch
        {
            Granted granted => new([reason], [new(granted.Basis.Mode switch { BasisMode.OwnPower => Way.OwnPower, BasisMode.Delegated => Way.Delegated, _ => Way.Acting }, granted.Basis.Clause, [reason]), .. granted.NotUsed]),
            Refused refused => refused with { Reasons = [reason, .. refused.Reasons] },
            _ => throw new System.Diagnostics.UnreachableException($"ruling {GetType()}"),
        };
    }

    /// <param name="NotUsed">The other ways that were tried, each with what stops it, in the order of their rank.</param>
    public sealed record Granted(Basis Basis, IReadOnlyList<Tried> NotUsed) : Ruling;

    /// <param name="Reasons">
    /// Every reason, never empty, the first rule that stops the person first: what bars the person, then what comes nearest to a grant.
    /// </param>
    /// <param name="Tried">The same by way: own power, acting, delegated; never empty.</param>
    public sealed record Refused(IReadOnlyList<Reason> Reasons, IReadOnlyList<Tried> Tried) : Ruling;
}

/// <summary>One way to the power, and why it was not gone.</summary>
/// <param name="Clause">For a delegation, which clause; none where no clause names a post of the person.</param>
/// <param name="Reasons">Never empty.</param>
public sealed record Tried(Way Way, ClauseRef? Clause, IReadOnlyList<Reason> Reasons);

/// <summary>The ways to a power that are tried for everybody.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Way>))]
public enum Way
{
    /// <summary>อำนาจโดยตำแหน่ง, also that of the next superior.</summary>
    OwnPower,

    /// <summary>รักษาราชการแทน, ปฏิบัติหน้าที่, รักษาการในตำแหน่ง, alone or stacked.</summary>
    Acting,

    /// <summary>ปฏิบัติราชการแทน under a clause.</summary>
    Delegated,
}

/// <summary>A post as a ruling names it, so that it reads the same when the post is renamed.</summary>
public sealed record PostRef(Guid Id, string Title);

/// <summary>A clause as a ruling names it: คำสั่งที่ 321/2569 ข้อ 1.2.</summary>
public sealed record ClauseRef(Guid Instrument, int Number, int Year, Guid Clause, string No);

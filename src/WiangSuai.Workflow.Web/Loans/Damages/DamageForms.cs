using WiangSuai.Workflow.Authority;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>Names by which the document of damage and loss refers to its forms, and the register that it numbers from.</summary>
public static class DamageForms
{
    public const string Workflow = "asset-loan-damage";
    public const string Statement = "damage-statement";
    public const string Proposal = "damage-proposal";
    public const string Settlement = "damage-settlement";
    public const string Register = "damage";
}

public abstract record DamageResult
{
    private DamageResult() { }

    public sealed record Done : DamageResult;

    /// <summary>Nothing was stored; what is wrong stands beside its field.</summary>
    /// <param name="Signature">Why the borrower's signature on this device does not count; null where it does.</param>
    public sealed record Invalid(IReadOnlyList<DamageProblem> Problems, PartiesProblem? Signature = null) : DamageResult;

    public sealed record NotEntitled(Ruling.Refused Ruling) : DamageResult;

    /// <summary>Somebody else was first, or the case stands elsewhere by now.</summary>
    public sealed record NotWaiting : DamageResult;

    public sealed record NoSuchCase : DamageResult;
}

/// <param name="Field">text, dueOn, note; <c>way-</c>, <c>amount-</c> or <c>proof-</c> with the item's id.</param>
public sealed record DamageProblem(string Field, DamageProblemCode Code, params object[] Values);

public enum DamageProblemCode
{
    /// <summary>Values: longest.</summary>
    TextMissing,
    /// <summary>Values: longest.</summary>
    TextTooLong,
    WayMissing,
    /// <summary>What is lost cannot be repaired.</summary>
    LostIsNotRepaired,
    /// <summary>Below nothing, or no whole satang.</summary>
    AmountWrong,
    /// <summary>The price at the time of borrowing is to be paid whole. Values: that price.</summary>
    PriceIsPaidWhole,
    /// <summary>More than the price. Values: that price.</summary>
    MoreThanPrice,
    DayMissing,
    /// <summary>Values: first and last day that count.</summary>
    DayOutOfReach,
    /// <summary>Values: longest.</summary>
    ProofMissing,
}

using WiangSuai.Workflow.Authority;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>Answer to reducing and to swapping alike.</summary>
public abstract record AmendResult
{
    private AmendResult() { }

    public sealed record Done : AmendResult;
    public sealed record NoSuchLoan : AmendResult;

    /// <summary>The slip stands elsewhere by now, or says something else than the page showed.</summary>
    public sealed record NotWaiting : AmendResult;

    public sealed record NotEntitled(Ruling.Refused Ruling) : AmendResult;

    /// <summary>What is wrong, beside its field.</summary>
    public sealed record Invalid(IReadOnlyList<AmendProblem> Problems) : AmendResult;
}

/// <param name="Field">reason, thing, or <c>line-</c> with the line's id; empty for the whole.</param>
public sealed record AmendProblem(string Field, AmendProblemCode Code, params object[] Values);

public enum AmendProblemCode
{
    /// <summary>Values: longest.</summary>
    ReasonMissing,
    /// <summary>Values: lowest, what was asked for, counter.</summary>
    QuantityOutOfReach,
    NothingReduced,
    /// <summary>A slip with nothing on it is rejected, not reduced.</summary>
    NothingLeft,
    ThingMissing,
    /// <summary>Values: thing, its class, the class of what was approved.</summary>
    OtherClass,
    /// <summary>Values: thing, its unit, the unit of the slip.</summary>
    OtherUnit,
    /// <summary>Values: thing, its price, the approved price, the gap.</summary>
    Dearer,
    /// <summary>Promised, out or out of use on some day. Values: thing, that day.</summary>
    NotFree,
    /// <summary>Struck off the register. Values: thing, that day.</summary>
    Retired,
    /// <summary>On this slip already. Values: thing.</summary>
    OnThisSlip,
    /// <summary>Values: first day of use.</summary>
    TooEarly,
    /// <summary>Values: day of return.</summary>
    DueDayPassed,
}

using WiangSuai.Workflow.Web.Inbox;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>The six steps of a slip as people see them: request, endorse, check, approve, hand-over, return.</summary>
public static class LoanSteps
{
    public const string EndorsePower = "loan.endorse", CheckPower = "loan.check", InsidePower = "loan.inside", OutsidePower = "loan.outside", AgencyPower = "loan.agency";

    /// <summary>Names of the steps in <see cref="LoanTexts"/>, in order.</summary>
    public static readonly IReadOnlyList<string> Keys = ["StepRequest", "StepEndorse", "StepCheck", "StepApprove", "StepHandOver", "StepGiveBack"];

    /// <summary>The step that a power decides, counted from 0; null for a power of other matters.</summary>
    public static int? OfPower(string power) => power switch
    {
        EndorsePower => 1,
        CheckPower => 2,
        InsidePower or OutsidePower or AgencyPower => 3,
        _ => null,
    };

    /// <summary>The steps that a slip takes: nobody here endorses for another agency, and of what was out before the system only the return is left.</summary>
    public static IReadOnlyList<int> Of(BorrowerKind kind, bool before) => (kind, before) switch
    {
        (_, true) => [0, 5],
        (BorrowerKind.Agency, _) => [0, 2, 3, 4, 5],
        _ => [0, 1, 2, 3, 4, 5],
    };

    /// <summary>The decisions that stand: those after the slip was last sent back. What went before was about another slip.</summary>
    public static IReadOnlyList<Decision> Standing(IReadOnlyList<Decision> decisions) =>
        [.. decisions.Skip(decisions.ToList().FindLastIndex(decision => decision.Outcome == TaskOutcome.Returned) + 1)];

    /// <summary>
    /// Where a slip stands, or where it ended: rejected at the step whose decision rejected it, cancelled at the first step that nobody had taken.
    /// 6 where all is done.
    /// </summary>
    public static int At(LoanStatus status, IReadOnlyList<Decision> decisions) => status switch
    {
        LoanStatus.Rejected => OfPower(decisions[^1].PowerCode) ?? 0,
        LoanStatus.Cancelled => CancelledAt(decisions),
        _ => LoanStates.StepOf(status),
    };

    static int CancelledAt(IReadOnlyList<Decision> decisions) => decisions is [.., { Outcome: TaskOutcome.Returned }]
        ? 0
        : 1 + Standing(decisions).Select(decision => OfPower(decision.PowerCode) ?? 0).DefaultIfEmpty(0).Max();
}

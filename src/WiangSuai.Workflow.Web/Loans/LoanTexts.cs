using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>The words of requests, cases and lists of slips.</summary>
public sealed class LoanTexts : Texts
{
    /// <summary>What is wrong and what to do about it, beside its field.</summary>
    public string Say(LoanProblem problem) => problem switch
    {
        { Code: LoanProblemCode.NotFree, Values: [_, 0, ..] } => this["ProblemNotFreeAtAll", problem.Values],
        { Values: [] } => this["Problem" + problem.Code],
        _ => this["Problem" + problem.Code, problem.Values],
    };

    /// <summary>The state of a slip with its shape; a loan past its day of return is overdue whatever else it is.</summary>
    /// <param name="before">It was out before the system began: such a slip is never withdrawn, its keying is taken back.</param>
    public Mark Mark(LoanStatus status, bool overdue, bool before = false) => overdue
        ? new(MarkKind.Late, this["StatusOverdue"])
        : new(KindOf(status), this[before && status == LoanStatus.Cancelled ? "StatusTakenBack" : "Status" + status]);

    /// <summary>เครื่องฉายภาพ, or with the number of further things.</summary>
    public string Things(string first, int count) => count > 1 ? this["FirstAndMore", first, count - 1] : first;

    static MarkKind KindOf(LoanStatus status) => status switch
    {
        LoanStatus.Filing => MarkKind.Todo,
        LoanStatus.Submitted or LoanStatus.Endorsed or LoanStatus.Checked or LoanStatus.HandedOver or LoanStatus.PartlyReturned => MarkKind.Now,
        LoanStatus.Approved or LoanStatus.GivenBack or LoanStatus.Closed => MarkKind.Done,
        LoanStatus.SentBack => MarkKind.Back,
        LoanStatus.Rejected => MarkKind.No,
        LoanStatus.Cancelled => MarkKind.Void,
        _ => throw new System.Diagnostics.UnreachableException($"loan status {status}"),
    };
}

using System.Globalization;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Audits;

/// <summary>The words of internal audit: grid, checklist, finding, register.</summary>
public sealed class AuditTexts : Texts
{
    static readonly AuditTexts Words = new();

    /// <summary>What a cell's case is about, as it is stored: in Thai, whoever opens the month.</summary>
    public static string SubjectOf(DateOnly month) => string.Format(CultureInfo.InvariantCulture, Words.In(Languages.Thai, "Subject"),
        ScreenTexts.Words.In(Languages.Thai, "Months").Split('|')[month.Month - 1], month.Year + Years.Era);

    /// <summary>What is wrong and what to do about it, beside its field.</summary>
    public string Say(AuditProblem problem) => problem.Values is [] ? this["Problem" + problem.Code] : this["Problem" + problem.Code, problem.Values];

    public Mark Mark(CellStatus status) => new(status switch
    {
        CellStatus.Open => MarkKind.Now,
        CellStatus.Answered => MarkKind.Done,
        CellStatus.NotAudited => MarkKind.Void,
        _ => throw new System.Diagnostics.UnreachableException($"cell status {status}"),
    }, this["Cell" + status]);

    /// <summary>The state of a finding with its shape; a reply that is late is late whatever else the finding is.</summary>
    public Mark Mark(FindingStatus status, bool late) => late ? new(MarkKind.Late, this["FindingLate"]) : new(KindOf(status), this["Finding" + status]);

    /// <summary>The parts of a finding, as every reader of it sees them.</summary>
    public IReadOnlyList<Fact> Facts(Finding finding) =>
    [
        new(this["Criteria"], finding.Criteria), new(this["Condition"], finding.Condition), new(this["Cause"], finding.Cause),
        new(this["Effect"], finding.Effect), new(this["Recommendation"], finding.Recommendation), new(this["RiskLabel"], this["Risk" + finding.Risk]),
    ];

    static MarkKind KindOf(FindingStatus status) => status switch
    {
        FindingStatus.Writing => MarkKind.Todo,
        FindingStatus.Reported or FindingStatus.Acknowledged or FindingStatus.Replied => MarkKind.Now,
        FindingStatus.Directed => MarkKind.Told,
        FindingStatus.SentBack or FindingStatus.AskedAgain => MarkKind.Back,
        FindingStatus.NotDirected => MarkKind.Void,
        FindingStatus.Closed => MarkKind.Done,
        _ => throw new System.Diagnostics.UnreachableException($"finding status {status}"),
    };
}

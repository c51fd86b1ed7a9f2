using WiangSuai.Workflow.Engine;

namespace WiangSuai.Workflow.Web.Hosting;

/// <summary>Our own activities, by the names that stand in the documents, added to Elsa's.</summary>
public sealed class OfficeActivities
{
    public const string RequestDecision = "WiangSuai.RequestDecision";
    public const string HumanTask = "WiangSuai.HumanTask";
    public const string SetCaseStatus = "WiangSuai.SetCaseStatus";
    public const string IssueNumber = "WiangSuai.IssueNumber";

    public ActivityCatalogue Catalogue { get; } = ActivityCatalogue.Elsa.With(
        new HostActivity(RequestDecision, ["Approved", "Rejected", "Returned"], "Approved"),
        new HostActivity(HumanTask, ["Done"], "Done"),
        new HostActivity(SetCaseStatus, ["Done"], "Done", IsAsk: true),
        new HostActivity(IssueNumber, ["Done"], "Done", IsAsk: true));
}

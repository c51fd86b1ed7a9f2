namespace WiangSuai.Workflow.Web.Inbox;

/// <summary>What is offered once, on the page that follows a decision: the next matter, and to look at the decision again, where it says whether it can be taken back.</summary>
/// <param name="Task">The task that was decided.</param>
/// <param name="Waiting">How much waits for the reader now.</param>
public sealed record AfterSigning(Guid Task, int Waiting)
{
    public const string Key = "after-signing";
}

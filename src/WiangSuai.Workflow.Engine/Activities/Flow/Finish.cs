namespace WiangSuai.Workflow.Engine;

/// <summary>Ends the whole workflow at once from wherever it stands; what waits is dropped and nobody is told.</summary>
sealed class Finish(ActivityElement from) : Immediate(from)
{
    public override bool IsTerminal => true;

    protected override void Do(Execution at)
    {
        at.Burst.ForgetCallbacks();
        at.Burst.ClearQueue();
        at.Burst.Bookmarks.Clear();
        at.Burst.End(SubStatus.Finished);
    }
}

namespace WiangSuai.Workflow.Engine;

/// <summary>Ends the whole workflow at once from wherever it stands; what waits is dropped and nobody is told.</summary>
sealed class Finish(ActivityElement from) : Immediate(from)
{
    public override bool IsTerminal => true;

    protected override void Do(Execution at)
    {
        for (var around = at; around is not null; around = around.Parent) around.AwaitNothing();
        at.Burst.ClearQueue();
        at.Burst.Bookmarks.CloseAll();
        at.Burst.End(SubStatus.Finished);
    }
}

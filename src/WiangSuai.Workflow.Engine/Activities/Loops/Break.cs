namespace WiangSuai.Workflow.Engine;

/// <summary>Ends the loop around it; outside of a loop it completes the flowchart that it stands in.</summary>
sealed class Break(ActivityElement from) : Immediate(from)
{
    public override bool IsTerminal => true;

    protected override void Do(Execution at) => Burst.TellBreak(at);
}

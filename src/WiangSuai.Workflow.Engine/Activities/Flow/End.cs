namespace WiangSuai.Workflow.Engine;

/// <summary>Completes the flowchart or sequence that it stands in, whatever else is open there.</summary>
sealed class End(ActivityElement from) : Immediate(from)
{
    public override bool IsTerminal => true;

    protected override void Do(Execution at) { }
}

namespace WiangSuai.Workflow.Engine;

/// <summary>Marks where a flowchart begins.</summary>
sealed class Start(ActivityElement from) : Immediate(from)
{
    protected override void Do(Execution at) { }
}

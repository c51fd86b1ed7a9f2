namespace WiangSuai.Workflow.Engine;

/// <summary>An activity that does its work at once and completes.</summary>
abstract class Immediate(ActivityElement from) : Activity(from)
{
    public sealed override void Execute(Execution at)
    {
        Do(at);
        at.CompleteUnlessWaiting();
    }

    protected abstract void Do(Execution at);
}

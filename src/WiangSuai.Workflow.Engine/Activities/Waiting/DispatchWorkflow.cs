namespace WiangSuai.Workflow.Engine;

/// <summary>Has another workflow started, and waits for its end where the document says so.</summary>
sealed class DispatchWorkflow(ActivityElement from) : ChildWorkflow(from)
{
    public override void Execute(Execution at)
    {
        if (WaitsForCompletion(at))
        {
            Wait(at);
            return;
        }
        at.Burst.Messages.Add(new Message.WorkflowDispatched(DefinitionId(at), CorrelationId(at), ChildInput(at)));
        at.Complete();
    }
}

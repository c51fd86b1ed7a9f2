namespace WiangSuai.Workflow.Engine;

/// <summary>Faults the workflow with a message (<c>Elsa.Fault</c>).</summary>
sealed class FaultActivity : Activity
{
    readonly Input _message;

    public FaultActivity(ActivityElement from) : base(from)
    {
        Add(from.Input("Code", typeof(string)));
        Add(from.Input("Category", typeof(string)));
        Add(from.Input("FaultType", typeof(string)));
        _message = Add(from.Input("Message", typeof(string)));
    }

    public override void Execute(Execution at) => throw new ActivityFault(at.Get<string>(_message) ?? "The workflow faulted without a message.");
}

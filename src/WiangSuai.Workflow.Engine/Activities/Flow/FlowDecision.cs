namespace WiangSuai.Workflow.Engine;

/// <summary>Goes on with the outcome True or False.</summary>
sealed class FlowDecision : Activity
{
    readonly Input _condition;

    public FlowDecision(ActivityElement from) : base(from) => _condition = Add(from.Input("Condition", typeof(bool), false));

    public override void Execute(Execution at) => at.Complete(new Outcomes(at.Get<bool>(_condition) ? "True" : "False"));
}

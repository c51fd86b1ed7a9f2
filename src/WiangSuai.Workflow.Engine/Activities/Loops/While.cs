namespace WiangSuai.Workflow.Engine;

/// <summary>Repeats its body while a condition holds; the condition is worked out before each round.</summary>
sealed class While : Loop
{
    readonly Input _condition;

    public While(ActivityElement from) : base(from) =>
        _condition = Add(from.Input("Condition", typeof(bool), false, isEvaluatedBefore: false));

    public override void Execute(Execution at) => GoOn(at);

    protected override void GoOn(Execution at)
    {
        if (!at.Progress.IsBreaking && Conversion.To<bool>(at.Evaluate(_condition))) at.Schedule(Body);
        else at.Complete();
    }
}

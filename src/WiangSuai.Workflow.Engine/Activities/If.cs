namespace WiangSuai.Workflow.Engine;

/// <summary>Runs one of two activities; either may be missing.</summary>
sealed class If : Activity
{
    readonly Input _condition;
    readonly Activity? _then;
    readonly Activity? _else;

    public If(ActivityElement from) : base(from)
    {
        _condition = Add(from.Input("Condition", typeof(bool), false));
        _then = from.Activity("then");
        _else = from.Activity("else");
        OutputTargets = from.OutputTargets("Result");
    }

    public override IReadOnlyList<string> Outputs { get; } = ["Result"];

    public override IEnumerable<Activity> Children => new[] { _then, _else }.OfType<Activity>();

    public override void Execute(Execution at)
    {
        var isTrue = at.Get<bool>(_condition);
        at.SetOutput("Result", isTrue, typeof(bool));
        at.Schedule(isTrue ? _then : _else);
    }

    public override void ChildCompleted(Execution at, Execution child, Outcomes? outcomes) => at.Complete();
}

namespace WiangSuai.Workflow.Engine;

/// <summary>Repeats its body for whole numbers from start to end. Without a body it never completes, as on Elsa.</summary>
sealed class For : Loop
{
    readonly Input _start;
    readonly Input _end;
    readonly Input _step;
    readonly Input _inclusive;

    public For(ActivityElement from) : base(from)
    {
        _start = Add(from.Input("Start", typeof(int), 0));
        _end = Add(from.Input("End", typeof(int), 0));
        _step = Add(from.Input("Step", typeof(int), 1));
        _inclusive = Add(from.Input("OuterBoundInclusive", typeof(bool), true));
        OutputTargets = from.OutputTargets("CurrentValue");
    }

    public override IReadOnlyList<string> Outputs { get; } = ["CurrentValue"];

    public override void Execute(Execution at)
    {
        if (Body is not null) GoOn(at);
    }

    protected override void GoOn(Execution at)
    {
        var (end, step, inclusive) = (at.Get<int>(_end), at.Get<int>(_step), at.Get<bool>(_inclusive));
        var value = at.Progress.Step is { } last ? unchecked(last + step) : at.Get<int>(_start);
        if (at.Progress.IsBreaking || !IsWithin(value, end, step, inclusive))
        {
            at.Complete();
            return;
        }
        at.Schedule(Body, [Variable.Named("CurrentValue", isStored: false).WithDefault((object)value)]);
        at.Progress.Step = value;
        at.SetOutput("CurrentValue", value, typeof(object));
    }

    static bool IsWithin(int value, int end, int step, bool inclusive) =>
        (inclusive && value == end) || (step >= 0 ? value < end : value > end);
}

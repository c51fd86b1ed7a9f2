namespace WiangSuai.Workflow.Engine;

/// <summary>Runs the activity of the case that is true, of all that are true, or the default.</summary>
sealed class Switch : Activity
{
    readonly IReadOnlyList<Case> _cases;
    readonly Input _mode;
    readonly Activity? _default;

    public Switch(ActivityElement from) : base(from)
    {
        _cases = from.Cases();
        _mode = Add(from.Input("Mode", typeof(SwitchMode), SwitchMode.MatchFirst));
        _default = from.Activity("default");
    }

    public override IReadOnlyList<string> Outputs { get; } = ["Output"];

    public override IEnumerable<Activity> Children => _cases.Select(one => one.Activity).Append(_default).OfType<Activity>();

    public override void Execute(Execution at)
    {
        var matching = Case.True(_cases, at);
        var taken = at.Get<SwitchMode>(_mode) == SwitchMode.MatchFirst ? matching.Take(1) : matching;
        var branches = matching.Count == 0 ? [_default] : taken.Select(one => one.Activity);

        var running = at.Progress.Branches = [];
        foreach (var branch in branches.OfType<Activity>())
        {
            at.Schedule(branch);
            running.Add(branch.Number);
        }
        if (running.Count == 0) at.Complete();
    }

    public override void ChildCompleted(Execution at, Execution child, Outcomes? outcomes)
    {
        if (at.Progress.Branches is { } running && running.Remove(child.Activity.Number) && running.Count == 0) at.Complete();
    }
}

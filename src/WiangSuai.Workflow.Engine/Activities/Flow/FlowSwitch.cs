namespace WiangSuai.Workflow.Engine;

/// <summary>Goes on with the label of the case that is true, or with Default.</summary>
sealed class FlowSwitch : Activity
{
    readonly IReadOnlyList<Case> _cases;
    readonly Input _mode;

    public FlowSwitch(ActivityElement from) : base(from)
    {
        _cases = from.Cases();
        _mode = Add(from.Input("Mode", typeof(SwitchMode), SwitchMode.MatchFirst));
    }

    public IEnumerable<string> Labels => _cases.Select(one => one.Label);

    public bool CanTakeSeveral => _mode.Expression is not (null or Literal) || _mode.Expression is Literal literal && literal.As<SwitchMode>() != SwitchMode.MatchFirst;

    public override void Execute(Execution at)
    {
        var matching = Case.True(_cases, at);
        var taken = at.Get<SwitchMode>(_mode) == SwitchMode.MatchFirst ? matching.Take(1) : matching;
        at.Complete(matching.Count == 0 ? new Outcomes("Default") : new Outcomes([.. taken.Select(one => one.Label)]));
    }
}

namespace WiangSuai.Workflow.Engine;

/// <summary>Runs its activities side by side and completes with the last.</summary>
sealed class Parallel : Activity
{
    readonly IReadOnlyList<Activity> _activities;

    public Parallel(ActivityElement from) : base(from)
    {
        _activities = from.Activities("activities");
        Variables = from.Variables();
    }

    public override bool IsContainer => true;

    public override IReadOnlyList<Variable> Variables { get; }

    public override IEnumerable<Activity> Children => _activities;

    public override void Execute(Execution at)
    {
        foreach (var variable in Variables) at.Memory.Declare(variable);
        if (_activities.Count == 0)
        {
            at.Complete();
            return;
        }
        at.Progress.Remaining = _activities.Count;
        foreach (var activity in _activities) at.Schedule(activity);
    }

    public override void ChildCompleted(Execution at, Execution child, Outcomes? outcomes)
    {
        if (--at.Progress.Remaining == 0) at.Complete();
    }
}

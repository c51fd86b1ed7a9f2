namespace WiangSuai.Workflow.Engine;

/// <summary>Runs its activities one after another.</summary>
sealed class Sequence : Activity
{
    readonly IReadOnlyList<Activity> _activities;

    public Sequence(ActivityElement from) : base(from)
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
        GoOn(at);
    }

    public override void ChildCompleted(Execution at, Execution child, Outcomes? outcomes)
    {
        if (at.Progress.IsBreaking || child.Activity.IsTerminal) at.Complete();
        else GoOn(at);
    }

    public override bool TakesBreak(Execution at)
    {
        at.Progress.IsBreaking = true;
        return false;
    }

    void GoOn(Execution at)
    {
        if (at.Progress.Next >= _activities.Count) at.Complete();
        else at.Schedule(_activities[at.Progress.Next++]);
    }
}

namespace WiangSuai.Workflow.Engine;

/// <summary>What all loops do with a Break and with a Complete within them.</summary>
abstract class Loop : Activity
{
    protected Loop(ActivityElement from) : base(from) => Body = from.Activity("body");

    protected Activity? Body { get; }

    public sealed override IEnumerable<Activity> Children => Body is null ? [] : [Body];

    public sealed override void ChildCompleted(Execution at, Execution child, Outcomes? outcomes) => GoOn(at);

    /// <summary>The loop ends with its current round; the break goes no further out.</summary>
    public sealed override bool TakesBreak(Execution at) => at.Progress.IsBreaking = true;

    public sealed override bool TakesComplete(Execution at, Execution sender, Outcomes outcomes)
    {
        at.Cancel();
        return false;
    }

    protected abstract void GoOn(Execution at);
}

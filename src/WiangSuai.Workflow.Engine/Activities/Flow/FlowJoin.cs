namespace WiangSuai.Workflow.Engine;

/// <summary>When a join goes on.</summary>
enum FlowJoinMode
{
    /// <summary>When every way has been followed equally often; one that was not followed ends all.</summary>
    WaitAll,

    /// <summary>When every way has arrived, followed or skipped, and at least one was followed.</summary>
    WaitAllActive,

    /// <summary>With the first that is followed; the others are cancelled.</summary>
    WaitAny,
}

/// <summary>Where branches meet. The flowchart decides when it runs; running, it cancels what still waits in the branches before it.</summary>
sealed class FlowJoin : Activity
{
    readonly Input _mode;
    readonly FlowJoinMode? _written;

    public FlowJoin(ActivityElement from) : base(from)
    {
        _mode = Add(from.Input("Mode", typeof(FlowJoinMode), FlowJoinMode.WaitAny));
        _written = _mode.Expression is Literal literal ? literal.As<FlowJoinMode?>() : null;
    }

    /// <summary>The mode that the document fixes; null where it is worked out at run time.</summary>
    public FlowJoinMode? Written => _mode.Expression is null ? FlowJoinMode.WaitAny : _written;

    /// <summary>Worked out anew at every arrival, outside of all containers: their variables cannot be seen.</summary>
    public FlowJoinMode ModeIn(Burst burst) =>
        _written ?? Conversion.To<FlowJoinMode>(new Execution { Burst = burst, Id = 0, Activity = this }.Evaluate(_mode));

    public override void Execute(Execution at)
    {
        if (at.Parent is { } parent)
        {
            if (parent.Activity is not Flowchart flowchart) throw new ActivityFault("Activity context is not a flowchart.");
            Flowchart.CancelBefore(parent, flowchart.Graph.Find(this)!);
        }
        at.Complete();
    }
}

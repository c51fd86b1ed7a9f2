using System.Diagnostics;

namespace WiangSuai.Workflow.Engine;

/// <summary>Activities joined by arrows; decides by visit counts who is next. Elsa's counter-based flowchart.</summary>
sealed class Flowchart : Activity
{
    public Flowchart(ActivityElement from) : base(from)
    {
        Activities = from.Activities("activities");
        Variables = from.Variables();
        var arrows = from.Arrows(Activities);
        Graph = new FlowGraph(Activities, arrows, FindStart(arrows));
        WrittenStart = from.Start;
        from.NoteConnections();
    }

    public IReadOnlyList<Activity> Activities { get; }

    public FlowGraph Graph { get; }

    /// <summary>The id under <c>start</c> in the document, which Elsa does not heed.</summary>
    public string? WrittenStart { get; }

    public override bool IsContainer => true;

    public override IReadOnlyList<Variable> Variables { get; }

    public override IEnumerable<Activity> Children => Activities;

    public override void Execute(Execution at)
    {
        foreach (var variable in Variables) at.Memory.Declare(variable);

        if (Graph.Start is { } start) at.Schedule(start.Activity);
        else at.Complete();
    }

    public override void ChildCompleted(Execution at, Execution child, Outcomes? outcomes)
    {
        if (child.Phase != Phase.Completed) return;

        if (child.Activity.IsTerminal) at.Complete();
        else if (!GoOn(at, child.Activity, outcomes ?? Outcomes.Default, child.ByBackwardConnection)) CompleteIfIdle(at);
    }

    /// <summary>A cancelled activity counts as skipped, so that joins behind it need not wait for it.</summary>
    public override void DescendantCanceled(Execution at, Execution canceled)
    {
        CompleteIfIdle(at);
        GoOn(at, canceled.Activity, Outcomes.None);
    }

    /// <summary>Visits every connection of the activity, followed or not, and schedules whatever is ready behind them.</summary>
    /// <returns>Whether anything was scheduled.</returns>
    bool GoOn(Execution at, Activity activity, Outcomes outcomes, bool byBackwardConnection = false)
    {
        if (Graph.Find(activity) is not { IsDangling: false } node)
            throw new ActivityFault($"Activity {activity.Id} is not reachable from the flowchart graph. Unable to schedule its outbound activities.");

        var visits = at.Progress.Visits ??= new Visits(Graph.ActivityCount, Graph.ConnectionCount);
        if (!byBackwardConnection) visits.Visit(node);

        var hasScheduled = false;
        foreach (var way in node.Outbound)
        {
            var isFollowed = outcomes.Follow(way.SourcePort);
            visits.Visit(way, isFollowed);
            hasScheduled |= way.IsBackward ? isFollowed && GoBack(at, way) : Arrive(at, visits, way);
        }
        return hasScheduled;
    }

    static bool GoBack(Execution at, Connection way)
    {
        if (!way.IsValid)
            throw new ActivityFault(
                $"Invalid backward connection: Every path from the source ('{way.Source.Activity.Id}') must go through the target ('{way.Target.Activity.Id}') when tracing back to the start.");

        at.Schedule(way.Target.Activity, backward: true);
        return true;
    }

    bool Arrive(Execution at, Visits visits, Connection way)
    {
        var node = way.Target;
        var mode = node.Activity is FlowJoin join ? join.ModeIn(at.Burst) : FlowJoinMode.WaitAllActive;
        return mode switch
        {
            FlowJoinMode.WaitAny => ArriveAtAny(at, visits, way),
            _ when !visits.AllArrived(node) => false,
            FlowJoinMode.WaitAll => visits.AllFollowed(node) ? Begin(at, node) : Skip(at, node),
            FlowJoinMode.WaitAllActive => visits.AnyFollowed(node) ? Begin(at, node) : Skip(at, node),
            _ => throw new UnreachableException($"join mode {mode}"),
        };
    }

    bool ArriveAtAny(Execution at, Visits visits, Connection way)
    {
        var node = way.Target;
        if (visits.IsLate(way) || at.Burst.IsScheduled(at, node.Activity)) return false;

        if (!visits.AnyFollowed(node)) return visits.AllArrived(node) && Skip(at, node);

        Begin(at, node);
        CancelBefore(at, node);
        return true;
    }

    /// <summary>Ends all branches that lead to the join.</summary>
    public static void CancelBefore(Execution at, Node join)
    {
        foreach (var execution in at.Burst.Executions.OpenWithin(at))
            if (join.Ancestors.Contains(execution.Activity)) execution.Cancel();
    }

    static bool Begin(Execution at, Node node)
    {
        at.Schedule(node.Activity);
        return true;
    }

    bool Skip(Execution at, Node node) => GoOn(at, node.Activity, Outcomes.None);

    static void CompleteIfIdle(Execution at)
    {
        if (at.HasRunningChildren || at.HasFaultedChildren || at.Burst.HasScheduledWithin(at)) return;

        at.Complete();
    }

    Activity? FindStart(IReadOnlyList<Arrow> arrows) =>
        Activities.FirstOrDefault(activity => activity is Start)
        ?? Activities.FirstOrDefault(activity => activity.CanStartWorkflow)
        ?? Activities.FirstOrDefault(activity => arrows.All(arrow => arrow.Target != activity))
        ?? (Activities is [var first, ..] ? first : null);
}

using static WiangSuai.Workflow.Engine.Places;

namespace WiangSuai.Workflow.Engine;

/// <summary>Traps A9, A11 and B18: what ends more than it seems to, or less.</summary>
static class Endings
{
    public static IEnumerable<Defect> Find(Definition definition) =>
        from activity in definition.ByNumber
        from defect in activity switch
        {
            Complete when activity.Container is not Flowchart { Container: WorkflowRoot } =>
                [Error(definition.PathOf(activity), DefectCode.CompleteOutsideRoot, ("activity", activity.Id))],
            Break => Loops(definition, activity),
            Finish => Finishes(definition, activity),
            FaultActivity => Faults(definition, activity),
            _ => Enumerable.Empty<Defect>(),
        }
        select defect;

    static IEnumerable<Defect> Loops(Definition definition, Activity activity) => activity.Around().FirstOrDefault(around => around is Loop or ParallelForEach) switch
    {
        null => [Error(definition.PathOf(activity), DefectCode.BreakOutsideLoop, ("activity", activity.Id))],
        ParallelForEach loop => [Warning(definition.PathOf(activity), DefectCode.BreakEndsOneItem, ("activity", activity.Id), ("loop", loop.Id))],
        _ => [],
    };

    static IEnumerable<Defect> Finishes(Definition definition, Activity activity)
    {
        if (Beside(activity) is { } waiting)
            yield return Warning(definition.PathOf(activity), DefectCode.FinishBesideWaiting, ("activity", activity.Id), ("waiting", waiting.Activity.Id));
        else if (activity.Container?.Container is not (null or WorkflowRoot))
            yield return Warning(definition.PathOf(activity), DefectCode.FinishWithinComposite, ("activity", activity.Id), ("composite", activity.Container.Id));
    }

    static IEnumerable<Defect> Faults(Definition definition, Activity activity)
    {
        if (Beside(activity) is { } waiting)
            yield return Error(definition.PathOf(activity), DefectCode.FaultBesideWaiting, ("activity", activity.Id), ("waiting", waiting.Activity.Id));
    }

    static Node? Beside(Activity activity) =>
        activity.Container is Flowchart flowchart ? flowchart.WaitingBeside(flowchart.Graph.Find(activity)!) : null;
}

namespace WiangSuai.Workflow.Engine;

/// <summary>Trap A1: an activity that waits, reached by a backward connection, loses the mark of it, and a later arrival is taken for seen.</summary>
static class Returns
{
    /// <summary>Flowcharts whose backward connections lead to more than one step where the flow comes to wait.</summary>
    public static IEnumerable<Defect> ToDifferentSteps(Definition definition)
    {
        foreach (var flowchart in definition.ByNumber.OfType<Flowchart>())
        {
            var targets = flowchart.Activities.Where(activity => IsReturnedTo(flowchart, activity)).ToList();
            if (targets.Count < 2 || !targets.Exists(Waits)) continue;
            yield return Validator.Error(
                definition.PathOf(flowchart), DefectCode.ReturnsToDifferentSteps,
                ("flowchart", flowchart.Id), ("targets", targets.Select(target => target.Id).ToList()));
        }
    }

    static bool IsReturnedTo(Flowchart flowchart, Activity activity) =>
        flowchart.Activities.Any(other => flowchart.Graph.Find(other)!.Outbound.Exists(way => way.IsBackward && way.Target.Activity == activity));

    /// <summary>Whether it, or anything within it, can wait.</summary>
    static bool Waits(Activity activity) =>
        activity is HostedActivity or Delay or Timer or StartAt or Cron or Event or RunTask or ChildWorkflow || activity.Children.Any(Waits);
}

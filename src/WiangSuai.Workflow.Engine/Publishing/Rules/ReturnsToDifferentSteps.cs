using static WiangSuai.Workflow.Engine.Places;

namespace WiangSuai.Workflow.Engine;

/// <summary>Trap A1: an activity that waits, reached by a backward connection, loses the mark of it, and a later arrival is taken for seen.</summary>
static class ReturnsToDifferentSteps
{
    /// <summary>Flowcharts whose backward connections lead to more than one step where the flow comes to wait.</summary>
    public static IEnumerable<Defect> Find(Definition definition) =>
        from flowchart in Flowcharts.Of(definition)
        let targets = flowchart.Returns().Select(way => way.Target).Distinct().ToList()
        where targets.Count > 1 && targets.Exists(target => target.CanWait())
        select Error(
            definition.PathOf(flowchart), DefectCode.ReturnsToDifferentSteps,
            ("flowchart", flowchart.Id), ("targets", targets.Select(target => target.Activity.Id).ToList()));
}

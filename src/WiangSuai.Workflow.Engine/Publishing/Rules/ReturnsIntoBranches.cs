using static WiangSuai.Workflow.Engine.Places;

namespace WiangSuai.Workflow.Engine;

/// <summary>
/// Traps A2 and A3: a return within one branch before a join makes its visits count more than the others'. With WaitAll the join never
/// runs; with WaitAllActive the other branch's arrival fires it and cancels the rework.
/// </summary>
static class ReturnsIntoBranches
{
    public static IEnumerable<Defect> Find(Definition definition) =>
        from flowchart in Flowcharts.Of(definition)
        from mode in new[] { FlowJoinMode.WaitAll, FlowJoinMode.WaitAllActive }
        from meeting in flowchart.Joins(mode)
        from way in flowchart.Returns()
        where IsInOneBranch(way.Target, meeting) && way.Source.LeadsTo(meeting)
        select Error(
            definition.PathOf(way), mode == FlowJoinMode.WaitAll ? DefectCode.ReturnBeforeWaitAll : DefectCode.ReturnBeforeWaitAllActive,
            ("source", way.Source.Activity.Id), ("target", way.Target.Activity.Id), ("join", meeting.Activity.Id));

    /// <summary>Whether some ways to the join pass the step and some do not.</summary>
    static bool IsInOneBranch(Node step, Node meeting) =>
        meeting.ForwardInbound.Exists(way => step.LeadsTo(way.Source)) && meeting.ForwardInbound.Exists(way => !step.LeadsTo(way.Source));
}

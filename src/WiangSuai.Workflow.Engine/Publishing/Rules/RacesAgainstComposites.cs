using static WiangSuai.Workflow.Engine.Places;

namespace WiangSuai.Workflow.Engine;

/// <summary>Trap A10: a WaitAny join faults when the branch that loses is a composite with something waiting inside.</summary>
static class RacesAgainstComposites
{
    public static IEnumerable<Defect> Find(Definition definition) =>
        from flowchart in Flowcharts.Of(definition)
        from meeting in flowchart.Joins(FlowJoinMode.WaitAny)
        from loser in flowchart.Graph.Nodes
        where loser.Activity.Children.Any(child => child.CanWait()) && loser.LeadsTo(meeting)
        where meeting.ForwardInbound.Exists(way => !loser.LeadsTo(way.Source))
        select Error(definition.PathOf(loser.Activity), DefectCode.CompositeLosesRace, ("activity", loser.Activity.Id), ("join", meeting.Activity.Id));
}

using static WiangSuai.Workflow.Engine.Places;

namespace WiangSuai.Workflow.Engine;

/// <summary>Trap A5: a WaitAny join reached directly from the fork, beside something that waits, runs twice.</summary>
static class RacesWithoutStep
{
    public static IEnumerable<Defect> Find(Definition definition) =>
        from flowchart in Flowcharts.Of(definition)
        from meeting in flowchart.Joins(FlowJoinMode.WaitAny)
        from split in flowchart.Splits()
        where split.Branches.Contains(meeting)
        where meeting.ForwardInbound.Exists(way => way.Source != split.At && way.Source.CanWait() && split.At.LeadsTo(way.Source))
        select Error(definition.PathOf(meeting.Activity), DefectCode.RaceWithoutStep, ("join", meeting.Activity.Id), ("fork", split.At.Activity.Id));
}

using static WiangSuai.Workflow.Engine.Places;

namespace WiangSuai.Workflow.Engine;

/// <summary>A join that stands in anything but a flowchart faults.</summary>
static class JoinsElsewhere
{
    public static IEnumerable<Defect> Find(Definition definition) =>
        from meeting in definition.ByNumber.OfType<FlowJoin>()
        where meeting.Container is not Flowchart
        select Error(definition.PathOf(meeting), DefectCode.JoinOutsideFlowchart, ("join", meeting.Id));
}

using static WiangSuai.Workflow.Engine.Places;

namespace WiangSuai.Workflow.Engine;

/// <summary>Trap B14: a backward connection to a step that the flow need not have passed faults when it is followed.</summary>
static class InvalidReturns
{
    public static IEnumerable<Defect> Find(Definition definition) =>
        from flowchart in Flowcharts.Of(definition)
        from way in flowchart.Returns()
        where !way.IsValid && !way.Source.IsDangling
        select Error(definition.PathOf(way), DefectCode.InvalidReturn, ("source", way.Source.Activity.Id), ("target", way.Target.Activity.Id));
}

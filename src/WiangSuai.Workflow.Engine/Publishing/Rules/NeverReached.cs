using static WiangSuai.Workflow.Engine.Places;

namespace WiangSuai.Workflow.Engine;

/// <summary>Trap B13: what no connection reaches from the start never runs, and <c>start</c> in the document is not heeded.</summary>
static class NeverReached
{
    public static IEnumerable<Defect> Find(Definition definition)
    {
        foreach (var flowchart in Flowcharts.Of(definition))
        {
            if (flowchart.Graph.Start is not { } start) continue;
            if (flowchart.WrittenStart is { } written && written != start.Activity.Id)
                yield return Warning(definition.PathOf(flowchart), DefectCode.StartIgnored, ("flowchart", flowchart.Id), ("written", written), ("start", start.Activity.Id));
            foreach (var node in flowchart.Graph.Nodes.Where(node => !start.LeadsTo(node)))
                yield return Warning(definition.PathOf(node.Activity), DefectCode.NeverReached, ("activity", node.Activity.Id), ("start", start.Activity.Id));
        }
    }
}

using static WiangSuai.Workflow.Engine.Places;

namespace WiangSuai.Workflow.Engine;

/// <summary>Trap A7: connections from two branches that meet without a join wait for each other, so the first "no" does nothing.</summary>
static class MergesOfBranches
{
    public static IEnumerable<Defect> Find(Definition definition) =>
        from flowchart in Flowcharts.Of(definition)
        from node in flowchart.Graph.Nodes
        where node.Activity is not FlowJoin && node.ForwardInbound.Count > 1
        let choices = node.ForwardInbound.Where(way => HasChoice(way.Source)).Select(way => way.Source).Distinct().ToList()
        where choices.Exists(one => choices.Exists(other => flowchart.AreSideBySide(one, other)))
        select Error(
            definition.PathOf(node.Activity), DefectCode.BranchesMergeWithoutJoin,
            ("activity", node.Activity.Id), ("sources", choices.Select(choice => choice.Activity.Id).ToList()));

    /// <summary>Whether the flow can leave the step by another outcome.</summary>
    static bool HasChoice(Node node) => UnknownOutcomes.Known(node.Activity) is not { Count: 1 } && node.Activity is not FlowFork;
}

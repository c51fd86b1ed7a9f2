using static WiangSuai.Workflow.Engine.Places;

namespace WiangSuai.Workflow.Engine;

/// <summary>Traps A6 and B19: a connection from an outcome that never comes, also one in another letter case, or from within a composite.</summary>
static class UnknownOutcomes
{
    public static IEnumerable<Defect> Find(Definition definition) =>
        from flowchart in Flowcharts.Of(definition)
        from node in flowchart.Graph.Nodes
        let known = Known(node.Activity)
        where known is not null
        from way in node.Outbound
        where !string.IsNullOrEmpty(way.SourcePort) && !known.Contains(way.SourcePort)
        select Error(
            definition.PathOf(way), DefectCode.UnknownOutcome,
            ("activity", node.Activity.Id), ("outcome", way.SourcePort!), ("known", string.Join(", ", known)));

    /// <summary>Null where the outcomes are worked out at run time.</summary>
    public static IReadOnlyList<string>? Known(Activity activity) => activity switch
    {
        HostedActivity hosted => hosted.Hosted.Outcomes,
        FlowDecision => ["True", "False"],
        FlowSwitch cases => [.. cases.Labels, "Default"],
        FlowFork { HasBranches: false } => ["Done"],
        FlowFork fork => fork.Listed,
        UnknownActivity => null,
        { IsTerminal: true } => [],
        _ => ["Done"],
    };
}

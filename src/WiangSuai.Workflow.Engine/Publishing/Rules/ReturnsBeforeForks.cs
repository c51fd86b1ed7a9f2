using static WiangSuai.Workflow.Engine.Places;

namespace WiangSuai.Workflow.Engine;

/// <summary>Trap A4: returning to before a fork while a sibling still waits gives the sibling a second task for the same question.</summary>
static class ReturnsBeforeForks
{
    public static IEnumerable<Defect> Find(Definition definition) =>
        from flowchart in Flowcharts.Of(definition)
        from way in flowchart.Returns()
        from split in flowchart.Splits()
        where way.Target.LeadsTo(split.At)
        let branches = split.Towards(way.Source)
        where branches.Leading.Count > 0
        let sibling = WaitingIn(flowchart, branches.Others, way.Source)
        where sibling is not null
        select Error(
            definition.PathOf(way), DefectCode.ReturnBeforeFork,
            ("source", way.Source.Activity.Id), ("target", way.Target.Activity.Id), ("fork", split.At.Activity.Id), ("sibling", sibling.Activity.Id));

    static Node? WaitingIn(Flowchart flowchart, IReadOnlyList<Node> branches, Node returning) =>
        flowchart.Graph.Nodes.FirstOrDefault(node => node.CanWait() && branches.Any(branch => branch.LeadsTo(node)) && !returning.LeadsTo(node));
}

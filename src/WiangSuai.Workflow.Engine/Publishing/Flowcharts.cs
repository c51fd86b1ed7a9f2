namespace WiangSuai.Workflow.Engine;

/// <summary>Where a flowchart goes two ways at once.</summary>
/// <param name="Branches">The first step of each way, at least two.</param>
sealed record Split(Node At, IReadOnlyList<Node> Branches);

/// <summary>What the rules ask of a flowchart's shape.</summary>
static class Flowcharts
{
    public static IEnumerable<Flowchart> Of(Definition definition) => definition.ByNumber.OfType<Flowchart>();

    /// <summary>Whether it, or anything within it, can wait.</summary>
    public static bool CanWait(this Activity activity) =>
        activity is HostedActivity or Delay or Timer or StartAt or Cron or Event or RunTask or ChildWorkflow || activity.Children.Any(CanWait);

    public static bool CanWait(this Node node) => node.Activity.CanWait();

    /// <summary>Whether the flow comes from the one to the other going forwards; a step comes to itself.</summary>
    public static bool LeadsTo(this Node from, Node to) => from == to || to.Ancestors.Contains(from.Activity);

    public static IEnumerable<Connection> Returns(this Flowchart flowchart) => flowchart.Graph.Nodes.SelectMany(node => node.Outbound).Where(way => way.IsBackward);

    public static IEnumerable<Node> Joins(this Flowchart flowchart, FlowJoinMode mode) =>
        flowchart.Graph.Nodes.Where(node => node.Activity is FlowJoin join && join.Written == mode && node.ForwardInbound.Count > 1);

    public static IEnumerable<Split> Splits(this Flowchart flowchart) =>
        from node in flowchart.Graph.Nodes
        from together in FollowedTogether(node)
        let branches = together.Where(way => !way.IsBackward).Select(way => way.Target).Distinct().ToList()
        where branches.Count > 1
        select new Split(node, branches);

    /// <summary>The branches that lead to a step and those that do not.</summary>
    public static (IReadOnlyList<Node> Leading, IReadOnlyList<Node> Others) Towards(this Split split, Node node) =>
        (split.Branches.Where(branch => branch.LeadsTo(node)).ToList(), split.Branches.Where(branch => !branch.LeadsTo(node)).ToList());

    /// <summary>Whether both can be under way at the same time, each in a branch of its own.</summary>
    public static bool AreSideBySide(this Flowchart flowchart, Node one, Node other) => one != other && flowchart.Splits().Any(split =>
        split.Towards(one) is ([_, ..] ofOne, _) && split.Towards(other) is ([_, ..] ofOther, _) && !ofOne.Intersect(ofOther).Any());

    /// <summary>A step that can wait while another is under way.</summary>
    public static Node? WaitingBeside(this Flowchart flowchart, Node node) =>
        flowchart.Graph.Nodes.FirstOrDefault(other => other.CanWait() && flowchart.AreSideBySide(node, other));

    static IEnumerable<IReadOnlyList<Connection>> FollowedTogether(Node node) => node.Activity switch
    {
        FlowFork or FlowSwitch { CanTakeSeveral: true } => [node.Outbound],
        _ => node.Outbound.GroupBy(way => way.SourcePort).Select(group => group.ToList()),
    };
}

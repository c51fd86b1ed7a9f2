namespace WiangSuai.Workflow.Engine;

/// <summary>An activity within one flowchart.</summary>
sealed class Node(Activity activity, int place)
{
    public Activity Activity { get; } = activity;

    /// <summary>The place among the flowchart's activities.</summary>
    public int Place { get; } = place;

    public List<Connection> Outbound { get; } = [];

    public List<Connection> ForwardInbound { get; } = [];

    /// <summary>Cannot be reached from the start; following its connections faults.</summary>
    public bool IsDangling { get; set; }

    /// <summary>All from which it can be reached by forward connections.</summary>
    public HashSet<Activity> Ancestors { get; } = [];
}

/// <summary>An arrow of a flowchart.</summary>
/// <param name="Key">Its place in the visit counts; arrows that read alike share one.</param>
sealed record Connection(Node Source, string? SourcePort, Node Target, string? TargetPort, int Key)
{
    /// <summary>Leads back to where the flow came from, so that a loop closes.</summary>
    public bool IsBackward { get; set; }

    /// <summary>False for a backward arrow whose source can be reached without its target.</summary>
    public bool IsValid { get; set; } = true;
}

/// <summary>What the counter-based flowchart needs to know of its shape, worked out once per document.</summary>
sealed class FlowGraph
{
    readonly Dictionary<Activity, Node> _nodes;

    public FlowGraph(IReadOnlyList<Activity> activities, IEnumerable<Arrow> arrows, Activity? start)
    {
        _nodes = activities.Select((activity, place) => new Node(activity, place)).ToDictionary(node => node.Activity);
        Start = start is null ? null : _nodes[start];

        var connections = Connect(arrows);
        foreach (var connection in connections) connection.Source.Outbound.Add(connection);
        ConnectionCount = connections.Count;
        if (Start is null) return;

        var forward = Forward(Start);
        foreach (var connection in connections)
        {
            connection.IsBackward = !forward.Contains((connection.Source, connection.Target));
            if (!connection.IsBackward) connection.Target.ForwardInbound.Add(connection);
        }
        foreach (var node in _nodes.Values)
        {
            node.IsDangling = node != Start && node.ForwardInbound.Count == 0;
            AddAncestors(node, node.Ancestors);
        }
        foreach (var connection in connections.Where(connection => connection.IsBackward))
            connection.IsValid = !ReachesBack(Start, connection.Source, avoiding: connection.Target);
    }

    public Node? Start { get; }

    /// <summary>In the order of the document.</summary>
    public IReadOnlyCollection<Node> Nodes => _nodes.Values;

    public int ActivityCount => _nodes.Count;

    public int ConnectionCount { get; }

    /// <summary>Null for an activity that stands elsewhere, such as in a sequence within.</summary>
    public Node? Find(Activity activity) => _nodes.GetValueOrDefault(activity);

    List<Connection> Connect(IEnumerable<Arrow> arrows)
    {
        var keys = new Dictionary<(Node, string, Node, string), int>();
        var connections = new List<Connection>();
        foreach (var arrow in arrows)
        {
            var (source, target) = (_nodes[arrow.Source], _nodes[arrow.Target]);
            var reads = (source, arrow.SourcePort ?? "", target, arrow.TargetPort ?? "");
            if (!keys.TryGetValue(reads, out var key)) keys[reads] = key = keys.Count;
            var connection = new Connection(source, arrow.SourcePort, target, arrow.TargetPort, key);
            if (!connections.Exists(one => one.Key == key && one.SourcePort == arrow.SourcePort && one.TargetPort == arrow.TargetPort))
                connections.Add(connection);
        }
        return connections;
    }

    /// <summary>Breadth first from the start; an edge that would close a circle with those found before is not forward.</summary>
    static HashSet<(Node, Node)> Forward(Node start)
    {
        var edges = new HashSet<(Node Source, Node Target)>();
        var seen = new HashSet<Node>();
        var next = new Queue<Node>([start]);
        while (next.TryDequeue(out var source))
        {
            seen.Add(source);
            foreach (var target in source.Outbound.Select(connection => connection.Target))
            {
                if (edges.Contains((source, target)) || Leads(edges, target, source)) continue;
                edges.Add((source, target));
                if (!seen.Contains(target)) next.Enqueue(target);
            }
        }
        return edges;
    }

    static bool Leads(HashSet<(Node Source, Node Target)> edges, Node from, Node to)
    {
        var seen = new HashSet<Node>();
        var next = new Stack<Node>([from]);
        while (next.TryPop(out var node))
        {
            if (node == to) return true;
            if (!seen.Add(node)) continue;
            foreach (var connection in node.Outbound)
                if (edges.Contains((node, connection.Target))) next.Push(connection.Target);
        }
        return false;
    }

    static bool ReachesBack(Node start, Node from, Node avoiding)
    {
        var seen = new HashSet<Node>();
        var next = new Stack<Node>([from]);
        while (next.TryPop(out var node))
        {
            if (node == avoiding || !seen.Add(node)) continue;
            if (node == start) return true;
            foreach (var connection in node.ForwardInbound) next.Push(connection.Source);
        }
        return false;
    }

    static void AddAncestors(Node node, HashSet<Activity> ancestors)
    {
        foreach (var connection in node.ForwardInbound)
            if (ancestors.Add(connection.Source.Activity)) AddAncestors(connection.Source, ancestors);
    }
}

/// <summary>A connection as the document has it, both ends found.</summary>
sealed record Arrow(Activity Source, string? SourcePort, Activity Target, string? TargetPort);

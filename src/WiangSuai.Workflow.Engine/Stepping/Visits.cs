namespace WiangSuai.Workflow.Engine;

/// <summary>How often a flowchart has visited its activities and connections, and whether each connection was followed the last time.</summary>
/// <remarks>Joins are decided by comparing these counts. A skipped activity is visited too: its connections are, without being followed.</remarks>
sealed class Visits(int[] activities, int[] connections, bool[] followed)
{
    public Visits(int activities, int connections) : this(new int[activities], new int[connections], new bool[connections]) { }

    public IReadOnlyList<int> Activities => activities;

    public IReadOnlyList<int> Connections => connections;

    public IReadOnlyList<bool> Followed => followed;

    public void Visit(Node node) => activities[node.Place]++;

    public void Visit(Connection connection, bool isFollowed)
    {
        connections[connection.Key]++;
        followed[connection.Key] = isFollowed;
    }

    public bool AllArrived(Node node)
    {
        foreach (var way in node.ForwardInbound)
            if (connections[way.Key] <= activities[node.Place]) return false;
        return true;
    }

    public bool AnyFollowed(Node node)
    {
        var most = Most(node);
        if (most <= activities[node.Place]) return false;
        foreach (var way in node.ForwardInbound)
            if (connections[way.Key] == most && followed[way.Key]) return true;
        return false;
    }

    public bool AllFollowed(Node node)
    {
        var most = Most(node);
        if (most <= activities[node.Place]) return false;
        foreach (var way in node.ForwardInbound)
            if (connections[way.Key] != most || !followed[way.Key]) return false;
        return true;
    }

    /// <summary>For a join that waits for any: the arrival belongs to a round that has passed the join already.</summary>
    public bool IsLate(Connection connection) => connections[connection.Key] <= activities[connection.Target.Place];

    public Visits Copy() => new((int[])activities.Clone(), (int[])connections.Clone(), (bool[])followed.Clone());

    int Most(Node node)
    {
        var most = 0;
        foreach (var way in node.ForwardInbound) most = Math.Max(most, connections[way.Key]);
        return most;
    }
}

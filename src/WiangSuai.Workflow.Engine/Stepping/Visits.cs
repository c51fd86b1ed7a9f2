namespace WiangSuai.Workflow.Engine;

/// <summary>How often a flowchart has visited its activities and connections, and whether each connection was followed the last time.</summary>
/// <remarks>Joins are decided by comparing these counts. A skipped activity is visited too: its connections are, without being followed.</remarks>
sealed class Visits(int[] activities, int[] connections, bool[] followed)
{
    const int Few = 8;

    Dictionary<int, (int Visits, int Arrived)>? _arrived;

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
        var arrived = Arrived(node);
        var ways = node.ForwardInbound;
        while (arrived < ways.Count && connections[ways[arrived].Key] > activities[node.Place]) arrived++;
        if (ways.Count > Few) (_arrived ??= [])[node.Place] = (activities[node.Place], arrived);
        return arrived == ways.Count;
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

    /// <summary>How many of the first ways are known to have arrived since the last visit; saves a join of many ways from counting them at each.</summary>
    int Arrived(Node node) =>
        _arrived is not null && _arrived.TryGetValue(node.Place, out var known) && known.Visits == activities[node.Place] ? known.Arrived : 0;

    int Most(Node node)
    {
        var most = 0;
        foreach (var way in node.ForwardInbound) most = Math.Max(most, connections[way.Key]);
        return most;
    }
}

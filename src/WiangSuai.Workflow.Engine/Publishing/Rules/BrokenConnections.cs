using static WiangSuai.Workflow.Engine.Places;

namespace WiangSuai.Workflow.Engine;

/// <summary>Trap A6: Elsa drops a connection whose end is missing, and never follows one without a port.</summary>
static class BrokenConnections
{
    public static IEnumerable<Defect> Find(Definition definition) => definition.Connections.SelectMany(connection => In(definition, connection));

    static IEnumerable<Defect> In(Definition definition, ConnectionFacts connection)
    {
        var siblings = definition.Activities.Where(activity => activity.ContainerId == connection.FlowchartId).Select(activity => activity.Id).ToHashSet();
        foreach (var end in new[] { connection.SourceId, connection.TargetId }.Where(end => !siblings.Contains(end)))
            yield return Error(
                connection.JsonPath, DefectCode.ConnectionToMissingActivity,
                ("source", connection.SourceId), ("target", connection.TargetId), ("missing", end));
        if (string.IsNullOrEmpty(connection.SourcePort))
            yield return Error(connection.JsonPath, DefectCode.ConnectionWithoutPort, ("source", connection.SourceId), ("target", connection.TargetId));
    }
}

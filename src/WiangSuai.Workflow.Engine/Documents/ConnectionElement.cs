using System.Text.Json.Nodes;

namespace WiangSuai.Workflow.Engine;

/// <summary>One connection as it stands in the document, in today's form (two ends) or in the older flat one (<c>sourcePort</c>).</summary>
sealed record ConnectionElement(string? Source, string? SourcePort, string? Target, string? TargetPort)
{
    public static ConnectionElement Read(JsonObject map)
    {
        var (source, target) = (map.Map("source"), map.Map("target"));
        return source is null || target is null
            ? new(map.Text("source"), map.Text("sourcePort"), map.Text("target"), map.Text("targetPort"))
            : new(source.Text("activity"), source.Text("port"), target.Text("activity"), target.Text("port"));
    }

    /// <summary>Null where an end is not among the activities; Elsa drops such a connection.</summary>
    public Arrow? Find(IReadOnlyList<Activity> activities)
    {
        var source = activities.FirstOrDefault(activity => activity.Id == Source);
        var target = activities.FirstOrDefault(activity => activity.Id == Target);
        return source is null || target is null ? null : new Arrow(source, SourcePort, target, TargetPort);
    }
}

using System.Text.Json.Nodes;

namespace WiangSuai.Workflow.Engine;

/// <summary>One connection as it stands in the document, in today's form (two ends) or in the older flat one (<c>sourcePort</c>).</summary>
sealed record ConnectionElement(string? Source, string? SourcePort, string? Target, string? TargetPort)
{
    /// <summary>A list of connections in any of the forms that Elsa reads: a list, a list under <c>$values</c>, a single connection.</summary>
    public static IEnumerable<JsonObject> In(JsonObject map, string name) => map.Get(name) switch
    {
        JsonObject wrapper when wrapper.ContainsKey("$values") => wrapper.Maps("$values"),
        JsonObject single when single.ContainsKey("source") => [single],
        _ => map.Maps(name),
    };

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

using System.Text.Json.Nodes;

namespace WiangSuai.Workflow.Web.Tests.Hosting;

/// <summary>Draws a document that does several things side by side.</summary>
internal static class TimedDocument
{
    /// <param name="activities">Comma-separated; what stands under <c>then</c> follows its activity.</param>
    public static string Of(string definitionId, string activities)
    {
        var (all, connections) = (new JsonArray(Activity(new JsonObject { ["id"] = "begin", ["type"] = "Elsa.Start" }, start: true)), new JsonArray());
        foreach (var given in JsonNode.Parse($"[{activities}]")!.AsArray().Select(node => (JsonObject)node!.DeepClone()))
        {
            var then = given["then"] as JsonObject;
            given.Remove("then");
            connections.Add(Connection("begin", (string)given["id"]!));
            all.Add(Activity(given));
            if (then is null)
                continue;
            connections.Add(Connection((string)given["id"]!, (string)then["id"]!));
            all.Add(Activity((JsonObject)then.DeepClone()));
        }

        return new JsonObject
        {
            ["id"] = $"{definitionId}-timed",
            ["definitionId"] = definitionId,
            ["name"] = definitionId,
            ["version"] = 1,
            ["variables"] = new JsonArray(),
            ["root"] = Activity(new JsonObject { ["id"] = "flow", ["type"] = "Elsa.Flowchart", ["activities"] = all, ["connections"] = connections, ["variables"] = new JsonArray() }),
        }.ToJsonString();
    }

    static JsonObject Activity(JsonObject activity, bool start = false)
    {
        activity["nodeId"] = $"Workflow1:flow:{activity["id"]}";
        activity["name"] = (string)activity["id"]!;
        activity["version"] = 1;
        activity["customProperties"] = new JsonObject { ["canStartWorkflow"] = start, ["runAsynchronously"] = false };
        activity["metadata"] = new JsonObject();
        return activity;
    }

    static JsonObject Connection(string from, string to) => new()
    {
        ["source"] = new JsonObject { ["activity"] = from, ["port"] = "Done" },
        ["target"] = new JsonObject { ["activity"] = to, ["port"] = "In" },
    };
}

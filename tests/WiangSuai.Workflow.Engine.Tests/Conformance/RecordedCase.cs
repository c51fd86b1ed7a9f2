using System.Text.Json.Nodes;

namespace WiangSuai.Workflow.Engine.Tests.Conformance;

/// <summary>One recording: a document, what was done with it, and what Elsa did.</summary>
/// <param name="Name">The folder's own name; with a number where several of the given folders have a case of that name.</param>
public sealed record RecordedCase(string Name, string Folder)
{
    public string Document => File.ReadAllText(Path.Combine(Folder, "definition.json"));

    public JsonObject Script => Read("script.json");

    public JsonArray Phases => Read("expected.json")["phases"]!.AsArray();

    /// <summary>Lines, name, correlation id and variables per phase; null for the small cases.</summary>
    public JsonArray? Extra => File.Exists(Path.Combine(Folder, "extra.json")) ? Read("extra.json")["phases"]!.AsArray() : null;

    JsonObject Read(string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, file)))!.AsObject();
}

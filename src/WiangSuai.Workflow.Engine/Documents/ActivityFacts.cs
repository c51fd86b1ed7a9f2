using System.Text.Json.Nodes;

namespace WiangSuai.Workflow.Engine;

/// <summary>What a picture of the document needs to know of one activity.</summary>
/// <param name="Id">As in the document; unique there.</param>
/// <param name="Type">Such as <c>Elsa.FlowDecision</c>.</param>
/// <param name="Name">The name that scripts use; null where the document has none.</param>
/// <param name="DisplayName">What Studio shows (<c>metadata.displayText</c>); the name or the id where the document has none.</param>
/// <param name="ContainerId">The activity that contains this one; null for the root.</param>
/// <param name="JsonPath">Where it stands, such as <c>$.root.activities[2]</c>.</param>
/// <param name="X">Position from the left in Studio's units; null where it was never placed.</param>
/// <param name="Y">Position from the top.</param>
/// <param name="Literals">The inputs written as literals, under the names of the document; expressions are left out.</param>
public sealed record ActivityFacts(
    string Id, string Type, string? Name, string DisplayName, string? ContainerId, string JsonPath, double? X, double? Y,
    IReadOnlyDictionary<string, JsonNode?> Literals);

/// <summary>One arrow of a flowchart. Ports are null where the document names none; Elsa never follows such an arrow.</summary>
public sealed record ConnectionFacts(string FlowchartId, string SourceId, string? SourcePort, string TargetId, string? TargetPort, string JsonPath);

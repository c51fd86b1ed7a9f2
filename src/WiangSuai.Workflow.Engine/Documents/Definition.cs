using System.Text.Json;

namespace WiangSuai.Workflow.Engine;

/// <summary>One version of a workflow document (นิยามกระบวนงาน), read once and run many times. Immutable and safe to share between threads.</summary>
public sealed record Definition
{
    /// <summary>The id that all versions share.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>Counted from 1.</summary>
    public required int Version { get; init; }

    /// <summary>The id of this version.</summary>
    public required string Id { get; init; }

    /// <summary>The name for people; empty where the document has none.</summary>
    public required string Name { get; init; }

    /// <summary>Every activity of the document in document order, a container before what it contains.</summary>
    public required IReadOnlyList<ActivityFacts> Activities { get; init; }

    /// <summary>Every connection of every flowchart, in document order.</summary>
    public required IReadOnlyList<ConnectionFacts> Connections { get; init; }

    /// <summary>Reads a document in Elsa 3's form. Accepts all that Elsa runs, also what <see cref="Validator"/> would refuse to publish.</summary>
    /// <exception cref="JsonException">The text is no JSON, or no object with a <c>root</c> activity; the message says where.</exception>
    public static Definition Read(string json, ActivityCatalogue catalogue) => throw new NotImplementedException();
}

using System.Text.Json;

namespace WiangSuai.Workflow.Engine;

/// <summary>One version of a workflow document (นิยามกระบวนงาน), read once and run many times. Immutable and safe to share between threads.</summary>
/// <remarks>Two definitions are the same only if they are the same object: a definition is found again by its id and version.</remarks>
public sealed record Definition
{
    Definition(DocumentReader reader)
    {
        DefinitionId = reader.Text("definitionId");
        Version = reader.Version;
        Id = reader.Text("id");
        Name = reader.Text("name");
        Catalogue = reader.Catalogue;
        Activities = reader.Facts;
        Connections = reader.Connections;
        InputNames = reader.Names("inputs");
        OutputNames = reader.Names("outputs");
        Workflow = reader.Workflow;
        ByNumber = reader.ByNumber;
        Expressions = reader.Expressions;
        StoredInputs = reader.StoredInputs;
        ContinuesWithIncidents = reader.ContinuesWithIncidents;
        IsModern = reader.IsModern;
    }

    /// <summary>The id that all versions share.</summary>
    public string DefinitionId { get; }

    /// <summary>Counted from 1.</summary>
    public int Version { get; }

    /// <summary>The id of this version.</summary>
    public string Id { get; }

    /// <summary>The name for people; empty where the document has none.</summary>
    public string Name { get; }

    /// <summary>The host's activities against which it was read, and Elsa's.</summary>
    public ActivityCatalogue Catalogue { get; }

    /// <summary>Every activity of the document in document order, a container before what it contains.</summary>
    public IReadOnlyList<ActivityFacts> Activities { get; }

    /// <summary>Every connection of every flowchart, in document order.</summary>
    public IReadOnlyList<ConnectionFacts> Connections { get; }

    /// <summary>The inputs that the document declares, by name; letter case does not count in scripts.</summary>
    public IReadOnlyList<string> InputNames { get; }

    /// <summary>The outputs that the document declares, by name.</summary>
    public IReadOnlyList<string> OutputNames { get; }

    internal WorkflowRoot Workflow { get; }

    /// <summary>The activities by their number, the workflow being 0.</summary>
    internal IReadOnlyList<Activity> ByNumber { get; }

    /// <summary>Every expression of the document with the place where it stands.</summary>
    internal IReadOnlyList<PlacedExpression> Expressions { get; }

    /// <summary>Declared inputs that outlast the step which brought them.</summary>
    internal IReadOnlyList<string> StoredInputs { get; }

    /// <summary>A fault leaves the instance running (Elsa's <c>ContinueWithIncidentsStrategy</c>).</summary>
    internal bool ContinuesWithIncidents { get; }

    /// <summary>Written by Studio 3 or later, where scripts know activities by name and not by id.</summary>
    internal bool IsModern { get; }

    /// <summary>Reads a document in Elsa 3's form. Accepts all that Elsa runs, also what <see cref="Validator"/> would refuse to publish.</summary>
    /// <exception cref="JsonException">The text is no JSON, or no object with a <c>root</c> activity; the message says where.</exception>
    public static Definition Read(string json, ActivityCatalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(catalogue);
        return new Definition(new DocumentReader(json, catalogue));
    }
}

/// <summary>An expression and where it stands, such as <c>$.root.activities[2].who</c>.</summary>
sealed record PlacedExpression(string ActivityId, string JsonPath, Expression Expression);

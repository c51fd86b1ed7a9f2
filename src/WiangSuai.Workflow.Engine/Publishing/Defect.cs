namespace WiangSuai.Workflow.Engine;

/// <summary>Whether a defect keeps a document from being published.</summary>
public enum Severity
{
    /// <summary>Publish, but tell the author.</summary>
    Warning,

    /// <summary>Do not publish.</summary>
    Error,
}

/// <summary>What is wrong with a document, for the host to word in the author's language.</summary>
public enum DefectCode
{
    /// <summary>Values: <c>activity</c>, <c>type</c>.</summary>
    UnknownActivityType,

    /// <summary>An outcome that can occur leads nowhere and would end its branch in silence. Values: <c>activity</c>, <c>outcome</c>.</summary>
    OutcomeWithoutConnection,

    /// <summary>Elsa never follows a connection without a port. Values: <c>source</c>, <c>target</c>.</summary>
    ConnectionWithoutPort,

    /// <summary>Elsa drops a connection from or to an activity that the flowchart lacks. Values: <c>source</c>, <c>target</c>, <c>missing</c>.</summary>
    ConnectionToMissingActivity,

    /// <summary>Backward connections lead to different earlier steps that wait, after which Elsa loses work. Values: <c>flowchart</c>, <c>targets</c>.</summary>
    ReturnsToDifferentSteps,

    /// <summary>The expression cannot be parsed. Values: <c>activity</c>, <c>language</c>, <c>problem</c>, <c>line</c>, <c>column</c>.</summary>
    ExpressionSyntax,

    /// <summary>Two activities share an id. Values: <c>activity</c>.</summary>
    DuplicateActivityId,
}

/// <summary>One defect of a document.</summary>
/// <param name="JsonPath">The place in the document, such as <c>$.root.activities[2].who</c>.</param>
/// <param name="Values">The values that the code's words need, by the names that <see cref="DefectCode"/> lists.</param>
public sealed record Defect(string JsonPath, DefectCode Code, Severity Severity, IReadOnlyDictionary<string, object> Values);

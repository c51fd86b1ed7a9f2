using System.Text.Json.Nodes;

namespace WiangSuai.Workflow.Engine;

/// <summary>Whether an instance can still go on; Elsa's <c>WorkflowStatus</c>.</summary>
public enum Status { Running, Finished }

/// <summary>How it stands in detail; Elsa's <c>WorkflowSubStatus</c>.</summary>
public enum SubStatus { Pending, Executing, Suspended, Finished, Cancelled, Faulted }

/// <summary>Something that went wrong while the instance ran; the wording is for operators, not for the people in the case.</summary>
/// <param name="ActivityId">The activity that faulted.</param>
public sealed record Incident(string ActivityId, string Message, DateTimeOffset At);

/// <summary>Where one instance stands (สถานะของเรื่องในกระบวนงาน). Immutable; never holds the definition.</summary>
/// <remarks>What it is compared by is its JSON; two states with equal JSON behave alike.</remarks>
public sealed partial record State
{
    State() { }

    /// <summary>Given by the host; what <c>getWorkflowInstanceId()</c> answers.</summary>
    public required string InstanceId { get; init; }

    public Status Status { get; init; }

    public SubStatus SubStatus { get; init; }

    /// <summary>Set by <c>SetName</c> or a script; null until then.</summary>
    public string? Name { get; init; }

    /// <summary>Given at the start or by <c>Correlate</c>; null until then.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>All that waits to be resumed, oldest first.</summary>
    public IReadOnlyList<Bookmark> Bookmarks { get; init; } = [];

    /// <summary>Everything that went wrong so far, oldest first.</summary>
    public IReadOnlyList<Incident> Incidents { get; init; } = [];

    /// <summary>How many ids this instance has given out; every further id derives from it.</summary>
    public long Counter { get; init; }

    /// <summary>A fresh copy of the workflow's own variables by name.</summary>
    public JsonObject Variables => throw new NotImplementedException();

    /// <summary>A fresh copy of what the workflow has put out so far.</summary>
    public JsonObject Output => throw new NotImplementedException();

    /// <summary>An instance that has not started.</summary>
    public static State New(string instanceId) => new() { InstanceId = instanceId };

    /// <summary>The whole state as text, for the instance's row.</summary>
    public string ToJson() => throw new NotImplementedException();

    /// <summary>The state that <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="System.Text.Json.JsonException">The text was not written by <see cref="ToJson"/>.</exception>
    public static State FromJson(string json) => throw new NotImplementedException();
}

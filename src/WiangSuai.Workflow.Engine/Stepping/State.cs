using System.Text.Json.Nodes;

namespace WiangSuai.Workflow.Engine;

/// <summary>Whether an instance can still go on; Elsa's <c>WorkflowStatus</c>.</summary>
public enum Status { Running, Finished }

/// <summary>How it stands in detail; Elsa's <c>WorkflowSubStatus</c>.</summary>
public enum SubStatus { Pending, Executing, Suspended, Finished, Cancelled, Faulted }

/// <summary>Something that went wrong while the instance ran; the wording is for operators, not for the people in the case.</summary>
/// <param name="ActivityId">The activity that faulted; <c>Workflow1</c> for the workflow as a whole.</param>
public sealed record Incident(string ActivityId, string Message, DateTimeOffset At);

/// <summary>Where one instance stands (สถานะของเรื่องในกระบวนงาน). Immutable; never holds the definition.</summary>
/// <remarks>Two states are alike if their JSON is; record equality compares the lists by reference.</remarks>
public sealed record State
{
    State() { }

    /// <summary>Given by the host; what <c>getWorkflowInstanceId()</c> answers.</summary>
    public required string InstanceId { get; init; }

    public Status Status => SubStatus is SubStatus.Finished or SubStatus.Cancelled or SubStatus.Faulted ? Status.Finished : Status.Running;

    public SubStatus SubStatus { get; internal init; }

    /// <summary>Set by <c>SetName</c> or a script; null until then.</summary>
    public string? Name { get; internal init; }

    /// <summary>Given at the start or by <c>Correlate</c>; null until then.</summary>
    public string? CorrelationId { get; internal init; }

    /// <summary>All that waits, oldest first. After a fault some can be left that nothing resumes any more.</summary>
    public IReadOnlyList<Bookmark> Bookmarks => new WaitingBookmarks(Inner.Bookmarks);

    /// <summary>Everything that went wrong so far, oldest first.</summary>
    public IReadOnlyList<Incident> Incidents { get; internal init; } = [];

    /// <summary>How many ids this instance has given out; every further id derives from it.</summary>
    public long Counter { get; internal init; }

    /// <summary>The workflow's own variables by id (which today's Studio makes apart from the name), those that Elsa stores. A fresh copy.</summary>
    public JsonObject Variables => Inner.WorkflowVariables();

    /// <summary>What the workflow has put out so far, by name. A fresh copy.</summary>
    public JsonObject Output => (JsonObject)JsonNode.Parse(Inner.Output)!;

    internal Snapshot Inner { get; init; } = Snapshot.Empty;

    /// <summary>An instance that has not started.</summary>
    public static State New(string instanceId) => new() { InstanceId = instanceId };

    /// <summary>The whole state as text, for the instance's row.</summary>
    public string ToJson() => StateJson.Write(this);

    /// <summary>The state that <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="System.Text.Json.JsonException">The text was not written by <see cref="ToJson"/>.</exception>
    public static State FromJson(string json) => StateJson.Read(json, New);
}

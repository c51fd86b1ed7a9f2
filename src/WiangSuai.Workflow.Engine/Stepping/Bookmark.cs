using System.Text.Json.Nodes;

namespace WiangSuai.Workflow.Engine;

/// <summary>A place where the instance waits to be resumed (จุดรอ). Used once.</summary>
/// <param name="Id">Unique within the instance.</param>
/// <param name="ActivityId">The activity that waits.</param>
/// <param name="Kind">The activity's type: the host's, or <c>Elsa.Delay</c>, <c>Elsa.Timer</c>, <c>Elsa.StartAt</c> (payload <c>dueAt</c>,
/// ISO 8601 in UTC), <c>Elsa.Cron</c> (<c>expression</c> alone: the host works out when it is due next), <c>Elsa.Event</c> (<c>eventName</c>),
/// <c>Elsa.RunTask</c> (<c>taskName</c>, <c>taskId</c>, <c>payload</c>), <c>Elsa.DispatchWorkflow</c> where it waits for the end, and
/// <c>Elsa.ExecuteWorkflow</c> always (<c>definitionId</c>, <c>correlationId</c>, <c>input</c>, <c>waitForCompletion</c>: if false, the host
/// resumes as soon as the other workflow stands still).</param>
/// <param name="Payload">What the host needs in order to know what it waits for; for host activities the evaluated inputs under their names in the document.</param>
public sealed record Bookmark(string Id, string ActivityId, string Kind, JsonObject Payload);

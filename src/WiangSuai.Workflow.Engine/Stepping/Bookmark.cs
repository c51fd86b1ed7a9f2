using System.Text.Json.Nodes;

namespace WiangSuai.Workflow.Engine;

/// <summary>A place where the instance waits to be resumed (จุดรอ). Used once.</summary>
/// <param name="Id">Unique within the instance.</param>
/// <param name="ActivityId">The activity that waits.</param>
/// <param name="Kind">The activity's type: the host's, or <c>Elsa.Delay</c>, <c>Elsa.Timer</c>, <c>Elsa.StartAt</c>, <c>Elsa.Cron</c>
/// (payload <c>dueAt</c>, ISO 8601; Cron <c>expression</c> too), <c>Elsa.Event</c> (<c>eventName</c>), <c>Elsa.RunTask</c>
/// (<c>taskName</c>, <c>payload</c>), <c>Elsa.DispatchWorkflow</c> and <c>Elsa.ExecuteWorkflow</c> (<c>definitionId</c>, <c>correlationId</c>, <c>input</c>).</param>
/// <param name="Payload">What the host needs in order to know what it waits for; for host activities the evaluated inputs under their names in the document.</param>
public sealed record Bookmark(string Id, string ActivityId, string Kind, JsonObject Payload);

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace WiangSuai.Workflow.Elsa.Tests;

/// <summary>Where an instance stands after one stimulus, and what it did to get there; in words that both engines share.</summary>
/// <param name="Waits">What it waits for, oldest first.</param>
/// <param name="Journal">What happened in this step, each as <c>activity event</c>.</param>
/// <param name="Incidents">The activities that faulted so far.</param>
public sealed record Standstill(
    string Status, string SubStatus, IReadOnlyList<Wait> Waits, IReadOnlyList<string> Journal, IReadOnlyList<string> Incidents)
{
    /// <summary>The whole of it as text: what two engines have to agree on to the letter.</summary>
    public override string ToString() => string.Join('\n',
    [
        $"{Status}/{SubStatus}", .. Waits.Select(wait => $"waits: {wait}"), .. Journal, .. Incidents.Select(activity => $"fault: {activity}"),
    ]);
}

/// <param name="Asked">The evaluated inputs by the names that they have in the document.</param>
public sealed record Wait(string ActivityId, string Kind, JsonObject Asked)
{
    static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Status and number are questions to the host, which answers before anybody sees the case.</summary>
    public bool IsAsk => Kind is "WiangSuai.SetCaseStatus" or "WiangSuai.IssueNumber";

    public override string ToString()
    {
        var inputs = Asked.OrderBy(input => input.Key, StringComparer.Ordinal)
            .Select(input => $"{input.Key} = {input.Value?.ToJsonString(AsWritten)}");
        return $"{ActivityId} {Kind} ({string.Join(", ", inputs)})";
    }
}

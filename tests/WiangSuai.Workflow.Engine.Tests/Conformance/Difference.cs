using System.Text.Json.Nodes;

namespace WiangSuai.Workflow.Engine.Tests.Conformance;

/// <summary>The first thing in which a run differs from its recording.</summary>
public static class Difference
{
    /// <returns>Null where there is none.</returns>
    public static string? Between(RecordedCase recorded, IEnumerable<Transition?> run)
    {
        var phases = recorded.Phases;
        var transitions = run.ToList();
        if (phases.Count != transitions.Count) return $"{transitions.Count} phases instead of {phases.Count}";
        for (var i = 0; i < phases.Count; i++)
        {
            var differences = InPhase(phases[i]!.AsObject(), transitions[i]).Concat(InExtra(recorded.Extra?[i]?.AsObject(), transitions[i]));
            if (differences.FirstOrDefault(one => one is not null) is { } first) return $"phase {i} ({phases[i]!["after"]}): {first}";
        }
        return null;
    }

    static IEnumerable<string?> InPhase(JsonObject expected, Transition? actual)
    {
        if (expected["error"] is { } error)
        {
            if (actual is not null) yield return $"a step was taken where Elsa said \"{error}\"";
            yield break;
        }
        if (actual is null)
        {
            yield return "no bookmark to resume";
            yield break;
        }
        var state = actual.State;
        yield return Texts("journal", expected["journal"]!, actual.Journal.Select(entry => $"{entry.ActivityId} {entry.Event}"));
        yield return Text("status", expected["status"], state.Status.ToString());
        yield return Text("subStatus", expected["subStatus"], state.SubStatus.ToString());
        yield return Texts("waitingOn", Sorted(expected["waitingOn"]!), state.Bookmarks.Select(bookmark => bookmark.ActivityId).Order(StringComparer.Ordinal));
        yield return Texts("incidents", Activities(expected["incidents"]!), state.Incidents.Select(incident => incident.ActivityId));
        // Elsa gives no output for a step that it did not take.
        if (expected["output"] is { } output) yield return Json("output", output, state.Output);
    }

    static IEnumerable<string?> InExtra(JsonObject? expected, Transition? actual)
    {
        if (expected is null || expected.Count == 0 || actual is null) yield break;
        if (expected.ContainsKey("lines")) yield return Texts("lines", expected["lines"]!, actual.Lines);
        if (expected.ContainsKey("name")) yield return Text("name", expected["name"], actual.State.Name);
        if (expected.ContainsKey("correlationId")) yield return Text("correlationId", expected["correlationId"], actual.State.CorrelationId);
        if (expected["variables"] is { } variables) yield return Json("variables", variables, actual.State.Variables);
    }

    static string? Text(string what, JsonNode? expected, string? actual) =>
        expected?.GetValue<string>() == actual ? null : $"{what} is {actual ?? "null"} instead of {expected?.ToJsonString() ?? "null"}";

    static string? Texts(string what, JsonNode expected, IEnumerable<string> actual)
    {
        var wanted = expected.AsArray().Select(one => one!.GetValue<string>()).ToList();
        var got = actual.ToList();
        return wanted.SequenceEqual(got) ? null : $"{what} is\n    {string.Join(" · ", got)}\n  instead of\n    {string.Join(" · ", wanted)}";
    }

    static string? Json(string what, JsonNode expected, JsonNode actual) =>
        Same(expected, actual) ? null : $"{what} is {actual.ToJsonString()} instead of {expected.ToJsonString()}";

    /// <summary>Equal as JSON, whatever the order of members and the way in which a number is written.</summary>
    static bool Same(JsonNode? one, JsonNode? other) => (one, other) switch
    {
        (null, null) => true,
        (JsonObject a, JsonObject b) => a.Count == b.Count && a.All(entry => b.ContainsKey(entry.Key) && Same(entry.Value, b[entry.Key])),
        (JsonArray a, JsonArray b) => a.Count == b.Count && a.Zip(b).All(pair => Same(pair.First, pair.Second)),
        (JsonValue a, JsonValue b) => JsonNode.DeepEquals(a, b),
        _ => false,
    };

    static JsonArray Sorted(JsonNode names) => [.. names.AsArray().Select(name => name!.GetValue<string>()).Order(StringComparer.Ordinal)];

    /// <summary>The messages need not be Elsa's word for word.</summary>
    static JsonArray Activities(JsonNode incidents) => [.. incidents.AsArray().Select(one => one!.GetValue<string>().Split(": ")[0])];
}

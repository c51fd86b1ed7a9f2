using System.Text.Json;
using System.Text.Json.Nodes;

namespace WiangSuai.Workflow.Engine;

/// <summary>Looking into documents, whose property names may come in any letter case and whose values may be of the wrong kind.</summary>
static class Json
{
    public static JsonNode? Get(this JsonObject map, string name)
    {
        if (map.TryGetPropertyValue(name, out var value)) return value;
        foreach (var (other, found) in map)
            if (string.Equals(other, name, StringComparison.OrdinalIgnoreCase)) return found;
        return null;
    }

    /// <summary>Null for anything but text.</summary>
    public static string? Text(this JsonObject map, string name) =>
        map.Get(name) is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    public static bool Flag(this JsonObject map, string name) => map.Get(name) is JsonValue value && value.GetValueKind() == JsonValueKind.True;

    public static double? Number(this JsonObject map, string name) =>
        map.Get(name) is JsonValue value && value.GetValueKind() == JsonValueKind.Number ? value.GetValue<double>() : null;

    public static JsonObject? Map(this JsonObject map, string name) => map.Get(name) as JsonObject;

    public static IEnumerable<JsonObject> Maps(this JsonObject map, string name) => (map.Get(name) as JsonArray)?.OfType<JsonObject>() ?? [];
}

using System.Dynamic;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace WiangSuai.Workflow.Engine;

/// <summary>Between JSON and the values that expressions see.</summary>
static class JsonValues
{
    static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>JSON as expressions see it: numbers as int, long or double, objects with members, arrays as lists.</summary>
    public static object? ToValue(JsonNode? node) => node switch
    {
        null => null,
        JsonObject map => ToExpando(map),
        JsonArray list => list.Select(ToValue).ToArray(),
        _ => node.GetValueKind() switch
        {
            JsonValueKind.String => node.GetValue<string>(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number => ToNumber(node.ToJsonString()),
            _ => null,
        },
    };

    /// <summary>The value as JSON text; null for null and for what JSON cannot hold (NaN, a function), as Elsa drops such a variable.</summary>
    public static string? ToText(object? value)
    {
        switch (value)
        {
            case null: return null;
            case string text: return JsonSerializer.Serialize(text, Readable);
            case bool flag: return flag ? "true" : "false";
            case int number: return number.ToString(CultureInfo.InvariantCulture);
        }
        try
        {
            return JsonSerializer.Serialize(value, value.GetType(), Readable);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    public static JsonNode? ToNode(object? value) => value switch
    {
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        int number => JsonValue.Create(number),
        _ => ToText(value) is { } text ? JsonNode.Parse(text) : null,
    };

    static object ToNumber(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var small) ? small
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var large) ? large
        : double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    static ExpandoObject ToExpando(JsonObject map)
    {
        var expando = new ExpandoObject();
        foreach (var (name, value) in map) ((IDictionary<string, object?>)expando)[name] = ToValue(value);
        return expando;
    }
}

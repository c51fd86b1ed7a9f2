using System.Text.Json;
using System.Text.Json.Nodes;

namespace WiangSuai.Workflow.Engine;

/// <summary>An expression as it stands in the document: <c>{ "type": …, "value": … }</c>.</summary>
static class ExpressionElement
{
    /// <returns>Null where no language is named.</returns>
    public static Expression? Read(JsonObject map) => map.Text("type") switch
    {
        null => null,
        "Literal" => new Literal(Plain(map.Get("value"))),
        "Object" or "Json" => new ObjectExpression(TextOf(map)),
        "Variable" => new VariableExpression(Reference(map)?.Text("id")),
        "Input" => new InputExpression(Reference(map)?.Text("name")),
        "JavaScript" => new JavaScript(TextOf(map)),
        "Liquid" => new Liquid(TextOf(map)),
        var language => new UnknownExpression(language),
    };

    static string TextOf(JsonObject map) => Conversion.To<string>(Plain(map.Get("value"))) ?? "";

    /// <summary>Numbers as decimal, lists and objects as their JSON text.</summary>
    static object? Plain(JsonNode? node) => node?.GetValueKind() switch
    {
        null or JsonValueKind.Null => null,
        JsonValueKind.String => node.GetValue<string>(),
        JsonValueKind.Number => decimal.TryParse(node.ToJsonString(), System.Globalization.NumberStyles.Float,
            System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : node.GetValue<double>(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => node.ToJsonString(),
    };

    /// <summary>What a variable or an input is referred to by; also as JSON text within text.</summary>
    static JsonObject? Reference(JsonObject map)
    {
        if (map.Get("value") is JsonObject reference) return reference;
        try
        {
            return map.Text("value") is { } text ? JsonNode.Parse(text) as JsonObject : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

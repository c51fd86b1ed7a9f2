using System.Dynamic;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace WiangSuai.Workflow.Engine;

/// <summary>A value as text that remembers its kind, for what Elsa keeps as an object between two steps: the item of a loop.</summary>
static class TaggedValue
{
    public static string Write(object? value) => Tag(value).ToJsonString();

    public static object? Read(string text) => Untag(JsonNode.Parse(text)!.AsArray());

    static JsonArray Tag(object? value) => value switch
    {
        null => ["null"],
        string text => ["text", text],
        bool flag => ["bool", flag],
        int number => ["int", number],
        long number => ["long", number],
        double number => ["double", number.ToString("R", CultureInfo.InvariantCulture)],
        decimal number => ["decimal", number.ToString(CultureInfo.InvariantCulture)],
        char letter => ["char", letter.ToString()],
        DateTime at => ["datetime", at.ToString("O", CultureInfo.InvariantCulture)],
        DateTimeOffset at => ["instant", at.ToString("O", CultureInfo.InvariantCulture)],
        JsonElement element => ["element", element.GetRawText()],
        JsonNode node => ["node", node.ToJsonString()],
        IDictionary<string, object?> map => ["map", new JsonObject(map.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)Tag(entry.Value))))],
        object?[] list => ["array", new JsonArray([.. list.Select(JsonNode? (item) => Tag(item))])],
        List<object?> list => ["list", new JsonArray([.. list.Select(JsonNode? (item) => Tag(item))])],
        _ => JsonValues.ToText(value) is { } text ? ["node", text] : ["null"],
    };

    static object? Untag(JsonArray tagged) => tagged[0]!.GetValue<string>() switch
    {
        "null" => null,
        "text" => tagged[1]!.GetValue<string>(),
        "bool" => tagged[1]!.GetValue<bool>(),
        "int" => tagged[1]!.GetValue<int>(),
        "long" => tagged[1]!.GetValue<long>(),
        "double" => double.Parse(tagged[1]!.GetValue<string>(), CultureInfo.InvariantCulture),
        "decimal" => decimal.Parse(tagged[1]!.GetValue<string>(), CultureInfo.InvariantCulture),
        "char" => tagged[1]!.GetValue<string>()[0],
        "datetime" => DateTime.Parse(tagged[1]!.GetValue<string>(), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
        "instant" => DateTimeOffset.Parse(tagged[1]!.GetValue<string>(), CultureInfo.InvariantCulture),
        "element" => JsonElement.Parse(tagged[1]!.GetValue<string>()),
        "node" => JsonNode.Parse(tagged[1]!.GetValue<string>()),
        "map" => UntagMap(tagged[1]!.AsObject()),
        "array" => tagged[1]!.AsArray().Select(item => Untag(item!.AsArray())).ToArray(),
        "list" => tagged[1]!.AsArray().Select(item => Untag(item!.AsArray())).ToList(),
        var kind => throw new JsonException($"no kind of value is called {kind}"),
    };

    static ExpandoObject UntagMap(JsonObject map)
    {
        var expando = new ExpandoObject();
        foreach (var (name, value) in map) ((IDictionary<string, object?>)expando)[name] = Untag(value!.AsArray());
        return expando;
    }
}

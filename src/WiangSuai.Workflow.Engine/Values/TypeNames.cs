using System.Collections.Frozen;
using System.Dynamic;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace WiangSuai.Workflow.Engine;

/// <summary>The names that documents have for types of values; letter case does not count.</summary>
/// <remarks>Only these: a document cannot make the engine load a type of its choice.</remarks>
static class TypeNames
{
    static readonly FrozenDictionary<string, Type> ByName = Known();

    /// <returns>Null for a name that is not known.</returns>
    public static Type? Find(string? name)
    {
        if (string.IsNullOrWhiteSpace(name)) return typeof(object);
        if (name.EndsWith("[]", StringComparison.Ordinal)) return Find(name[..^2])?.MakeArrayType();
        if (name.EndsWith('?')) return Find(name[..^1]) is { IsValueType: true } value ? typeof(Nullable<>).MakeGenericType(value) : null;
        return ByName.GetValueOrDefault(name) ?? ByName.GetValueOrDefault(name.Split(',')[0].Trim());
    }

    static FrozenDictionary<string, Type> Known()
    {
        var aliases = new Dictionary<string, Type>(StringComparer.OrdinalIgnoreCase)
        {
            ["Int16"] = typeof(short),
            ["Int32"] = typeof(int),
            ["Int64"] = typeof(long),
            ["Long"] = typeof(long),
            ["Single"] = typeof(float),
            ["Double"] = typeof(double),
            ["Decimal"] = typeof(decimal),
            ["Boolean"] = typeof(bool),
            ["Object"] = typeof(object),
            ["String"] = typeof(string),
            ["ByteArray"] = typeof(byte[]),
            ["Guid"] = typeof(Guid),
            ["DateTime"] = typeof(DateTime),
            ["DateTimeOffset"] = typeof(DateTimeOffset),
            ["TimeSpan"] = typeof(TimeSpan),
            ["JSON"] = typeof(ExpandoObject),
            ["JsonElement"] = typeof(JsonElement),
            ["JsonNode"] = typeof(JsonNode),
            ["JsonObject"] = typeof(JsonObject),
            ["StringDictionary"] = typeof(IDictionary<string, string>),
            ["ObjectDictionary"] = typeof(IDictionary<string, object>),
            ["StringMap"] = typeof(Dictionary<string, string>),
            ["ObjectMap"] = typeof(Dictionary<string, object>),
        };
        foreach (var type in aliases.Values.Distinct().ToList())
            if (type.FullName is { } full && !type.IsGenericType) aliases[full] = type;
        aliases["System.DateOnly"] = typeof(DateOnly);
        return aliases.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}

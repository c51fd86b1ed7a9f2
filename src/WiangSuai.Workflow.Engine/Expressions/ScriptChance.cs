using System.Dynamic;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jint;
using Jint.Native;
using Jint.Runtime.Interop;

namespace WiangSuai.Workflow.Engine;

/// <summary>
/// Chance and time in a script come from the step, so that the same step always gives the same result: <c>Math.random</c>, and the members
/// of the .NET types that Elsa registers.
/// </summary>
partial class ScriptHost
{
    /// <summary>The types of variables that Elsa registers besides; none of them knows a clock, a file or chance.</summary>
    static readonly Type[] Harmless = [typeof(decimal), typeof(ExpandoObject), typeof(JsonElement), typeof(JsonNode), typeof(JsonObject)];

    void AddChance()
    {
        if (Mentions("random")) Engine.GetValue("Math").AsObject().Set("random", JsValue.FromObject(Engine, (Func<double>)NextDouble));
        AddType("DateTime", typeof(DateTime), new() { ["Now"] = Burst.At.UtcDateTime, ["UtcNow"] = Burst.At.UtcDateTime, ["Today"] = Burst.At.UtcDateTime.Date });
        AddType("DateTimeOffset", typeof(DateTimeOffset), new() { ["Now"] = Burst.At, ["UtcNow"] = Burst.At });
        AddType("TimeSpan", typeof(TimeSpan), []);
        AddType("Guid", typeof(Guid), new() { ["NewGuid"] = (Func<Guid>)NewGuid, ["CreateVersion7"] = (Func<Guid>)NewGuid });
        foreach (var type in Harmless) AddType(type.Name, type, []);
        if (Mentions("Random")) Engine.SetValue("Random", MakeRandom());
    }

    double NextDouble() => (Burst.NextRandom() >> 11) * (1.0 / (1UL << 53));

    /// <summary>The type with some of its members replaced.</summary>
    void AddType(string name, Type type, Dictionary<string, object> replaced)
    {
        if (!Mentions(name)) return;

        var reference = TypeReference.CreateTypeReference(Engine, type);
        if (replaced.Count == 0)
        {
            Engine.SetValue(name, reference);
            return;
        }
        var members = Engine.Intrinsics.Object.Construct([]);
        foreach (var (member, value) in replaced) members.Set(member, JsValue.FromObject(Engine, value));
        Engine.SetValue(name, Engine.Invoke(
            Engine.Evaluate("(function (type, members) { return new Proxy(type, { get: (t, k) => k in members ? members[k] : t[k] }); })"), reference, members));
    }

    /// <summary>Without a seed of its own a Random takes one from the step.</summary>
    JsValue MakeRandom() => Engine.Invoke(
        Engine.Evaluate("(function (type, seed) { return new Proxy(type, { construct: (t, a) => new t(a.length ? a[0] : seed()) }); })"),
        TypeReference.CreateTypeReference<Random>(Engine), (Func<int>)(() => (int)(Burst.NextRandom() >> 33)));
}

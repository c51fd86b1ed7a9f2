using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jint;
using Jint.Native;
using Jint.Runtime;
using Jint.Runtime.Interop;
using JsEngine = Jint.Engine;

namespace WiangSuai.Workflow.Engine;

/// <summary>The clock of a script: the step's instant, in UTC.</summary>
sealed class StepTime(DateTimeOffset at) : DefaultTimeSystem(TimeZoneInfo.Utc, CultureInfo.InvariantCulture)
{
    public override DateTimeOffset GetUtcNow() => at;
}

/// <summary>Bytes are an ArrayBuffer in a script.</summary>
sealed class ByteArrays : IObjectConverter
{
    public bool TryConvert(JsEngine engine, object value, [NotNullWhen(true)] out JsValue? result)
    {
        result = value is byte[] bytes ? engine.Intrinsics.ArrayBuffer.Construct(bytes) : null;
        return result is not null;
    }
}

/// <summary>Members of an enumeration are text in a script.</summary>
sealed class Enums : IObjectConverter
{
    public bool TryConvert(JsEngine engine, object value, [NotNullWhen(true)] out JsValue? result)
    {
        result = value is Enum ? new JsString(value.ToString()!) : null;
        return result is not null;
    }
}

/// <summary>What came out of JSON text is in a script what it would be there.</summary>
sealed class JsonElements : IObjectConverter
{
    public bool TryConvert(JsEngine engine, object value, [NotNullWhen(true)] out JsValue? result)
    {
        result = value is JsonElement element ? ToScript(engine, element) : null;
        return result is not null;
    }

    static JsValue ToScript(JsEngine engine, JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => JsValue.FromObject(engine, JsonObject.Create(element)),
        JsonValueKind.Array => JsValue.FromObject(engine, JsonArray.Create(element)),
        JsonValueKind.String => new JsString(element.GetString()!),
        JsonValueKind.Number => element.TryGetInt32(out var number) ? JsNumber.Create(number) : JsNumber.Create(element.GetDouble()),
        JsonValueKind.True => JsBoolean.True,
        JsonValueKind.False => JsBoolean.False,
        JsonValueKind.Undefined => JsValue.Undefined,
        _ => JsValue.Null,
    };
}

using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace WiangSuai.Workflow.Engine;

/// <summary>The functions that Elsa gives to scripts.</summary>
partial class ScriptHost
{
    static readonly JsonSerializerOptions ToJson = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter() },
    };

    void AddFunctions()
    {
        foreach (var (name, function) in Functions)
            if (Mentions(name)) Engine.SetValue(name, function(this));
    }

    static readonly Dictionary<string, Func<ScriptHost, Delegate>> Functions = new()
    {
        ["getWorkflowDefinitionId"] = host => () => host.Burst.Definition.DefinitionId,
        ["getWorkflowDefinitionVersionId"] = host => () => host.Burst.Definition.Id,
        ["getWorkflowDefinitionVersion"] = host => () => host.Burst.Definition.Version,
        ["getWorkflowInstanceId"] = host => () => host.Burst.InstanceId,
        ["setCorrelationId"] = host => (string? value) => { host.Burst.CorrelationId = value; },
        ["getCorrelationId"] = host => () => host.Burst.CorrelationId,
        ["setWorkflowInstanceName"] = host => (string? value) => { host.Burst.Name = value; },
        ["getWorkflowInstanceName"] = host => () => host.Burst.Name,
        ["setVariable"] = host => (string name, object? value) => host.Assign(name, value),
        ["getVariable"] = host => (string name) => host._at.GetVariable(name),
        ["getInput"] = host => (string name) => host.Burst.Input.GetValueOrDefault(name),
        ["getOutputFrom"] = host => (string activity, string? output) => host.OutputFrom(activity, output),
        ["getLastResult"] = host => () => host.Burst.LastResult,
        ["isNullOrWhiteSpace"] = _ => (string? value) => string.IsNullOrWhiteSpace(value),
        ["isNullOrEmpty"] = _ => (string? value) => string.IsNullOrEmpty(value),
        ["toJson"] = _ => (object? value) => JsonSerializer.Serialize(value, ToJson),
        ["parseGuid"] = _ => (string value) => Guid.Parse(value),
        ["newGuid"] = host => () => host.NewGuid(),
        ["newGuidString"] = host => () => host.NewGuid().ToString(),
        ["getGuidString"] = host => () => host.NewGuid().ToString(),
        ["newShortGuid"] = host => () => host.NewShortGuid(),
        ["getShortGuid"] = host => () => host.NewShortGuid(),
        ["bytesToString"] = _ => (byte[] value) => Encoding.UTF8.GetString(value),
        ["bytesFromString"] = _ => (string value) => Encoding.UTF8.GetBytes(value),
        ["bytesToBase64"] = _ => (byte[] value) => Convert.ToBase64String(value),
        ["bytesFromBase64"] = _ => (string value) => Convert.FromBase64String(value),
        ["stringToBase64"] = _ => (string value) => Convert.ToBase64String(Encoding.UTF8.GetBytes(value)),
        ["stringFromBase64"] = _ => (string value) => Encoding.UTF8.GetString(Convert.FromBase64String(value)),
    };

    object? OutputFrom(string idOrName, string? output)
    {
        var siblings = _at.NearestContainer()?.Activity.Children ?? [];
        var activity = siblings.FirstOrDefault(one => one.Name == idOrName || one.Id == idOrName) ?? throw new ActivityFault("Activity not found.");
        return Burst.OutputOf(activity, output, _at);
    }

    /// <summary>Of version 4, its bits from the seed.</summary>
    Guid NewGuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, Burst.NextRandom());
        BitConverter.TryWriteBytes(bytes[8..], Burst.NextRandom());
        bytes[7] = (byte)((bytes[7] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes);
    }

    string NewShortGuid() => Convert.ToBase64String(NewGuid().ToByteArray())
        .Replace("/", "", StringComparison.Ordinal).Replace("+", "", StringComparison.Ordinal).Replace("=", "", StringComparison.Ordinal);
}

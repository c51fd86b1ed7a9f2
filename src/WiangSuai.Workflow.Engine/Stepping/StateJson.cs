using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace WiangSuai.Workflow.Engine;

/// <summary>The form in which a state is kept. Short names, and nothing that has its usual value.</summary>
static class StateJson
{
    const int Form = 1;

    static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Write(State state)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            json.WriteNumber("form", Form);
            json.WriteString("instance", state.InstanceId);
            json.WriteString("status", state.SubStatus.ToString());
            json.WriteNumber("counter", state.Counter);
            json.WriteNumber("seed", state.Inner.Seed);
            if (state.Name is { } name) json.WriteString("name", name);
            if (state.CorrelationId is { } correlation) json.WriteString("correlation", correlation);
            WriteInner(json, state);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <param name="begin">Makes the empty state of an instance.</param>
    public static State Read(string json, Func<string, State> begin)
    {
        try
        {
            var map = JsonNode.Parse(json)!.AsObject();
            if (map["form"]!.GetValue<int>() != Form) throw new JsonException($"$.form: only form {Form} of a state is known");
            return begin(map["instance"]!.GetValue<string>()) with
            {
                SubStatus = Enum.Parse<SubStatus>(map["status"]!.GetValue<string>()),
                Counter = map["counter"]!.GetValue<long>(),
                Name = map["name"]?.GetValue<string>(),
                CorrelationId = map["correlation"]?.GetValue<string>(),
                Incidents = [.. Items(map, "incidents").Select(ReadIncident)],
                Inner = new Snapshot(
                    map["seed"]!.GetValue<long>(),
                    ReadExecutions(map),
                    [.. Items(map, "bookmarks").Select(ReadBookmark)],
                    map["output"]?.ToJsonString() ?? "{}",
                    ReadValues(map["input"])),
            };
        }
        catch (Exception e) when (e is NullReferenceException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new JsonException("this is not the text of a state", e);
        }
    }

    static void WriteInner(Utf8JsonWriter json, State state)
    {
        var inner = state.Inner;
        WriteList(json, "incidents", state.Incidents, one =>
        {
            json.WriteString("activity", one.ActivityId);
            json.WriteString("message", one.Message);
            json.WriteString("at", one.At.ToString("O", CultureInfo.InvariantCulture));
        });
        WriteList(json, "executions", inner.Executions, one => WriteExecution(json, one));
        WriteList(json, "callbacks", [.. inner.Executions.SelectMany(one => one.Awaited.Select(child => (Owner: one.Id, Child: child)))], one =>
        {
            json.WriteNumber("of", one.Owner);
            json.WriteNumber("child", one.Child);
        });
        WriteList(json, "bookmarks", inner.Bookmarks, one =>
        {
            json.WriteString("id", one.Bookmark.Id);
            json.WriteString("activity", one.Bookmark.ActivityId);
            json.WriteString("kind", one.Bookmark.Kind);
            json.WriteNumber("execution", one.Execution);
            json.WriteNumber("number", one.ActivityNumber);
            json.WritePropertyName("payload");
            one.Bookmark.Payload.WriteTo(json);
        });
        if (inner.Output != "{}")
        {
            json.WritePropertyName("output");
            json.WriteRawValue(inner.Output);
        }
        WriteValues(json, "input", inner.Input);
    }

    static void WriteExecution(Utf8JsonWriter json, StoredExecution one)
    {
        json.WriteNumber("id", one.Id);
        if (one.Parent != 0) json.WriteNumber("in", one.Parent);
        json.WriteNumber("number", one.ActivityNumber);
        if (one.Phase != Phase.Running) json.WriteString("phase", one.Phase.ToString());
        if (!one.Progress.IsEmpty) WriteProgress(json, one.Progress);
        WriteList(json, "loop", one.LoopVariables, variable =>
        {
            json.WriteString("name", variable.Name);
            if (variable.IsInteger) json.WriteBoolean("integer", true);
            if (variable.IsStored) json.WriteBoolean("stored", true);
            json.WritePropertyName("value");
            json.WriteRawValue(variable.Tagged);
        });
        WriteValues(json, "values", one.Values);
    }

    static void WriteProgress(Utf8JsonWriter json, Progress progress)
    {
        json.WriteStartObject("progress");
        if (progress.Next != 0) json.WriteNumber("next", progress.Next);
        if (progress.Step is { } step) json.WriteNumber("step", step);
        if (progress.Remaining != 0) json.WriteNumber("remaining", progress.Remaining);
        if (progress.IsBreaking) json.WriteBoolean("breaking", true);
        if (progress.Branches is { } branches) WriteNumbers(json, "branches", branches);
        if (progress.Visits is { } visits)
        {
            WriteNumbers(json, "activities", visits.Activities);
            WriteNumbers(json, "connections", visits.Connections);
            WriteNumbers(json, "followed", visits.Followed.Select(followed => followed ? 1 : 0));
        }
        json.WriteEndObject();
    }

    static void WriteList<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> list, Action<T> write)
    {
        if (list.Count == 0) return;
        json.WriteStartArray(name);
        foreach (var one in list)
        {
            json.WriteStartObject();
            write(one);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    static void WriteNumbers(Utf8JsonWriter json, string name, IEnumerable<int> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers) json.WriteNumberValue(number);
        json.WriteEndArray();
    }

    static void WriteValues(Utf8JsonWriter json, string name, IReadOnlyList<StoredValue> values)
    {
        if (values.Count == 0) return;
        json.WriteStartObject(name);
        foreach (var value in values)
        {
            json.WritePropertyName(value.Id);
            json.WriteRawValue(value.Json);
        }
        json.WriteEndObject();
    }

    static IEnumerable<JsonObject> Items(JsonObject map, string name) => map[name]?.AsArray().Select(item => item!.AsObject()) ?? [];

    static Incident ReadIncident(JsonObject map) => new(
        map["activity"]!.GetValue<string>(), map["message"]!.GetValue<string>(),
        DateTimeOffset.Parse(map["at"]!.GetValue<string>(), CultureInfo.InvariantCulture));

    static IReadOnlyList<StoredExecution> ReadExecutions(JsonObject map)
    {
        var awaited = Items(map, "callbacks").ToLookup(one => one["of"]!.GetValue<long>(), one => one["child"]!.GetValue<int>());
        var executions = Items(map, "executions").Select(one => ReadExecution(one, awaited)).ToList();
        var within = executions.ToLookup(one => one.Parent);
        return [.. executions.Select(one => one with { Within = within[one.Id].Aggregate(one.Within, (count, child) => count.Count(child.Phase, +1)) })];
    }

    static StoredExecution ReadExecution(JsonObject map, ILookup<long, int> awaited) => new(
        map["id"]!.GetValue<long>(),
        map["in"]?.GetValue<long>() ?? 0,
        map["number"]!.GetValue<int>(),
        map["phase"] is { } phase ? Enum.Parse<Phase>(phase.GetValue<string>()) : Phase.Running,
        map["progress"] is JsonObject progress ? ReadProgress(progress) : new Progress(),
        [.. Items(map, "loop").Select(one => new StoredVariable(
            one["name"]!.GetValue<string>(), one["integer"] is not null, one["stored"] is not null, one["value"]!.ToJsonString()))],
        ReadValues(map["values"]),
        default,
        [.. awaited[map["id"]!.GetValue<long>()]]);

    static Progress ReadProgress(JsonObject map) => new()
    {
        Next = map["next"]?.GetValue<int>() ?? 0,
        Step = map["step"]?.GetValue<int>(),
        Remaining = map["remaining"]?.GetValue<int>() ?? 0,
        IsBreaking = map["breaking"] is not null,
        Branches = map["branches"] is { } branches ? Numbers(branches).ToList() : null,
        Visits = map["activities"] is { } activities
            ? new Visits([.. Numbers(activities)], [.. Numbers(map["connections"]!)], [.. Numbers(map["followed"]!).Select(number => number == 1)])
            : null,
    };

    static OpenBookmark ReadBookmark(JsonObject map) => new(
        new Bookmark(
            map["id"]!.GetValue<string>(), map["activity"]!.GetValue<string>(), map["kind"]!.GetValue<string>(),
            map["payload"]!.DeepClone().AsObject()),
        map["execution"]!.GetValue<long>(), map["number"]!.GetValue<int>());

    static IReadOnlyList<StoredValue> ReadValues(JsonNode? map) =>
        map is JsonObject values ? [.. values.Select(value => new StoredValue(value.Key, value.Value?.ToJsonString() ?? "null"))] : [];

    static IEnumerable<int> Numbers(JsonNode list) => list.AsArray().Select(number => number!.GetValue<int>());
}

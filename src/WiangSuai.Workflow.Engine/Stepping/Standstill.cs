using System.Text.Json.Nodes;

namespace WiangSuai.Workflow.Engine;

/// <summary>From a standstill into a burst and back.</summary>
/// <remarks>What Elsa loses here is lost; for the executions see <see cref="Execution.Revive"/>.</remarks>
partial class Burst
{
    /// <summary>The burst in which a new instance begins.</summary>
    public static Burst Begin(Definition definition, State state, Stimulus.Start start)
    {
        var burst = new Burst([])
        {
            Definition = definition,
            InstanceId = state.InstanceId,
            At = start.At,
            Seed = start.Seed,
            Input = ToInput(start.Input),
            CorrelationId = start.CorrelationId,
            Name = state.Name,
            Bookmarks = new Bookmarks([], definition.ByNumber.Count),
            _counter = state.Counter,
        };
        burst.ScheduleWorkflow();
        return burst;
    }

    /// <summary>The burst that one bookmark sets off.</summary>
    public static Burst Continue(Definition definition, State state, Stimulus.Resume resume, OpenBookmark bookmark)
    {
        var inner = state.Inner;
        var burst = new Burst(inner.Executions)
        {
            Definition = definition,
            InstanceId = state.InstanceId,
            At = resume.At,
            Seed = inner.Seed,
            Input = ToInput(resume.Input),
            CorrelationId = state.CorrelationId,
            Name = state.Name,
            Bookmarks = new Bookmarks(inner.Bookmarks, definition.ByNumber.Count),
            Incidents = [.. state.Incidents],
            _counter = state.Counter,
            _outputBefore = inner.Output,
        };
        foreach (var (name, json) in inner.Input) burst.Input.TryAdd(name, JsonValues.ToValue(JsonNode.Parse(json)));
        burst.ScheduleResume(bookmark);
        return burst;
    }

    public State ToState(State before) => before with
    {
        SubStatus = SubStatus,
        Name = Name,
        CorrelationId = CorrelationId,
        Incidents = Incidents,
        Counter = _counter,
        Inner = new Snapshot(Seed, Executions.Store(), Bookmarks.Open, _output?.ToJsonString() ?? _outputBefore, StoreInput()),
    };

    static Dictionary<string, object?> ToInput(JsonObject input)
    {
        var values = new Dictionary<string, object?>(input.Count, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in input) values[name] = JsonValues.ToValue(value);
        return values;
    }

    IReadOnlyList<StoredValue> StoreInput() => Definition.StoredInputs.Count == 0
        ? []
        : [.. Definition.StoredInputs.Where(Input.ContainsKey).Select(name => new StoredValue(name, JsonValues.ToText(Input[name]) ?? "null"))];
}

using System.Text.Json;
using System.Text.Json.Nodes;

namespace WiangSuai.Workflow.Engine;

/// <summary>From a standstill into a burst and back.</summary>
/// <remarks>
/// What Elsa loses here is lost: values without a storage, outputs, the mark of a backward connection, the parent of an execution whose
/// parent has ended.
/// </remarks>
partial class Burst
{
    /// <summary>The burst in which a new instance begins.</summary>
    public static Burst Begin(Definition definition, State state, Stimulus.Start start)
    {
        var burst = new Burst
        {
            Definition = definition,
            InstanceId = state.InstanceId,
            At = start.At,
            Seed = start.Seed,
            Input = ToInput(start.Input),
            CorrelationId = start.CorrelationId,
            Name = state.Name,
            _counter = state.Counter,
        };
        burst.ScheduleWorkflow();
        return burst;
    }

    /// <summary>The burst that one bookmark sets off.</summary>
    public static Burst Continue(Definition definition, State state, Stimulus.Resume resume, OpenBookmark bookmark)
    {
        var inner = state.Inner;
        var burst = new Burst
        {
            Definition = definition,
            InstanceId = state.InstanceId,
            At = resume.At,
            Seed = inner.Seed,
            Input = ToInput(resume.Input),
            CorrelationId = state.CorrelationId,
            Name = state.Name,
            _counter = state.Counter,
            Executions = new List<Execution>(inner.Executions.Count + 4),
            Bookmarks = [.. inner.Bookmarks],
            Incidents = [.. state.Incidents],
            _outputBefore = inner.Output,
        };
        foreach (var (name, json) in inner.Input) burst.Input.TryAdd(name, JsonValues.ToValue(JsonNode.Parse(json)));
        burst.Restore(inner);
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
        Inner = new Snapshot(Seed, StoreExecutions(), StoreCallbacks(), Bookmarks, _output?.ToJsonString() ?? _outputBefore, StoreInput()),
    };

    static Dictionary<string, object?> ToInput(JsonObject input)
    {
        var values = new Dictionary<string, object?>(input.Count, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in input) values[name] = JsonValues.ToValue(value);
        return values;
    }

    void Restore(Snapshot inner)
    {
        foreach (var stored in inner.Executions)
        {
            var execution = new Execution
            {
                Burst = this,
                Id = stored.Id,
                Activity = Definition.ByNumber[stored.ActivityNumber],
                Phase = stored.Phase,
                Progress = stored.Progress.Copy(),
            };
            foreach (var variable in stored.LoopVariables) execution.LoopVariables.Add(variable.ToVariable());
            Executions.Add(execution);
        }
        for (var i = 0; i < Executions.Count; i++)
        {
            if (Find(inner.Executions[i].Parent) is { } parent) Executions[i].Attach(parent);
            Remember(Executions[i], inner.Executions[i].Values);
        }
        foreach (var stored in inner.Callbacks)
            if (Find(stored.Owner) is { } owner) _callbacks.Add(new Callback(owner, Definition.ByNumber[stored.Child]));
    }

    Execution? Find(long id)
    {
        foreach (var execution in Executions)
            if (execution.Id == id) return execution;
        return null;
    }

    static void Remember(Execution execution, IReadOnlyList<StoredValue> values)
    {
        foreach (var variable in execution.Variables)
        {
            var stored = variable.IsStored ? values.FirstOrDefault(value => value.Id == variable.Id) : null;
            // A variable that was null comes back with its default, as on Elsa.
            execution.Memory.Add(stored is null or { Json: "null" } ? Block.Of(variable) : Block.Stored(variable, stored.Json));
        }
    }

    List<StoredExecution> StoreExecutions()
    {
        var stored = new List<StoredExecution>(Executions.Count);
        for (var i = Executions.Count - 1; i >= 0; i--)
        {
            var execution = Executions[i];
            if (execution.IsEnded && execution.Parent is not null) continue;
            stored.Add(new StoredExecution(
                execution.Id, execution.Parent?.Id ?? 0, execution.Activity.Number, execution.Phase, execution.Progress,
                execution.LoopVariables.Count == 0 ? [] : [.. execution.LoopVariables.Select(StoredVariable.Of)], StoreValues(execution)));
        }
        return stored;
    }

    static List<StoredValue> StoreValues(Execution execution)
    {
        if (execution.Variables.Count == 0) return [];
        var values = new List<StoredValue>();
        foreach (var variable in execution.Variables)
        {
            if (execution.FindBlock(variable.Id) is { Variable.IsStored: true } block)
                values.Add(new StoredValue(variable.Id, block.ToStore(variable)));
        }
        return values;
    }

    IReadOnlyList<StoredCallback> StoreCallbacks() =>
        _callbacks.Count == 0 ? [] : [.. _callbacks.Select(callback => new StoredCallback(callback.Owner.Id, callback.Child.Number))];

    IReadOnlyList<StoredValue> StoreInput() => Definition.StoredInputs.Count == 0
        ? []
        : [.. Definition.StoredInputs.Where(Input.ContainsKey).Select(name => new StoredValue(name, JsonValues.ToText(Input[name]) ?? "null"))];
}

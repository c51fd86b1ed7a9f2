namespace WiangSuai.Workflow.Engine;

/// <summary>How far one execution of an activity is.</summary>
enum Phase { Pending, Running, Completed, Canceled, Faulted }

/// <summary>One execution of one activity, alive during a burst. A loop makes several of the same activity.</summary>
sealed partial class Execution
{
    List<Variable>? _variables;
    List<Variable>? _loopVariables;
    Memory? _memory;
    Progress? _progress;

    public required Burst Burst { get; init; }

    public required long Id { get; init; }

    public required Activity Activity { get; init; }

    /// <summary>Null for the workflow itself, and for one whose parent had ended before the last standstill.</summary>
    public Execution? Parent { get; private set; }

    public Phase Phase
    {
        get;
        set
        {
            Parent?.Count(field, -1);
            Parent?.Count(value, +1);
            field = value;
        }
    }

    /// <summary>Reached by a backward connection. Lost when the execution waits, which is what makes trap A1.</summary>
    public bool ByBackwardConnection { get; init; }

    public Memory Memory => _memory ??= new();

    public Progress Progress => _progress ??= new();

    /// <summary>The values of the inputs, in the activity's order; null until evaluated in this burst.</summary>
    public object?[]? Inputs { get; private set; }

    /// <summary>Variables that a loop gave to this execution of its body.</summary>
    public IReadOnlyList<Variable> LoopVariables => _loopVariables ?? [];

    public bool IsEnded => Phase is Phase.Completed or Phase.Canceled;

    bool HasOpenedBookmark { get; set; }

    /// <summary>The activity's own variables and the loop's, one per name, the loop's winning.</summary>
    public IReadOnlyList<Variable> Variables => LoopVariables.Count == 0 ? Activity.Variables : _variables ??= Merge();

    public IEnumerable<Execution> Ancestors()
    {
        for (var at = Parent; at is not null; at = at.Parent) yield return at;
    }

    public bool IsWithin(Execution ancestor)
    {
        for (var at = Parent; at is not null; at = at.Parent)
            if (at == ancestor) return true;
        return false;
    }

    public void Attach(Execution? parent)
    {
        Parent = parent;
        parent?.Count(Phase, +1);
    }

    public void Declare(IReadOnlyList<Variable> loopVariables)
    {
        if (loopVariables.Count == 0) return;

        var declared = _loopVariables ??= [];
        foreach (var variable in loopVariables)
        {
            declared.RemoveAll(old => old.Name == variable.Name);
            declared.Add(variable);
            CreateVariable(variable.Name, variable.Default);
        }
        _variables = null;
    }

    public void EvaluateInputs()
    {
        var inputs = Activity.Inputs;
        if (inputs.Count == 0)
        {
            Inputs = [];
            return;
        }
        var values = new object?[inputs.Count];
        for (var i = 0; i < values.Length; i++)
            if (inputs[i].IsEvaluatedBefore) values[i] = Evaluate(inputs[i]);
        Inputs = values;
    }

    public object? Evaluate(Input input)
    {
        try
        {
            return input.Evaluate(this);
        }
        catch (ActivityFault fault)
        {
            throw new ActivityFault($"Failed to evaluate activity input '{input.Name}'", fault);
        }
    }

    public T? Get<T>(Input input) => Inputs is null
        ? throw new ActivityFault($"The input '{input.Name}' has not been evaluated.")
        : Conversion.To<T>(Inputs[input.Index]);

    public T Require<T>(Input input) => Get<T>(input) ?? throw new ActivityFault($"{input.Name} is required.");

    public void Schedule(Activity? child, IReadOnlyList<Variable>? variables = null, bool backward = false) =>
        Burst.Schedule(this, child, variables, backward);

    public void OpenBookmark(string kind, System.Text.Json.Nodes.JsonObject payload)
    {
        HasOpenedBookmark = true;
        Burst.Bookmarks.Add(this, kind, payload);
    }

    /// <summary>What an activity without a mind of its own does after executing: it completes unless it waits.</summary>
    public void CompleteUnlessWaiting()
    {
        if (!HasOpenedBookmark) Complete();
    }

    List<Variable> Merge()
    {
        var merged = new List<Variable>(Activity.Variables);
        foreach (var variable in LoopVariables)
        {
            var same = merged.FindIndex(old => old.Name == variable.Name);
            if (same < 0) merged.Add(variable);
            else merged[same] = variable;
        }
        return merged;
    }
}

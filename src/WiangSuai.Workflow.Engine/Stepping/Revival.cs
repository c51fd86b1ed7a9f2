namespace WiangSuai.Workflow.Engine;

/// <summary>From a standstill into a burst and back, for one execution.</summary>
/// <remarks>
/// What Elsa loses here is lost: values without a storage, the mark of a backward connection, the parent of an execution whose parent has
/// ended.
/// </remarks>
partial class Execution
{
    public static Execution Revive(Burst burst, StoredExecution stored)
    {
        var execution = new Execution
        {
            Burst = burst,
            Id = stored.Id,
            Activity = burst.Definition.ByNumber[stored.ActivityNumber],
            Phase = stored.Phase,
            Parent = burst.Executions.Find(stored.Parent),
        };
        if (!stored.Progress.IsEmpty) execution._progress = stored.Progress.Copy();
        execution._within = stored.Within;
        if (stored.Awaited.Count > 0) execution._awaited = [.. stored.Awaited];
        if (stored.LoopVariables.Count > 0) execution._loopVariables = [.. stored.LoopVariables.Select(variable => variable.ToVariable())];
        execution.Remember(stored.Values);
        return execution;
    }

    public StoredExecution Store() => new(
        Id, Parent?.Id ?? 0, Activity.Number, Phase, _progress ?? Progress.None,
        _loopVariables is null ? [] : [.. _loopVariables.Select(StoredVariable.Of)], StoreValues(), _within, _awaited ?? []);

    void Remember(IReadOnlyList<StoredValue> values)
    {
        foreach (var variable in Variables)
        {
            var stored = variable.IsStored ? values.FirstOrDefault(value => value.Id == variable.Id) : null;
            // A variable that was null comes back with its default, as on Elsa.
            Memory.Add(stored is null or { Json: "null" } ? Block.Of(variable) : Block.Stored(variable, stored.Json));
        }
    }

    List<StoredValue> StoreValues()
    {
        if (Variables.Count == 0) return [];
        var values = new List<StoredValue>();
        foreach (var variable in Variables)
        {
            if (FindBlock(variable.Id) is { Variable.IsStored: true } block)
                values.Add(new StoredValue(variable.Id, block.ToStore(variable)));
        }
        return values;
    }
}

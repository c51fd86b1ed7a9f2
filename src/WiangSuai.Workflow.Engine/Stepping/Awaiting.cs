namespace WiangSuai.Workflow.Engine;

/// <summary>What an execution knows of those within it: how many are still open, and of whose completion it wants to hear.</summary>
partial class Execution
{
    List<int>? _awaited;
    OpenChildren _within;

    public bool HasOpenChildren => _within.Open > 0;

    public bool HasRunningChildren => _within.Running > 0;

    public bool HasFaultedChildren => _within.Faulted > 0;

    /// <summary>One entry for each time the activity was scheduled, used first come, first served.</summary>
    public void Await(Activity child) => (_awaited ??= []).Add(child.Number);

    /// <summary>Uses up one entry.</summary>
    /// <returns>False where there was none.</returns>
    public bool HasAwaited(Activity child) => _awaited?.Remove(child.Number) ?? false;

    public void AwaitNothing() => _awaited?.Clear();

    void Count(Phase phase, int change) => _within = _within.Count(phase, change);
}

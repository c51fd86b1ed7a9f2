namespace WiangSuai.Workflow.Engine;

/// <summary>
/// All executions of one instance, in Elsa's order. One that waits is brought to life only when something happens to it, so that a step
/// costs little more among a thousand branches than among ten.
/// </summary>
sealed class Population(Burst burst, IReadOnlyList<StoredExecution> waiting)
{
    readonly Dictionary<int, Execution> _revived = [];
    readonly List<Execution> _created = [];
    int _sweepAt = 64;

    public void Add(Execution execution)
    {
        _created.Add(execution);
        if (_created.Count >= _sweepAt) Sweep();
    }

    /// <summary>Null for one that has ended before the last standstill; executions of this burst are not looked for.</summary>
    public Execution? Find(long id)
    {
        // From both ends: the containers stand at one of them, the outermost last or first.
        for (var (first, last) = (0, waiting.Count - 1); first <= last; first++, last--)
        {
            if (waiting[first].Id == id) return Revive(first);
            if (waiting[last].Id == id) return Revive(last);
        }
        return null;
    }

    public bool HaveAllEnded()
    {
        for (var place = 0; place < waiting.Count; place++)
            if ((_revived.TryGetValue(place, out var revived) ? revived.Phase : waiting[place].Phase) is not (Phase.Completed or Phase.Canceled)) return false;
        return _created.TrueForAll(execution => execution.IsEnded);
    }

    /// <summary>Those within an execution that have not ended; a copy, so that they may end while one goes through them.</summary>
    public IReadOnlyList<Execution> OpenWithin(Execution parent)
    {
        if (!parent.HasOpenChildren) return [];
        var open = new List<Execution>();
        for (var place = 0; place < waiting.Count; place++)
            if (waiting[place].Parent == parent.Id && Revive(place) is { IsEnded: false } execution) open.Add(execution);
        foreach (var execution in _created)
            if (execution.Parent == parent && !execution.IsEnded) open.Add(execution);
        return open;
    }

    /// <summary>What the next burst begins with. Elsa's order turns round at every standstill.</summary>
    public IReadOnlyList<StoredExecution> Store()
    {
        // The workflow's own always: a variable of it that was null begins anew with its default, whatever the burst was about.
        for (var place = 0; place < waiting.Count; place++)
            if (waiting[place].ActivityNumber == 0) Revive(place);

        var stored = new List<StoredExecution>(waiting.Count + _created.Count);
        stored.AddRange(waiting);
        foreach (var (place, execution) in _revived.Where(one => IsKept(one.Value))) stored[place] = execution.Store();
        foreach (var place in _revived.Where(one => !IsKept(one.Value)).Select(one => one.Key).OrderDescending()) stored.RemoveAt(place);
        foreach (var execution in _created)
            if (IsKept(execution)) stored.Add(execution.Store());
        stored.Reverse();
        return stored;
    }

    static bool IsKept(Execution execution) => !execution.IsEnded || execution.Parent is null;

    Execution Revive(int place)
    {
        if (!_revived.TryGetValue(place, out var execution)) _revived[place] = execution = Execution.Revive(burst, waiting[place]);
        return execution;
    }

    /// <summary>Lets go of what has ended, so that a long loop costs no more per round than a short one.</summary>
    void Sweep()
    {
        _created.RemoveAll(execution => !IsKept(execution));
        _sweepAt = 64 + (2 * _created.Count);
    }
}

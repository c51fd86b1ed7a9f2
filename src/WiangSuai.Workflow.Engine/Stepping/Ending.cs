namespace WiangSuai.Workflow.Engine;

/// <summary>How an execution ends: it completes, or it is cancelled by one that goes on without it.</summary>
/// <remarks>The order of marking, journal, telling the others and cleaning up is Elsa's; much of traps A is this order.</remarks>
partial class Execution
{
    /// <summary>Does nothing unless running.</summary>
    public void Complete(Outcomes? outcomes = null)
    {
        if (Phase != Phase.Running) return;

        foreach (var child in Burst.Executions.OpenWithin(this)) child.CancelWithChildrenAfter();

        Phase = Phase.Completed;
        Burst.Log(this, JournalEvent.Completed);
        Burst.TellCompleted(this, outcomes);
        Burst.Bookmarks.CloseOf(this);
        AwaitNothing();
        if (Parent is null) return;
        foreach (var variable in Variables) Memory.Remove(variable.Id);
    }

    /// <summary>How a join ends the branches that lost: the children first, and only what runs or has faulted.</summary>
    public void Cancel()
    {
        if (Phase is not (Phase.Running or Phase.Faulted)) return;

        foreach (var child in Burst.Executions.OpenWithin(this)) child.Cancel();
        MarkCanceled();
    }

    /// <summary>How a completing composite ends what is still open in it: the children last.</summary>
    void CancelWithChildrenAfter()
    {
        if (IsEnded) return;

        MarkCanceled();
        foreach (var child in Burst.Executions.OpenWithin(this)) child.CancelWithChildrenAfter();
    }

    void MarkCanceled()
    {
        Phase = Phase.Canceled;
        AwaitNothing();
        Burst.Bookmarks.CloseAt(Activity);
        Burst.Log(this, JournalEvent.Canceled);
        Burst.TellCanceled(this);
    }
}

/// <summary>The outcomes with which an activity completes.</summary>
/// <remarks>An activity that names none completes with "Done", and then Elsa follows a connection without a port as well.</remarks>
sealed record Outcomes(params IReadOnlyList<string?> Names)
{
    /// <summary>Up to here comparing one by one is faster.</summary>
    const int Few = 8;

    public static readonly Outcomes Default = new(null, "Done");
    public static readonly Outcomes None = new();

    HashSet<string?>? _many;

    public bool Follow(string? port)
    {
        if (Names.Count > Few) return (_many ??= [.. Names]).Contains(port);
        foreach (var name in Names)
            if (name == port) return true;
        return false;
    }
}

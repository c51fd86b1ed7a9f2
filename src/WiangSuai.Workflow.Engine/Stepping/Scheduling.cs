namespace WiangSuai.Workflow.Engine;

/// <summary>Scheduling children and telling those around an execution what became of it.</summary>
partial class Burst
{
    int _depth;

    public void ScheduleWorkflow() => _queue.Enqueue(new WorkItem(Definition.Workflow, null, [], Backward: false));

    /// <summary>The owner is told at once where there is no child to run: an If without its branch, a While without a body.</summary>
    public void Schedule(Execution owner, Activity? child, IReadOnlyList<Variable>? variables, bool backward)
    {
        if (child is null)
        {
            TellWithoutChild(owner);
            return;
        }
        owner.Await(child);
        _queue.Enqueue(new WorkItem(child, owner, variables ?? [], backward));
    }

    public void ScheduleResume(OpenBookmark bookmark)
    {
        if (Executions.Find(bookmark.Execution) is not { } execution) return;
        _queue.Enqueue(new WorkItem(execution.Activity, null, [], Backward: false, execution));
        _resumeInstead = execution.Activity;
        _resumed = bookmark;
    }

    public bool IsScheduled(Execution owner, Activity child)
    {
        foreach (var item in _queue)
            if (item.Owner == owner && item.Activity == child) return true;
        return false;
    }

    /// <summary>Whether anything in the queue belongs to the execution or to one within it.</summary>
    public bool HasScheduledWithin(Execution execution)
    {
        foreach (var item in _queue)
            if (item.Owner is { } owner && (owner == execution || owner.IsWithin(execution))) return true;
        return false;
    }

    public void ClearQueue() => _queue.Clear();

    public static void TellCompleted(Execution completed, Outcomes? outcomes)
    {
        for (var receiver = completed; receiver is not null; receiver = receiver.Parent)
        {
            if (!receiver.HasAwaited(completed.Activity)) continue;
            if (receiver.Inputs is null) receiver.EvaluateInputs();
            receiver.Activity.ChildCompleted(receiver, completed, outcomes);
        }
    }

    public static void TellCanceled(Execution canceled)
    {
        for (var receiver = canceled; receiver is not null; receiver = receiver.Parent)
            receiver.Activity.DescendantCanceled(receiver, canceled);
    }

    /// <summary>From the activity outwards up to the loop that takes it.</summary>
    public static void TellBreak(Execution sender)
    {
        for (var receiver = sender; receiver is not null; receiver = receiver.Parent)
            if (receiver.Activity.TakesBreak(receiver)) return;
    }

    public static void TellComplete(Execution sender, Outcomes outcomes)
    {
        for (var receiver = sender; receiver is not null; receiver = receiver.Parent)
            if (receiver.Activity.TakesComplete(receiver, sender, outcomes)) return;
    }

    void TellWithoutChild(Execution owner)
    {
        // A While without a body whose condition stays true: Elsa's process dies of it.
        if (++_depth > 1_000) throw new ActivityFault("A loop without a body does not end.");
        owner.Activity.ChildCompleted(owner, owner, null);
        _depth--;
    }
}

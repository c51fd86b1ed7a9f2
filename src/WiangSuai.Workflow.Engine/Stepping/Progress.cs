namespace WiangSuai.Workflow.Engine;

/// <summary>What a composite remembers of its own progress between its children.</summary>
sealed class Progress
{
    /// <summary>What stands in a stored execution that has made none; never changed.</summary>
    public static Progress None { get; } = new();

    /// <summary>The next child of a Sequence, the next item of a ForEach.</summary>
    public int Next { get; set; }

    /// <summary>The value of a For.</summary>
    public int? Step { get; set; }

    /// <summary>Children of a Parallel, items of a ParallelForEach that are still running.</summary>
    public int Remaining { get; set; }

    public bool IsBreaking { get; set; }

    /// <summary>The branches of a Switch that have not completed, by the activity's number in the document.</summary>
    public List<int>? Branches { get; set; }

    public Visits? Visits { get; set; }

    public bool IsEmpty => Next == 0 && Step is null && Remaining == 0 && !IsBreaking && Branches is null && Visits is null;

    /// <summary>A copy that the next burst may change.</summary>
    public Progress Copy() => new()
    {
        Next = Next,
        Step = Step,
        Remaining = Remaining,
        IsBreaking = IsBreaking,
        Branches = Branches?.ToList(),
        Visits = Visits?.Copy(),
    };
}

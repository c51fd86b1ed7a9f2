namespace WiangSuai.Workflow.Engine;

/// <summary>Goes on with every branch named, or with Done where none is.</summary>
sealed class FlowFork : Activity
{
    readonly Input _branches;

    public FlowFork(ActivityElement from) : base(from) => _branches = Add(from.Input("Branches", typeof(ICollection<string>)));

    /// <summary>The branches as the document lists them; null where they are worked out at run time.</summary>
    public IReadOnlyList<string>? Listed => _branches.Expression is Literal literal ? literal.As<ICollection<string>>()?.ToList() : null;

    public bool HasBranches => _branches.Expression is not null;

    public override void Execute(Execution at) =>
        at.Complete(at.Get<ICollection<string>>(_branches) is { } branches ? new Outcomes([.. branches]) : new Outcomes("Done"));
}

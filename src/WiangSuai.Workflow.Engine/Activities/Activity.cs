using System.Collections.Frozen;

namespace WiangSuai.Workflow.Engine;

/// <summary>One activity of a document and what it does. Immutable once read; every execution keeps its state elsewhere.</summary>
abstract class Activity
{
    static readonly IReadOnlyDictionary<string, string> NoTargets = FrozenDictionary<string, string>.Empty;

    readonly List<Input> _inputs = [];

    protected Activity(ActivityElement from)
    {
        Id = from.Id;
        Type = from.Type;
        Name = from.Name;
        CanStartWorkflow = from.CanStartWorkflow;
        OutputTargets = NoTargets;
    }

    public string Id { get; }

    public string Type { get; }

    public string? Name { get; }

    /// <summary>The place in document order, the workflow itself being 0; what stored states refer to.</summary>
    public int Number { get; set; }

    public Activity? Container { get; set; }

    public bool CanStartWorkflow { get; }

    /// <summary>In Elsa's order, in which they are evaluated.</summary>
    public IReadOnlyList<Input> Inputs => _inputs;

    /// <summary>The ids of the variables to which the document binds outputs, by the output's name.</summary>
    public IReadOnlyDictionary<string, string> OutputTargets { get; protected init; }

    /// <summary>The names of its outputs, bound or not.</summary>
    public virtual IReadOnlyList<string> Outputs => [];

    /// <summary>Whether it can hold variables.</summary>
    public virtual bool IsContainer => false;

    /// <summary>Whether its completion completes the flowchart or sequence that it stands in.</summary>
    public virtual bool IsTerminal => false;

    public virtual IReadOnlyList<Variable> Variables => [];

    public virtual IEnumerable<Activity> Children => [];

    public abstract void Execute(Execution at);

    /// <summary>What a resumed bookmark does. After a fault in a resumed burst, <paramref name="at"/> can belong to another activity.</summary>
    public virtual void Resume(Execution at) => at.Complete();

    public virtual void ChildCompleted(Execution at, Execution child, Outcomes? outcomes) { }

    public virtual void DescendantCanceled(Execution at, Execution canceled) { }

    /// <returns>True where the break goes no further.</returns>
    public virtual bool TakesBreak(Execution at) => false;

    /// <returns>True where Complete goes no further.</returns>
    public virtual bool TakesComplete(Execution at, Execution sender, Outcomes outcomes) => false;

    protected Input Add(Input input)
    {
        input.Index = _inputs.Count;
        _inputs.Add(input);
        return input;
    }
}

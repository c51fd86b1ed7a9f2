namespace WiangSuai.Workflow.Engine;

/// <summary>The workflow itself, which holds the root activity and the workflow's variables; <c>Workflow1</c> in the journal.</summary>
sealed class WorkflowRoot(ActivityElement from, Activity root, IReadOnlyList<Variable> variables) : Activity(from)
{
    public override bool IsContainer => true;

    public override IReadOnlyList<Variable> Variables => variables;

    public override IReadOnlyList<string> Outputs { get; } = ["Result"];

    public override IEnumerable<Activity> Children => [root];

    public override void Execute(Execution at)
    {
        foreach (var variable in variables) at.SetById(variable, variable.Default);
        at.Schedule(root);
    }

    public override void ChildCompleted(Execution at, Execution child, Outcomes? outcomes) => at.Complete();

    public override bool TakesComplete(Execution at, Execution sender, Outcomes outcomes)
    {
        sender.Complete();
        at.Complete(outcomes);
        return true;
    }
}

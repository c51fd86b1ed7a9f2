namespace WiangSuai.Workflow.Engine;

/// <summary>Has another workflow run and goes on with its result.</summary>
/// <remarks>
/// Elsa runs the other one within the same burst; a step cannot, so it always waits: the host runs the other workflow, to its first
/// standstill or to its end (<c>waitForCompletion</c> in the payload), and resumes.
/// </remarks>
sealed class ExecuteWorkflow(ActivityElement from) : ChildWorkflow(from)
{
    public override void Execute(Execution at) => Wait(at);
}

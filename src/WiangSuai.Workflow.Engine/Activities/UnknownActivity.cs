namespace WiangSuai.Workflow.Engine;

/// <summary>Stands where the document names a type that nobody knows; faults when reached.</summary>
sealed class UnknownActivity(ActivityElement from) : Activity(from)
{
    public override void Execute(Execution at) => throw new ActivityFault($"Activity type '{Type}' version '0' could not be found.");
}

namespace WiangSuai.Workflow.Engine;

/// <summary>How much one step may do. Elsa would go on for ever; here a workflow that does not come to rest faults.</summary>
/// <param name="Executions">Activities executed in one step; far above any document that comes to rest.</param>
public sealed record StepLimits(int Executions = 100_000)
{
    public static StepLimits Default { get; } = new();
}

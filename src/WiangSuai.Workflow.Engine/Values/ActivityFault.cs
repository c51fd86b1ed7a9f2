namespace WiangSuai.Workflow.Engine;

/// <summary>
/// What an activity does wrong while it runs. Unwinds to the activity whose turn it is, as on Elsa, and becomes an
/// <see cref="Incident"/> there; it never leaves a step.
/// </summary>
sealed class ActivityFault : Exception
{
    public ActivityFault(string message) : base(message) { }

    public ActivityFault(string message, Exception cause) : base(message, cause) { }
}

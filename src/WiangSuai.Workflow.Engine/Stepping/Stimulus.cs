using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace WiangSuai.Workflow.Engine;

/// <summary>What makes an instance go on. It carries all that the step may not read by itself: the instant and the randomness.</summary>
/// <param name="At">The instant of the step; all that happens in it happens then.</param>
public abstract record Stimulus(DateTimeOffset At)
{
    /// <summary>Begins a new instance.</summary>
    /// <param name="Seed">Where all randomness of the instance comes from; kept in the state.</param>
    /// <param name="Input">The workflow's input by name; visible to <c>getInput</c> until the first resume, as on Elsa.</param>
    public sealed record Start(DateTimeOffset At, long Seed, JsonObject Input, string? CorrelationId = null) : Stimulus(At);

    /// <summary>Resumes one bookmark.</summary>
    /// <param name="Input">Visible to <c>getInput</c> during this step only; <c>Outcome</c> names a host activity's outcome.</param>
    [SuppressMessage("Naming", "CA1716", Justification = "Elsa's own word; nobody calls this from Visual Basic.")]
    public sealed record Resume(DateTimeOffset At, string BookmarkId, JsonObject Input) : Stimulus(At);
}

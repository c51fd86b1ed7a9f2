namespace WiangSuai.Workflow.Authority;

/// <summary>Everything that authority depends on, as it was known at one authority version.</summary>
/// <remarks>
/// History stays in: holdings that ended, orders that expired. The rows come as the database keeps them; <see cref="Town"/> indexes them once.
/// </remarks>
public sealed record Records
{
    /// <summary>The authority version; every change of a row below gets the next one.</summary>
    public required long Version { get; init; }

    public IReadOnlyList<Power> Powers { get; init; } = Authority.Powers.All;
    public IReadOnlyList<Unit> Units { get; init; } = [];
    public IReadOnlyList<Post> Posts { get; init; } = [];
    public IReadOnlyList<Holding> Holdings { get; init; } = [];
    public IReadOnlyList<Absence> Absences { get; init; } = [];
    public IReadOnlyList<Instrument> Instruments { get; init; } = [];
    public IReadOnlyList<Revocation> Revocations { get; init; } = [];
    public IReadOnlyList<Suspension> Suspensions { get; init; } = [];
    public Policy Policy { get; init; } = new();
}

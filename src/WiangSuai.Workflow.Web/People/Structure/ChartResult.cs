namespace WiangSuai.Workflow.Web.People;

/// <summary>What came of changing the office's chart.</summary>
public abstract record ChartResult
{
    private ChartResult() { }

    public sealed record Kept(Guid Id) : ChartResult;
    public sealed record Invalid(IReadOnlyList<ChartProblem> Problems) : ChartResult;

    /// <summary>The chart is drawn by administrators.</summary>
    public sealed record NotYours : ChartResult;

    /// <summary>Not there, or closed.</summary>
    public sealed record NotThere : ChartResult;

    /// <summary>The form came back with other content than the first time.</summary>
    public sealed record FormUsedAlready(Guid Id) : ChartResult;
}

/// <summary>Something that is wrong with a change of the chart.</summary>
/// <param name="Field">Of the form; empty where it is about the whole.</param>
/// <param name="Values">Of the text in <c>ChartTexts</c> named <c>Problem.{Code}</c>.</param>
public sealed record ChartProblem(string Field, ChartProblemCode Code, params object?[] Values);

public enum ChartProblemCode
{
    NameMissing,
    TooLong,
    CodeNotUnderstood,
    CodeTaken,
    KindMissing,
    ParentMissing,
    ParentIsBelow,
    SectionNeedsParent,
    FunctionNeedsEmptyUnit,
    UnitMissing,
    HeadTaken,
    OnlyOneSuch,
    TooManyDeputies,
    SuperiorMissing,
    SuperiorIsBelow,
    SuperiorNeedsEmptyPosts,
    DayMissing,
    DayInFuture,
    UnitHasPosts,
    UnitHasUnits,
    UnitHasFunction,
    UnitHasAssets,
    PostIsHeld,
    PersonHolds,
    ProposalWaits,
}

using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Shared;
using WiangSuai.Workflow.Web.Shared.Tables;

namespace WiangSuai.Workflow.Web.People;

/// <summary>The office as it stands before an import.</summary>
/// <param name="Sitting">Units in which somebody holds a post.</param>
public sealed record OfficeNow(
    IReadOnlyList<Unit> Units, IReadOnlyList<UnitFunction> Functions, IReadOnlyList<Post> Posts, IReadOnlyList<Person> Persons, IReadOnlyList<HeldSpan> Spans,
    IReadOnlySet<Guid> Sitting, bool SetUp, int MostDeputies, DateOnly Today);

public enum PlannedAct
{
    Add,
    Change,

    /// <summary>It stands already as the line says.</summary>
    Same,
}

/// <summary>What one line would do. The content of its kind is there, with the keys of what it refers to.</summary>
/// <param name="Id">Of the thing, also where it is new.</param>
/// <param name="What">In words, always Thai.</param>
public sealed record PlannedLine(PeopleLine Line, PeopleFileKind Kind, PlannedAct Act, Guid Id, string What)
{
    public UnitContent? Unit { get; init; }
    public PostContent? Post { get; init; }
    public PersonContent? Person { get; init; }
    public ProposedHolding? Holding { get; init; }
}

/// <summary>What files would change, or what is wrong with their lines. Pure: the same files against the same office always plan the same.</summary>
public sealed record PeoplePlan(IReadOnlyList<PlannedLine> Lines, IReadOnlyList<LineProblem> Problems)
{
    public static PeoplePlan Of(IReadOnlyList<PeopleFile> files, OfficeNow now, Func<Guid> newId) => new PeoplePlanner(now, newId).Plan(files);
}

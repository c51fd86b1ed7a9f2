using System.Text.Json.Nodes;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Engine;
using WiangSuai.Workflow.Web.Data;

namespace WiangSuai.Workflow.Web.Hosting;

/// <summary>What the host of workflows asks of the room that a kind of case belongs to. Each kind has one.</summary>
public interface ICaseRoom
{
    CaseKind Kind { get; }

    /// <summary>The records, tracked, with all that their own rules look at.</summary>
    Task<IReadOnlyList<ICaseRecord>> Load(IReadOnlyCollection<Guid> ids, CancellationToken ct);

    /// <summary>The case as authority sees it (เรื่อง), complete with what only the database knows.</summary>
    Task<Matter> MatterOf(ICaseRecord record, Town town, string power, DateTimeOffset at, CancellationToken ct);

    /// <summary>The same for several cases at once, by their keys. A room that many cases are of reads them together.</summary>
    async Task<IReadOnlyDictionary<Guid, Matter>> MattersOf(IReadOnlyList<ICaseRecord> records, Town town, string power, DateTimeOffset at, CancellationToken ct)
    {
        var matters = new Dictionary<Guid, Matter>();
        foreach (var record in records)
            matters[record.Id] = await MatterOf(record, town, power, at, ct);
        return matters;
    }

    /// <summary>Whom a document's human task names.</summary>
    /// <exception cref="CourseRefusedException">Nobody is called that.</exception>
    Task<Assignment> WhoFillsIn(ICaseRecord record, string assignee, CancellationToken ct);

    /// <summary>The day that a form is for; before it nothing waits. Null where any day serves.</summary>
    DateOnly? DayOf(ICaseRecord record, string form);

    /// <summary>The last day for a form, where the record says it; null where its first day or the document does.</summary>
    DateOnly? LastDayOf(ICaseRecord record, string form) => null;

    /// <summary>Answers an activity that needs nobody, in the transaction of the step.</summary>
    /// <exception cref="CourseRefusedException">The document asks for something that the record forbids.</exception>
    Task<JsonObject> Answer(Bookmark ask, ICaseRecord record, AuthorityWork work, CancellationToken ct);

    /// <summary>Whether an approval under this power changes authority itself, so that it has to be made alone (see <see cref="AuthorityLock"/>).</summary>
    AuthorityChange? Changes(string power);

    /// <summary>The record's present state, where a decision made in it may be taken back (<see cref="PutBack"/>); null where none may.</summary>
    string? StateToKeep(ICaseRecord record) => null;

    /// <summary>Puts the record back into a state that <see cref="StateToKeep"/> named, because the decision that moved it on is taken back.</summary>
    /// <exception cref="CourseRefusedException">The record does not allow it.</exception>
    void PutBack(ICaseRecord record, string state, DateTimeOffset at) => throw new CourseRefusedException($"{record.CaseKind} {record.Id} does not go back to '{state}'.");

    /// <summary>Whether the reader's post sees every case of this kind, so that a list need not ask of each.</summary>
    bool SeesAll(System.Security.Claims.ClaimsPrincipal reader) => false;

    /// <summary>Whether somebody may read the case who may not decide it.</summary>
    Task<bool> MayRead(Guid id, System.Security.Claims.ClaimsPrincipal reader, CancellationToken ct);

    /// <summary>What the decision page says of it.</summary>
    Task<CaseSheet> Sheet(Guid id, CancellationToken ct);

    /// <summary>Where a form of this kind is filled in.</summary>
    string HrefOf(Guid id, string? form);
}

/// <summary>Who fills in a form.</summary>
public abstract record Assignment
{
    private Assignment() { }

    /// <summary>These persons, whatever posts they hold.</summary>
    public sealed record Persons(IReadOnlyList<Guid> Those) : Assignment;

    /// <summary>Whoever holds this power over the case: acting and vacancy are settled alike.</summary>
    public sealed record ByPower(string Power) : Assignment;
}

/// <summary>What a decision page says of a case, whatever its kind.</summary>
/// <param name="Title">The heading, such as <c>นางสาว ข. ขอยืม เครื่องฉายภาพ</c>.</param>
/// <param name="Reference">Its number, for the link that leads to its own page.</param>
/// <param name="Body">Partial that shows more of it, with its model; none where the facts say all.</param>
public sealed record CaseSheet(
    string Title, string? Reference, string Href, IReadOnlyList<Shared.Fact> Facts, string ContentHash, string? Body = null, object? Model = null);

/// <summary>The rooms of this office by kind.</summary>
public sealed class CaseRooms(IEnumerable<ICaseRoom> all)
{
    readonly Dictionary<CaseKind, ICaseRoom> rooms = all.ToDictionary(room => room.Kind);

    public bool Has(CaseKind kind) => rooms.ContainsKey(kind);

    public ICaseRoom Of(CaseKind kind) => rooms[kind];

    public ICaseRoom Of(ICaseRecord record) => rooms[record.CaseKind];

    public async Task<ICaseRecord> Load(CaseKind kind, Guid id, CancellationToken ct) => (await Of(kind).Load([id], ct)).Single();
}

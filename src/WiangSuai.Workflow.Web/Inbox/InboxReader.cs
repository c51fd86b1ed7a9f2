using System.Security.Claims;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;
using Bangkok = WiangSuai.Workflow.Web.Shared.Bangkok;
using Unit = WiangSuai.Workflow.Web.People.Unit;

namespace WiangSuai.Workflow.Web.Inbox;

/// <summary>The lists of the inbox.</summary>
public enum InboxTab
{
    /// <summary>What waits for the reader, or was taken by the reader.</summary>
    Mine,

    /// <summary>What the reader may take (หยิบได้).</summary>
    Available,

    /// <summary>What the reader was ever asked, and what the reader's post sees: also what waits for others or is done.</summary>
    All,

    /// <summary>What the reader answered.</summary>
    Done,
}

public enum InboxSort
{
    /// <summary>Due first on top, then longest waiting.</summary>
    Due,

    /// <summary>Longest waiting on top.</summary>
    Age,
}

/// <summary>What a reader asks of the inbox.</summary>
/// <param name="Kind">One kind of case only; null for all.</param>
/// <param name="Words">What has to be found in subject, number, things, name or unit; each word for itself.</param>
/// <param name="Page">From 1.</param>
public sealed record InboxAsk(InboxTab Tab, InboxSort Sort = InboxSort.Due, CaseKind? Kind = null, string? Words = null, int Page = 1);

/// <summary>One line of the inbox.</summary>
/// <param name="Href">Where it is decided or filled in.</param>
/// <param name="CaseHref">The case's own page.</param>
/// <param name="Pile">In which of the reader's piles it lies; null for a task that is closed or asks others only.</param>
/// <param name="Others">How many others it waits for besides the reader.</param>
/// <param name="TakenBy">Who took it, where somebody did.</param>
/// <param name="End">How it ended; null while open.</param>
/// <param name="MayBeBatched">It may be approved together with others.</param>
public sealed record InboxItem(
    Guid Task, CaseKind Kind, string? PowerCode, string? Form, string? Reference, string Subject, string? From, string? Unit, SlipAsked? Slip,
    string Href, string CaseHref, BasisNote? Basis, DateOnly? WaitsFrom, DateOnly? DueOn, DateTimeOffset OpenedAt, Pile? Pile, int Others, Taken? TakenBy, Ended? End, IReadOnlyList<string> WaitsFor, bool MayBeBatched)
{
    /// <summary>Whether it waits for the reader on this day: handing out and taking back wait from their own day on, all else at once.</summary>
    public bool WaitsOn(DateOnly today) => Pile == Inbox.Pile.Mine && (WaitsFrom is not { } from || from <= today);
}

/// <param name="IsReader">The reader took it.</param>
public sealed record Taken(string By, bool IsReader, DateTimeOffset Since, DateTimeOffset Until)
{
    /// <summary>The last day on which it holds.</summary>
    public DateOnly LastDay => Bangkok.Day(Until.AddTicks(-1));
}

/// <param name="By">Null where the case ended around it.</param>
/// <param name="TakenBack">Its signer took the decision back; the question went on in another task.</param>
public sealed record Ended(string? By, bool IsReader, string Outcome, DateTimeOffset At, bool TakenBack);

/// <summary>What a slip asks for, as its line in the inbox says.</summary>
public sealed record SlipAsked(string FirstThing, int Things, LoanPlace Place, DateOnly StartsOn, DateOnly DueBack, decimal Amount);

/// <summary>How many lie in each list; no more than <see cref="InboxReader.MostCounted"/> are counted, so that a full house costs no more than a quiet one.</summary>
/// <param name="Mine">What waits for the reader today.</param>
public sealed record InboxCounts(int Mine, int Available, int All, int Done);

/// <summary>Reads the lists of the inbox. Each is read from one index, in its order, as far as the page reaches.</summary>
public sealed class InboxReader(AppDb db, CaseRooms rooms, TimeProvider clock)
{
    public const int PageSize = 20;

    /// <summary>Beyond this a list is only said to be longer.</summary>
    public const int MostCounted = 1000;

    /// <param name="reader">Whoever looks; what the post sees is asked of the rooms.</param>
    public Task<IReadOnlyList<InboxItem>> Page(Guid person, ClaimsPrincipal reader, InboxAsk ask, CancellationToken ct) => ask.Tab switch
    {
        InboxTab.Mine or InboxTab.Available => Page(Lying(person, ask), person, ask, ct),
        InboxTab.Done => Read(Listed(person, reader, ask), person, ask.Page, item => item.End!.At, ct),
        _ => Read(Listed(person, reader, ask), person, ask.Page, item => item.OpenedAt, ct),
    };

    /// <summary>What waits for the person, due first on top: for the home page and letters.</summary>
    public Task<IReadOnlyList<InboxItem>> Waiting(Guid person, CancellationToken ct) => Page(Lying(person, Mine), person, Mine, ct);

    /// <summary>These tasks as lists show them, in no order.</summary>
    public Task<IReadOnlyList<InboxItem>> Of(IReadOnlyCollection<Guid> tasks, Guid person, CancellationToken ct) =>
        Items(db.Set<WorkTask>().AsNoTracking().Where(task => tasks.Contains(task.Id)), person, ct);

    public async Task<InboxCounts> Count(Guid person, ClaimsPrincipal reader, CancellationToken ct) => new(
        await CountWaiting(person, ct),
        await Count(person, reader, new InboxAsk(InboxTab.Available), ct),
        await Count(person, reader, new InboxAsk(InboxTab.All), ct),
        await Count(person, reader, new InboxAsk(InboxTab.Done), ct));

    /// <summary>How many lie in the list that is asked for, at most <see cref="MostCounted"/>.</summary>
    public Task<int> Count(Guid person, ClaimsPrincipal reader, InboxAsk ask, CancellationToken ct) => ask.Tab is InboxTab.Mine or InboxTab.Available
        ? Lying(person, ask).Take(MostCounted).CountAsync(ct)
        : Listed(person, reader, ask).Take(MostCounted).CountAsync(ct);

    /// <summary>How many tasks wait for the person, hand-overs and returns from their own day on; at most <see cref="MostCounted"/>.</summary>
    public Task<int> CountWaiting(Guid person, CancellationToken ct)
    {
        var today = clock.Today();
        return Lying(person, Mine).Where(c => c.WaitsFrom == null || c.WaitsFrom <= today).Take(MostCounted).CountAsync(ct);
    }

    /// <summary>Before a slip's number on paper and screen (ใบยืม); no part of what is stored.</summary>
    const string SlipPrefix = "บย.";

    static readonly InboxAsk Mine = new(InboxTab.Mine);

    /// <summary>One of the reader's piles, in its order.</summary>
    IOrderedQueryable<TaskCandidate> Lying(Guid person, InboxAsk ask)
    {
        var pile = ask.Tab == InboxTab.Mine ? Pile.Mine : Pile.Available;
        var found = Found(db.Set<TaskCandidate>().AsNoTracking().Where(c => c.PersonId == person && c.Open && c.Pile == pile), ask);
        return ask.Sort == InboxSort.Due ? found.OrderBy(c => c.DueOrder).ThenBy(c => c.OpenedAt).ThenBy(c => c.TaskId) : found.OrderBy(c => c.OpenedAt).ThenBy(c => c.TaskId);
    }

    /// <summary>One of the other lists, the newest first: in the order of its index, so that counting and paging stop where they have enough.</summary>
    IQueryable<WorkTask> Listed(Guid person, ClaimsPrincipal reader, InboxAsk ask) => Found(ask.Tab == InboxTab.Done ? Answered(person) : Seen(person, reader), ask);

    IQueryable<TaskCandidate> Found(IQueryable<TaskCandidate> candidates, InboxAsk ask)
    {
        if (ask is { Kind: null, Words: null })
            return candidates;
        var found = Found(db.Set<WorkTask>(), ask);
        return candidates.Where(c => found.Any(task => task.Id == c.TaskId));
    }

    IQueryable<WorkTask> Found(IQueryable<WorkTask> tasks, InboxAsk ask)
    {
        if (ask.Kind is { } kind)
            tasks = tasks.Where(task => task.CaseKind == kind);
        foreach (var word in Words(ask.Words))
        {
            tasks = tasks.Where(task => db.Set<CaseFile>().Any(file => file.Id == task.CaseId && (
                file.Subject.Contains(word) || file.Reference!.Contains(word)
                || db.Set<Person>().Any(person => person.Id == file.FromPersonId && person.Name.Contains(word))
                || db.Set<Unit>().Any(unit => unit.Id == file.UnitId && unit.Name.Contains(word))
                || db.Set<LoanLine>().Any(line => line.LoanId == file.Id && (line.AssetName.Contains(word) || line.AssetNumber.Contains(word))))));
        }
        return tasks;
    }

    /// <summary>Numbers are found in either kind of digits, and with the abbreviation before them that papers print.</summary>
    static IEnumerable<string> Words(string? words) =>
        (words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(6).Select(ThaiDigits.ToArabic).Select(word => word.StartsWith(SlipPrefix, StringComparison.Ordinal) ? word[SlipPrefix.Length..] : word).Where(word => word.Length > 0).Take(5);

    IQueryable<WorkTask> Answered(Guid person) =>
        db.Set<WorkTask>().AsNoTracking().Where(task => task.ClosedById == person && task.Outcome != TaskOutcome.Withdrawn).OrderByDescending(task => task.ClosedAt).ThenByDescending(task => task.Id);

    IQueryable<WorkTask> Seen(Guid person, ClaimsPrincipal reader)
    {
        var kinds = Enum.GetValues<CaseKind>().Where(kind => rooms.Has(kind) && rooms.Of(kind).SeesAll(reader)).ToList();
        return kinds.Count == 0
            ? from candidate in db.Set<TaskCandidate>().AsNoTracking()
              where candidate.PersonId == person
              orderby candidate.OpenedAt descending, candidate.TaskId descending
              join task in db.Set<WorkTask>().AsNoTracking() on candidate.TaskId equals task.Id
              select task
            : db.Set<WorkTask>().AsNoTracking().Where(task => kinds.Contains(task.CaseKind) || task.Candidates.Any(c => c.PersonId == person))
                .OrderByDescending(task => task.OpenedAt).ThenByDescending(task => task.Id);
    }

    async Task<IReadOnlyList<InboxItem>> Page(IOrderedQueryable<TaskCandidate> ordered, Guid person, InboxAsk ask, CancellationToken ct)
    {
        var page = ordered.Skip((ask.Page - 1) * PageSize).Take(PageSize);
        var items = await Items(from candidate in page join task in db.Set<WorkTask>() on candidate.TaskId equals task.Id select task, person, ct);
        return ask.Sort == InboxSort.Due
            ? [.. items.OrderBy(item => item.DueOn is null).ThenBy(item => item.DueOn).ThenBy(item => item.OpenedAt).ThenBy(item => item.Task)]
            : [.. items.OrderBy(item => item.OpenedAt).ThenBy(item => item.Task)];
    }

    async Task<IReadOnlyList<InboxItem>> Read(IQueryable<WorkTask> ordered, Guid person, int page, Func<InboxItem, DateTimeOffset> newest, CancellationToken ct)
    {
        var items = await Items(ordered.Skip((page - 1) * PageSize).Take(PageSize), person, ct);
        return [.. items.OrderByDescending(newest).ThenByDescending(item => item.Task)];
    }

    /// <summary>One page in one round trip, whatever kinds of cases are on it.</summary>
    async Task<IReadOnlyList<InboxItem>> Items(IQueryable<WorkTask> page, Guid person, CancellationToken ct)
    {
        var at = clock.GetUtcNow();
        var rows = await (
            from task in page
            join file in db.Set<CaseFile>() on task.CaseId equals file.Id
            join mine in db.Set<TaskCandidate>().Where(c => c.PersonId == person) on task.Id equals mine.TaskId into candidates
            from candidate in candidates.DefaultIfEmpty()
            join standing in db.Set<TaskClaim>().Where(c => c.EndedAt == null && c.Until > at) on task.Id equals standing.TaskId into claims
            from claim in claims.DefaultIfEmpty()
            join bringer in db.Set<Person>() on file.FromPersonId equals bringer.Id into persons
            from brought in persons.DefaultIfEmpty()
            join unit in db.Set<Unit>() on file.UnitId equals unit.Id into units
            from about in units.DefaultIfEmpty()
            join loan in db.Set<Loan>() on file.Id equals loan.Id into loans
            from slip in loans.DefaultIfEmpty()
            select new
            {
                Task = task,
                file.Reference,
                file.Subject,
                From = brought!.Name,
                Unit = about!.Name,
                Candidate = candidate,
                Others = task.Candidates.Count(c => c.PersonId != person && c.Rank == 0),
                Claim = claim,
                ClaimedBy = db.Set<Person>().Where(p => p.Id == claim!.PersonId).Select(p => p.Name).FirstOrDefault(),
                ClosedBy = db.Set<Person>().Where(p => p.Id == task.ClosedById).Select(p => p.Name).FirstOrDefault(),
                First = slip!.Lines.OrderBy(line => line.Position).Select(line => line.AssetName).FirstOrDefault(),
                Count = slip!.Lines.Count,
                Place = (LoanPlace?)slip!.Place,
                StartsOn = (DateOnly?)slip!.StartsOn,
                DueBack = (DateOnly?)slip!.DueOn,
                Amount = (decimal?)slip!.Amount,
                TakenBack = db.Set<Decision>().Any(decision => decision.TaskId == task.Id && decision.TakenBack != null),
            }).ToListAsync(ct);
        var others = await WaitsFor([.. rows.Where(row => row.Task.ClosedAt is null && row.Candidate?.Pile is not Pile.Mine).Select(row => row.Task.Id)], person, ct);
        return [.. rows.Select(row => new InboxItem(
            row.Task.Id, row.Task.CaseKind, row.Task.PowerCode, row.Task.Form, row.Reference, row.Subject, row.From, row.Unit,
            row.Place is { } place ? new SlipAsked(row.First ?? "", row.Count, place, row.StartsOn!.Value, row.DueBack!.Value, row.Amount!.Value) : null,
            row.Task.Form is null ? $"/inbox/{row.Task.Id}" : rooms.Of(row.Task.CaseKind).HrefOf(row.Task.CaseId, row.Task.Form),
            rooms.Of(row.Task.CaseKind).HrefOf(row.Task.CaseId, null),
            row.Candidate is { BasisNote.Length: > 0 } note ? JsonSerializer.Deserialize<BasisNote>(note.BasisNote) : null,
            row.Task.WaitsFrom, row.Task.DueOn, row.Task.OpenedAt, row.Task.ClosedAt is null ? row.Candidate?.Pile : null, row.Others,
            row.Claim is { } taken && row.Task.ClosedAt is null ? new Taken(row.ClaimedBy ?? "", taken.PersonId == person, taken.At, taken.Until) : null,
            row.Task.ClosedAt is { } closed ? new Ended(row.Task.Outcome == TaskOutcome.Withdrawn ? null : row.ClosedBy, row.Task.ClosedById == person, row.Task.Outcome!, closed, row.TakenBack) : null,
            [.. others[row.Task.Id]],
            row.Task.PowerCode is { } power && Powers.Of(power).MayBeBatched(rooms.Of(row.Task.CaseKind))))];
    }

    /// <summary>The posts, or the names of those without one, that tasks wait for; for those that do not wait for the reader.</summary>
    async Task<ILookup<Guid, string>> WaitsFor(IReadOnlyList<Guid> tasks, Guid person, CancellationToken ct)
    {
        if (tasks.Count == 0)
            return Array.Empty<Guid>().ToLookup(task => task, _ => "");
        var standing = StandingHoldings.On(clock.Today());
        return (await (
            from candidate in db.Set<TaskCandidate>()
            where tasks.Contains(candidate.TaskId) && candidate.Pile == Pile.Mine && candidate.PersonId != person
            join other in db.Set<Person>() on candidate.PersonId equals other.Id
            select new { candidate.TaskId, other.Name, Post = other.Holdings.AsQueryable().Where(standing).OrderBy(held => held.From).Select(held => held.Post!.Title).FirstOrDefault() }).ToListAsync(ct))
            .ToLookup(row => row.TaskId, row => row.Post ?? row.Name);
    }
}

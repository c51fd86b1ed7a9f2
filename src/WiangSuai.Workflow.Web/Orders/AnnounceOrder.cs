using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Ledger;
using WiangSuai.Workflow.Web.Notifications;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Orders;

/// <summary>The registry records that the public was told of an order (บันทึกการประกาศ). What waited for it grants from now on.</summary>
/// <param name="On">The Bangkok day on which it was put up.</param>
/// <param name="Place">The notice board, the address of the page, the announcement's number.</param>
public sealed record AnnounceOrderCommand(Guid Person, Guid Order, DateOnly? On, string Place, string Key);

/// <summary>What came of recording an announcement.</summary>
public abstract record AnnounceOrderResult
{
    private AnnounceOrderResult() { }

    public sealed record Announced : AnnounceOrderResult;
    public sealed record NoSuchOrder : AnnounceOrderResult;

    /// <summary>The register is kept by others.</summary>
    public sealed record NotYours : AnnounceOrderResult;

    public sealed record AnnouncedAlready(DateTimeOffset At) : AnnounceOrderResult;

    /// <summary>It was revoked, or its last day is over: there is nothing to announce.</summary>
    public sealed record HasEnded : AnnounceOrderResult;

    /// <summary>The form came back with other content than the first time.</summary>
    public sealed record FormUsedAlready : AnnounceOrderResult;

    public sealed record Invalid(IReadOnlyList<AnnounceProblem> Problems) : AnnounceOrderResult;
}

/// <summary>What may be wrong with a recorded announcement.</summary>
public enum AnnounceProblem
{
    DayMissing,
    DayInFuture,
    DayBeforeSigning,
    PlaceMissing,
    PlaceTooLong,
}

/// <summary>Records the announcement with its proof, moves the tasks whose basis it begins, and ends the course of the draft.</summary>
public sealed class AnnounceOrder(AppDb db, CentralRegistry registry, Course course, ReassignTasks reassign, Tell tell, Idempotency once, TimeProvider clock)
{
    public const int LongestPlace = 400;
    const string Command = "announce-order";

    public async Task<AnnounceOrderResult> Handle(AnnounceOrderCommand command, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        await using var work = await db.ChangingAuthorityFor(command.Person, AuthorityChange.Announcement, clock, ct);
        if (await once.Find(command.Person, Command, command.Key, Content(command), ct) is { } earlier)
            return earlier.SameContent ? new AnnounceOrderResult.Announced() : new AnnounceOrderResult.FormUsedAlready();
        if (!(await registry.Officers(ct)).Contains(command.Person))
            return new AnnounceOrderResult.NotYours();
        if (await RevokeOrder.Find(db, command.Order, ct) is not { } order)
            return new AnnounceOrderResult.NoSuchOrder();
        if (order.Announcements.FirstOrDefault(announced => announced.KnownTo is null) is { } before)
            return new AnnounceOrderResult.AnnouncedAlready(before.At);
        if (order.HasEnded(work.At))
            return new AnnounceOrderResult.HasEnded();
        if (Problems(command, order, Bangkok.Day(work.At)).ToList() is { Count: > 0 } problems)
            return new AnnounceOrderResult.Invalid(problems);

        var announced = Record(command, order, work);
        var waited = order.Clauses.Where(clause => clause.DelegateePost is { } post && MakeOrder.AnnouncedFor.Contains(post.Kind)).Select(clause => clause.DelegateePostId!.Value).Distinct().ToList();
        await tell.OfPower(order.Id, waited, NoticeKind.PowerGiven, announced, work.At, ct);
        once.Remember(command.Person, Command, command.Key, Content(command), "announced", work.At);
        await reassign.In(work, [.. order.Clauses.Select(clause => clause.Power).OfType<string>().Distinct()], ct);
        if (await db.Set<OrderDraft>().SingleOrDefaultAsync(draft => draft.InstrumentId == order.Id && draft.Status == OrderDraftStatus.Issued, ct) is { } draft)
            await course.Answer(draft, OrderForms.Announce, command.Person, [], work, ct);
        await work.Commit(ct);
        return new AnnounceOrderResult.Announced();
    }

    static object Content(AnnounceOrderCommand command) => new { command.Order, command.On, command.Place };

    static IEnumerable<AnnounceProblem> Problems(AnnounceOrderCommand command, Instrument order, DateOnly today)
    {
        if (command.On is not { } day)
            yield return AnnounceProblem.DayMissing;
        else if (day > today)
            yield return AnnounceProblem.DayInFuture;
        else if (day < Bangkok.Day(order.SignedAt))
            yield return AnnounceProblem.DayBeforeSigning;
        if (string.IsNullOrWhiteSpace(command.Place))
            yield return AnnounceProblem.PlaceMissing;
        if (command.Place.Length > LongestPlace)
            yield return AnnounceProblem.PlaceTooLong;
    }

    /// <returns>The announcement's key.</returns>
    Guid Record(AnnounceOrderCommand command, Instrument order, ChangingWork work)
    {
        var day = command.On!.Value;
        var announced = new Announcement
        {
            Id = clock.NewId(),
            InstrumentId = order.Id,
            At = day == Bangkok.Day(work.At) ? work.At : Later(Bangkok.Instant(day), order.SignedAt),
            Place = command.Place.Trim(),
            ById = command.Person,
            KnownFrom = work.Version,
        };
        db.Add(announced);
        db.Add(Leaf.Of(clock.NewId(), "announcement", announced.Id, JsonSerializer.Serialize(new
        {
            kind = "announcement",
            id = announced.Id,
            order = order.Id,
            by = command.Person,
            announcedAt = announced.At.ToString("O"),
            place = announced.Place,
            at = work.At.ToString("O"),
            authorityVersion = work.Version,
        }, RulingJson.Options), work.At));
        return announced.Id;
    }

    static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}

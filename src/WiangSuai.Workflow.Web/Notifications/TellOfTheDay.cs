using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Notifications;

/// <summary>
/// Tells what no act brings about but the day: things are due back in three days, today, or were due; handing out and taking back have begun to wait.
/// Each is told once. Nothing here is the chase of ข้อ 211, which is an act of the officer.
/// </summary>
/// <remarks>Called as often as one likes; what was missed while the server was down is told at the next call, as it stands then.</remarks>
public sealed class TellOfTheDay(AppDb db, Tell tell, TaskDays days, Collisions collisions, TimeProvider clock) : IRecurring
{
    /// <summary>Nobody is told at night.</summary>
    public static readonly TimeOnly Begins = new(7, 0);

    /// <summary>A borrower is reminded this many calendar days before the day of return.</summary>
    public const int DaysBefore = 3;

    /// <returns>How many notices were made.</returns>
    public async Task<int> Run(CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var now = clock.GetUtcNow().ToStoredInstant();
        if (Bangkok.Time(now) < Begins)
            return 0;
        try
        {
            await using var work = await db.BeginWrite(ct);
            await Settle(now, ct);
            List<Notice> notices = [.. await OfLoans(Bangkok.Day(now), now, ct), .. await OfTasks(Bangkok.Day(now), now, ct), .. await OfCollisions(Bangkok.Day(now), now, ct)];
            await tell.Add(notices, ct);
            await db.SaveChangesAsync(ct);
            await work.Commit(ct);
            return notices.Count;
        }
        catch (DbUpdateException refused) when (refused.Of(Tell.ToldAlready))
        {
            db.ChangeTracker.Clear();   // another node was first
            return 0;
        }
    }

    Task IRecurring.Run(CancellationToken ct) => Run(ct);

    /// <summary>What waits no longer need not be read any more.</summary>
    Task<int> Settle(DateTimeOffset now, CancellationToken ct) => db.Set<Notice>()
        .Where(n => n.ReadAt == null && (n.TaskId != null && db.Set<WorkTask>().Any(task => task.Id == n.TaskId && task.ClosedAt != null)
            || n.Kind == NoticeKind.HoldingWaits && db.Set<HoldingProposal>().Any(proposal => proposal.Id == n.ProposalId && proposal.Status != ProposalStatus.Waiting)))
        .ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, (DateTimeOffset?)now), ct);

    async Task<IEnumerable<Notice>> OfLoans(DateOnly today, DateTimeOffset now, CancellationToken ct)
    {
        var soon = today.AddDays(DaysBefore);
        var lent = await db.Set<Loan>().Where(loan => LoanStates.Out.Contains(loan.Status) && loan.DueOn <= soon)
            .Select(loan => new { loan.Id, loan.BorrowerId, loan.DueOn, Since = loan.HandOver == null ? loan.FiledAt : loan.HandOver.At }).ToListAsync(ct);
        var ids = lent.Select(loan => loan.Id).ToList();
        var told = (await db.Set<Notice>().Where(n => n.Day != null && ids.Contains(n.CaseId!.Value)).Select(n => n.Once).ToListAsync(ct)).ToHashSet();
        return from loan in lent
               let kind = KindOf(loan.DueOn, today)
               where kind != NoticeKind.DueSoon || Bangkok.Day(loan.Since).AddDays(DaysBefore) <= loan.DueOn   // lent for a shorter time, the day is still fresh in mind
               let once = $"{kind}/{loan.Id:N}/{loan.DueOn:yyyyMMdd}"
               where !told.Contains(once)
               select new Notice { Id = Guid.CreateVersion7(now), PersonId = loan.BorrowerId, Kind = kind, CaseId = loan.Id, Day = loan.DueOn, Once = once, At = now };
    }

    /// <summary>The next borrower, who filed for that borrower, and whoever is to hand the things over are warned on each day on which they are not back.</summary>
    async Task<IEnumerable<Notice>> OfCollisions(DateOnly today, DateTimeOffset now, CancellationToken ct)
    {
        var next = (await collisions.On(today, null, ct)).Select(collision => collision.Next).Distinct().ToList();
        var slips = await db.Set<Loan>().Where(loan => next.Contains(loan.Id)).Select(loan => new { loan.Id, loan.BorrowerId, loan.KeyedById }).ToListAsync(ct);
        var officers = await (
            from candidate in db.Set<TaskCandidate>()
            join task in db.Set<WorkTask>() on candidate.TaskId equals task.Id
            where candidate.Open && candidate.Rank == 0 && task.Form == LoanForms.HandOver && next.Contains(task.CaseId)
            select new { task.CaseId, candidate.PersonId }).ToListAsync(ct);
        var told = (await db.Set<Notice>().Where(n => n.Kind == NoticeKind.NotBack && next.Contains(n.CaseId!.Value)).Select(n => new { n.PersonId, n.Once }).ToListAsync(ct)).ToHashSet();
        return
            from who in slips.Select(slip => (Slip: slip.Id, Person: slip.BorrowerId))
                .Concat(slips.Where(slip => slip.KeyedById != null).Select(slip => (Slip: slip.Id, Person: slip.KeyedById!.Value)))
                .Concat(officers.Select(officer => (Slip: officer.CaseId, Person: officer.PersonId))).Distinct()
            let once = $"{NoticeKind.NotBack}/{who.Slip:N}/{today:yyyyMMdd}"
            where !told.Contains(new { PersonId = who.Person, Once = once })
            select new Notice { Id = Guid.CreateVersion7(now), PersonId = who.Person, Kind = NoticeKind.NotBack, CaseId = who.Slip, Once = once, At = now };
    }

    static NoticeKind KindOf(DateOnly due, DateOnly today) =>
        due < today ? NoticeKind.Overdue
        : due == today ? NoticeKind.DueToday
        : NoticeKind.DueSoon;

    /// <summary>Tasks that wait from a later day than they opened on, or from another than they were told for.</summary>
    async Task<IEnumerable<Notice>> OfTasks(DateOnly today, DateTimeOffset now, CancellationToken ct) => (await days.Begin(today, ct)).Select(begun => new Notice
    {
        Id = Guid.CreateVersion7(now),
        PersonId = begun.Person,
        Kind = NoticeKind.Task,
        CaseId = begun.CaseId,
        TaskId = begun.Task,
        Once = $"task/{begun.Task:N}/waits/{begun.From:yyyyMMdd}",
        At = now,
    });
}

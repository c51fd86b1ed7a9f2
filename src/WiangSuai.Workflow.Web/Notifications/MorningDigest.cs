using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Settings;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Notifications;

/// <summary>Puts one digest for each who wants it into the outbox, each working morning. What it lists is found when it is sent; where nothing waits none leaves.</summary>
/// <remarks>Called as often as one likes: after a morning without power the first call makes up for it, once.</remarks>
public sealed class MorningDigest(AppDb db, HolidayCalendar holidays, SmtpSettings mail, TimeProvider clock) : IRecurring
{
    /// <summary>Before the office opens at 08:30.</summary>
    public static readonly TimeOnly Time = new(7, 30);

    /// <returns>How many digests were put into the outbox.</returns>
    public async Task<int> Run(CancellationToken ct)
    {
        var now = clock.GetUtcNow().ToStoredInstant();
        var today = Bangkok.Day(now);
        if (!mail.IsOn || Bangkok.Time(now) < Time || !WorkingDays.IsWorking(today, await holidays.Days(ct)))
            return 0;
        var morning = Bangkok.Instant(today, Time);
        var readers = await db.Set<NoticeChoice>()
            .Where(choice => choice.Mail == MailChoice.Digest && choice.Since <= morning && !db.Set<OutboxMessage>().Any(m => m.PersonId == choice.PersonId && m.Day == today))
            .Select(choice => choice.PersonId).ToListAsync(ct);
        if (readers.Count == 0)
            return 0;
        db.AddRange(readers.Select(person => Outbox.Letter(person, now, mail, day: today)));
        try
        {
            await db.SaveChangesAsync(ct);
            return readers.Count;
        }
        catch (DbUpdateException refused) when (refused.Of(Tell.ToldAlready))
        {
            db.ChangeTracker.Clear();   // another node was first; whom it did not reach comes with the next call
            return 0;
        }
    }

    Task IRecurring.Run(CancellationToken ct) => Run(ct);
}

using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;

namespace WiangSuai.Workflow.Web.Settings;

/// <summary>The administrator adds, confirms and takes out holidays. What was is never rewritten: a row is confirmed or taken out, with who and when.</summary>
public sealed class KeepHolidays(AppDb db, TimeProvider clock)
{
    /// <summary>Constraint that speaks when a day is a holiday already.</summary>
    public const string OneADay = "ux_holiday_day";

    /// <summary>The same on SQLite.</summary>
    const string OneADaySqlite = "holiday.day";

    /// <returns>False where that day is a holiday already.</returns>
    public async Task<bool> Add(Guid account, DateOnly day, string name, string source, CancellationToken ct)
    {
        var at = clock.GetUtcNow();
        db.Add(new Holiday { Id = clock.NewId(), Day = day, Name = name.Trim(), Source = source.Trim(), ConfirmedAt = at, ConfirmedById = account });
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException refused) when (refused.Of(OneADay, OneADaySqlite))
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }

    /// <summary>One, which keeps its first confirmation.</summary>
    public async Task Confirm(Guid account, Guid holiday, CancellationToken ct)
    {
        if (await db.Set<Holiday>().SingleOrDefaultAsync(h => h.Id == holiday && h.RemovedAt == null && h.ConfirmedAt == null, ct) is not { } found)
            return;
        (found.ConfirmedAt, found.ConfirmedById) = (clock.GetUtcNow(), account);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>All of a calendar year that nobody has confirmed yet.</summary>
    public async Task ConfirmYear(Guid account, int year, CancellationToken ct)
    {
        var (from, to, at) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31), clock.GetUtcNow());
        foreach (var holiday in await db.Set<Holiday>().Where(h => h.Day >= from && h.Day <= to && h.RemovedAt == null && h.ConfirmedAt == null).ToListAsync(ct))
            (holiday.ConfirmedAt, holiday.ConfirmedById) = (at, account);
        await db.SaveChangesAsync(ct);
    }

    public async Task Remove(Guid account, Guid holiday, CancellationToken ct)
    {
        if (await db.Set<Holiday>().SingleOrDefaultAsync(h => h.Id == holiday && h.RemovedAt == null, ct) is not { } found)
            return;
        (found.RemovedAt, found.RemovedById) = (clock.GetUtcNow(), account);
        await db.SaveChangesAsync(ct);
    }
}

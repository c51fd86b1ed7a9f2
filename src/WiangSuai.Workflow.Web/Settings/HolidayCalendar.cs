using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;

namespace WiangSuai.Workflow.Web.Settings;

/// <summary>The office's holidays, read once a request or transaction and then known.</summary>
public sealed class HolidayCalendar(AppDb db)
{
    IReadOnlySet<DateOnly>? known;

    public async ValueTask<IReadOnlySet<DateOnly>> Days(CancellationToken ct) =>
        known ??= (await db.Set<Holiday>().Where(holiday => holiday.RemovedAt == null).Select(holiday => holiday.Day).ToListAsync(ct)).ToHashSet();
}

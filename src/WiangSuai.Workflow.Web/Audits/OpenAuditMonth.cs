using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Settings;
using WiangSuai.Workflow.Web.Shared;
using Unit = WiangSuai.Workflow.Web.People.Unit;

namespace WiangSuai.Workflow.Web.Audits;

/// <summary>An auditor opens the present month by hand, or adds to it the units that came since.</summary>
public sealed record OpenAuditMonthCommand(Guid Person);

/// <summary>Answer to opening a month, and to adding units to it.</summary>
public abstract record OpenAuditMonthResult
{
    private OpenAuditMonthResult() { }

    public sealed record Opened(Guid Month) : OpenAuditMonthResult;

    /// <summary>The month was open; units that it did not have got their cells.</summary>
    public sealed record UnitsAdded(Guid Month, int Units) : OpenAuditMonthResult;

    /// <summary>Open, or ended, with every unit that it can have.</summary>
    public sealed record AlreadyOpen : OpenAuditMonthResult;

    /// <summary>The office has no unit that is audited.</summary>
    public sealed record NothingToAudit : OpenAuditMonthResult;

    public sealed record NotEntitled(Ruling.Refused Ruling) : OpenAuditMonthResult;
}

/// <summary>
/// Opens a month of audit with one cell for every unit that is audited (เปิดเดือนตรวจสอบ): on its first working day or on the first run
/// after it, whoever calls and however often; by hand also before. A unit that comes while the month is open gets its cell with the next run.
/// </summary>
public sealed class OpenAuditMonth(AppDb db, AuditRulings rulings, Course course, HolidayCalendar holidays, TimeProvider clock) : IRecurring
{
    /// <summary>Constraints that speak when two open a month, or add a unit to it, at the same moment.</summary>
    public static readonly string[] SomebodyWasFirst = ["ix_audit_month_year_month", "audit_month.year", "ix_audit_cell_audit_month_id_unit_id", "audit_cell.audit_month_id"];

    /// <summary>
    /// Opens whatever is due: the present month from its first working day on, and before it every month since the last one that was opened, so that
    /// none is silently missing. To the present month, once it is open, it adds the units that came since.
    /// </summary>
    /// <returns>The months opened by this run; empty where somebody else was first or none is due.</returns>
    public async Task<IReadOnlyList<Guid>> Run(CancellationToken ct)
    {
        var opened = new List<Guid>();
        foreach (var month in await Due(ct))
        {
            if (await Open(month, null, ct) is OpenAuditMonthResult.Opened done)
                opened.Add(done.Month);
        }
        var present = Months.FirstOf(clock.Today());
        if (await MonthOf(present).AnyAsync(month => month.Ending == null, ct))
            await Open(present, null, ct);
        return opened;
    }

    Task IRecurring.Run(CancellationToken ct) => Run(ct);

    /// <summary>Opens the present month at once; where it is open, adds the units that came since.</summary>
    public Task<OpenAuditMonthResult> ByHand(OpenAuditMonthCommand command, CancellationToken ct) => Open(Months.FirstOf(clock.Today()), command.Person, ct);

    async Task<IReadOnlyList<DateOnly>> Due(CancellationToken ct)
    {
        var today = clock.Today();
        var present = Months.FirstOf(today);
        var last = await db.Set<AuditMonth>().OrderByDescending(month => month.Year).ThenByDescending(month => month.Month).Select(month => new { month.Year, month.Month }).FirstOrDefaultAsync(ct);
        var next = last is null ? present : new DateOnly(last.Year, last.Month, 1).AddMonths(1);
        if (next > present)
            return [];
        var closed = await holidays.Days(ct);
        var hasBegun = Enumerable.Range(0, today.Day).Any(days => WorkingDays.IsWorking(present.AddDays(days), closed));
        return [.. Months.Touched(next, present, most: int.MaxValue).Where(month => month < present || hasBegun)];
    }

    IQueryable<AuditMonth> MonthOf(DateOnly first) => db.Set<AuditMonth>().Where(month => month.Year == first.Year && month.Month == first.Month);

    async Task<OpenAuditMonthResult> Open(DateOnly first, Guid? by, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        try
        {
            await using var work = await db.Deciding(clock, ct);
            if (by is { } person && await rulings.For(null, person, work, ct) is Ruling.Refused refused)
                return new OpenAuditMonthResult.NotEntitled(refused);
            return await MonthOf(first).Select(month => (Guid?)month.Id).SingleOrDefaultAsync(ct) is { } open
                ? await AddUnits(open, work, ct)
                : await OpenNew(first, by, work, ct);
        }
        catch (DbUpdateException twice) when (twice.Of(SomebodyWasFirst))
        {
            db.ChangeTracker.Clear();
            return new OpenAuditMonthResult.AlreadyOpen();
        }
    }

    async Task<OpenAuditMonthResult> OpenNew(DateOnly first, Guid? by, DecidingWork work, CancellationToken ct)
    {
        var units = await AuditedUnits.In(db, first).OrderBy(unit => unit.Place).Select(unit => unit.Id).ToListAsync(ct);
        if (units.Count == 0)
            return new OpenAuditMonthResult.NothingToAudit();

        var opened = new AuditMonth { Id = clock.NewId(), Year = first.Year, Month = first.Month, OpenedAt = work.At, OpenedById = by };
        db.Add(opened);
        await db.SaveChangesAsync(ct);   // whoever opens the same month waits here, and then finds it open
        await OpenCells(opened, units, work, ct);
        await work.Commit(ct);
        return new OpenAuditMonthResult.Opened(opened.Id);
    }

    async Task<OpenAuditMonthResult> AddUnits(Guid id, DecidingWork work, CancellationToken ct)
    {
        await db.HoldMonthStill(id, ct);   // who ends it at this moment is waited for
        var month = await db.Set<AuditMonth>().Include(m => m.Ending).SingleAsync(m => m.Id == id, ct);
        var units = month.Ending is null ? await AuditedUnits.Without(db, month).OrderBy(unit => unit.Place).Select(unit => unit.Id).ToListAsync(ct) : [];
        if (units.Count == 0)
            return new OpenAuditMonthResult.AlreadyOpen();
        await OpenCells(month, units, work, ct);
        await work.Commit(ct);
        return new OpenAuditMonthResult.UnitsAdded(id, units.Count);
    }

    async Task OpenCells(AuditMonth month, IReadOnlyList<Guid> units, DecidingWork work, CancellationToken ct)
    {
        var questions = await Questions(month.FirstDay, ct);
        foreach (var unit in units)
            await OpenCell(month, unit, questions, work, ct);
    }

    /// <summary>An office that has no checklist begins with the delivered one.</summary>
    async Task<IReadOnlyList<ChecklistQuestion>> Questions(DateOnly first, CancellationToken ct)
    {
        if (!await db.Set<ChecklistQuestion>().AnyAsync(ct))
        {
            var delivered = DeliveredChecklist.Questions(clock.NewId).ToList();
            db.AddRange(delivered);
            return delivered;
        }
        return await db.Set<ChecklistQuestion>().AsNoTracking().Where(question => question.RetiredOn == null || question.RetiredOn > first).OrderBy(question => question.Place).ToListAsync(ct);
    }

    async Task OpenCell(AuditMonth month, Guid unit, IReadOnlyList<ChecklistQuestion> questions, DecidingWork work, CancellationToken ct)
    {
        var instance = await course.Begin(AuditForms.MonthWorkflow, work.At, ct);
        var id = clock.NewId();
        var asked = questions.Select((question, index) => new CellQuestion
        {
            Id = clock.NewId(),
            CellId = id,
            Place = index + 1,
            Code = question.Code,
            Text = question.Text,
            Criteria = question.Criteria,
        }).ToList();
        var cell = new AuditCell
        {
            Id = id,
            AuditMonthId = month.Id,
            Month = month,
            UnitId = unit,
            StatusSince = work.At,
            InstanceId = instance.Id,
            ContentHash = AuditCell.HashOf(id, unit, month.Year, month.Month, asked),
        };
        cell.Questions.AddRange(asked);
        db.Add(new CaseFile
        {
            Id = cell.Id,
            Kind = CaseKind.AuditMonth,
            InstanceId = instance.Id,
            Subject = AuditTexts.SubjectOf(month.FirstDay),
            UnitId = unit,
            OpenedAt = work.At,
        });
        db.Add(cell);
        await course.Start(cell, [], work, ct);
    }
}

/// <summary>Which units are audited: offices and divisions that exist.</summary>
internal static class AuditedUnits
{
    /// <param name="first">First day of the month.</param>
    public static IQueryable<Unit> In(AppDb db, DateOnly first) =>
        db.Set<Unit>().Where(unit => (unit.Kind == UnitKind.Office || unit.Kind == UnitKind.Division) && (unit.AbolishedOn == null || unit.AbolishedOn > first));

    /// <summary>Those of them that have no cell in the month.</summary>
    public static IQueryable<Unit> Without(AppDb db, AuditMonth month) =>
        In(db, month.FirstDay).Where(unit => !db.Set<AuditCell>().Any(cell => cell.AuditMonthId == month.Id && cell.UnitId == unit.Id));
}

/// <summary>Lets the ending of a month and the adding of units to it wait for one another.</summary>
internal static class MonthLock
{
    /// <summary>Holds the month's row until the transaction ends. SQLite has one writer at a time and needs nothing.</summary>
    public static Task HoldMonthStill(this AppDb db, Guid id, CancellationToken ct) => db.Database.IsNpgsql()
        ? db.Database.ExecuteSqlAsync($"select 1 from audit_month where id = {id} for update", ct)
        : Task.CompletedTask;
}

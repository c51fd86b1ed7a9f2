using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;
using Unit = WiangSuai.Workflow.Web.People.Unit;

namespace WiangSuai.Workflow.Web.Audits;

/// <summary>The days on which the office is closed (วันหยุดราชการ) among those from one day to another, both included.</summary>
public delegate Task<IReadOnlySet<DateOnly>> HolidaysBetween(DateOnly from, DateOnly to, CancellationToken ct);

/// <summary>An auditor opens the present month by hand.</summary>
public sealed record OpenAuditMonthCommand(Guid Person);

public abstract record OpenAuditMonthResult
{
    private OpenAuditMonthResult() { }

    public sealed record Opened(Guid Month) : OpenAuditMonthResult;
    public sealed record AlreadyOpen : OpenAuditMonthResult;

    /// <summary>The office has no unit that is audited.</summary>
    public sealed record NothingToAudit : OpenAuditMonthResult;

    public sealed record NotEntitled(Ruling.Refused Ruling) : OpenAuditMonthResult;
}

/// <summary>
/// Opens a month of audit with one cell for every unit that is audited (เปิดเดือนตรวจสอบ): on its first working day or on the first run
/// after it, whoever calls and however often; by hand also before.
/// </summary>
public sealed class OpenAuditMonth(AppDb db, AuditRulings rulings, Course course, HolidaysBetween holidays, TimeProvider clock)
{
    /// <summary>Constraint that speaks when two open a month at the same moment.</summary>
    public static readonly string[] SomebodyWasFirst = ["ix_audit_month_year_month", "audit_month.year"];

    /// <summary>Opens whatever is due: the present month from its first working day on, and before it every month since the last one that was opened, so that none is silently missing.</summary>
    /// <returns>The months opened by this run; empty where somebody else was first or none is due.</returns>
    public async Task<IReadOnlyList<Guid>> Run(CancellationToken ct)
    {
        var opened = new List<Guid>();
        foreach (var month in await Due(ct))
        {
            if (await Open(month, null, ct) is OpenAuditMonthResult.Opened done)
                opened.Add(done.Month);
        }
        return opened;
    }

    public Task<OpenAuditMonthResult> ByHand(OpenAuditMonthCommand command, CancellationToken ct) => Open(Months.FirstOf(clock.Today()), command.Person, ct);

    async Task<IReadOnlyList<DateOnly>> Due(CancellationToken ct)
    {
        var today = clock.Today();
        var present = Months.FirstOf(today);
        var last = await db.Set<AuditMonth>().OrderByDescending(month => month.Year).ThenByDescending(month => month.Month).Select(month => new { month.Year, month.Month }).FirstOrDefaultAsync(ct);
        var next = last is null ? present : new DateOnly(last.Year, last.Month, 1).AddMonths(1);
        if (next > present)
            return [];
        var closed = await holidays(present, today, ct);
        var hasBegun = Enumerable.Range(0, today.Day).Any(days => WorkingDays.IsWorking(present.AddDays(days), closed));
        return [.. Months.Touched(next, present, most: int.MaxValue).Where(month => month < present || hasBegun)];
    }

    async Task<OpenAuditMonthResult> Open(DateOnly first, Guid? by, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        try
        {
            await using var work = await db.Deciding(clock, ct);
            if (by is { } person && await rulings.For(null, person, work, ct) is Ruling.Refused refused)
                return new OpenAuditMonthResult.NotEntitled(refused);
            if (await db.Set<AuditMonth>().AnyAsync(month => month.Year == first.Year && month.Month == first.Month, ct))
                return new OpenAuditMonthResult.AlreadyOpen();
            var units = await db.Set<Unit>().Where(unit => (unit.Kind == UnitKind.Office || unit.Kind == UnitKind.Division) && (unit.AbolishedOn == null || unit.AbolishedOn > first))
                .OrderBy(unit => unit.Place).Select(unit => unit.Id).ToListAsync(ct);
            if (units.Count == 0)
                return new OpenAuditMonthResult.NothingToAudit();

            var opened = new AuditMonth { Id = clock.NewId(), Year = first.Year, Month = first.Month, OpenedAt = work.At, OpenedById = by };
            db.Add(opened);
            await db.SaveChangesAsync(ct);   // whoever opens the same month waits here, and then finds it open
            var questions = await Questions(first, ct);
            foreach (var unit in units)
                await OpenCell(opened, unit, questions, work, ct);
            await work.Commit(ct);
            return new OpenAuditMonthResult.Opened(opened.Id);
        }
        catch (DbUpdateException twice) when (twice.Of(SomebodyWasFirst))
        {
            db.ChangeTracker.Clear();
            return new OpenAuditMonthResult.AlreadyOpen();
        }
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
        var cell = new AuditCell
        {
            Id = id,
            AuditMonthId = month.Id,
            Month = month,
            UnitId = unit,
            StatusSince = work.At,
            InstanceId = instance.Id,
            ContentHash = HashOf(id, questions),
        };
        cell.Questions.AddRange(questions.Select((question, index) => new CellQuestion
        {
            Id = clock.NewId(),
            CellId = cell.Id,
            Place = index + 1,
            Code = question.Code,
            Text = question.Text,
            Criteria = question.Criteria,
        }));
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

    static string HashOf(Guid cell, IEnumerable<ChecklistQuestion> questions) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        JsonSerializer.Serialize(new { kind = "audit-cell", id = cell, questions = questions.Select(question => new { question.Code, question.Text, question.Criteria }) }))));
}

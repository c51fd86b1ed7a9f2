using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Ledger;
using Unit = WiangSuai.Workflow.Web.People.Unit;

namespace WiangSuai.Workflow.Web.Audits;

/// <summary>The auditor ends a month (ปิดเดือน), once every cell is answered or says why it was not audited.</summary>
public sealed record EndAuditMonthCommand(Guid Person, Guid Month);

/// <summary>Answer to ending a month.</summary>
public abstract record EndAuditMonthResult
{
    private EndAuditMonthResult() { }

    /// <summary>Also the answer to whoever ends it again.</summary>
    public sealed record Ended : EndAuditMonthResult;
    public sealed record NoSuchMonth : EndAuditMonthResult;

    /// <summary>Names of the units whose cells wait still.</summary>
    public sealed record CellsOpen(IReadOnlyList<string> Units) : EndAuditMonthResult;
    public sealed record NotEntitled(Ruling.Refused Ruling) : EndAuditMonthResult;
}

/// <summary>Ends the month with its proof, which names every cell; the database refuses where one is open still.</summary>
public sealed class EndAuditMonth(AppDb db, AuditRulings rulings, TimeProvider clock)
{
    /// <summary>Trigger that speaks where a cell is open.</summary>
    public const string NeedsCells = "tr_audit_month_end_needs_cells";

    static readonly string[] Twice = ["pk_audit_month_end", "audit_month_end.audit_month_id"];

    public async Task<EndAuditMonthResult> Handle(EndAuditMonthCommand command, CancellationToken ct)
    {
        try
        {
            await using var work = await db.Deciding(clock, ct);
            await db.HoldMonthStill(command.Month, ct);   // units that are added at this moment are waited for
            if (await db.Set<AuditMonth>().Include(month => month.Ending).SingleOrDefaultAsync(month => month.Id == command.Month, ct) is not { } month)
                return new EndAuditMonthResult.NoSuchMonth();
            if (month.Ending is not null)
                return new EndAuditMonthResult.Ended();
            if (await rulings.For(null, command.Person, work, ct) is not Ruling.Granted granted)
                return new EndAuditMonthResult.NotEntitled((Ruling.Refused)await rulings.For(null, command.Person, work, ct));
            if (await Open(month.Id, ct) is { Count: > 0 } open)
                return new EndAuditMonthResult.CellsOpen(open);

            var signed = await rulings.Sign(granted, command.Person, work, ct);
            var cells = await db.Set<AuditCell>().Where(cell => cell.AuditMonthId == month.Id).OrderBy(cell => cell.Id).Select(cell => new { cell = cell.Id, unit = cell.UnitId, status = cell.Status }).ToListAsync(ct);
            db.Add(new AuditMonthEnd
            {
                AuditMonthId = month.Id,
                ById = signed.Person,
                ByName = signed.Name,
                SignatureBlock = signed.Block,
                Ruling = signed.Ruling,
                AuthorityVersion = signed.AuthorityVersion,
                At = signed.At,
            });
            db.Add(Leaf.Of(clock.NewId(), "audit-month", month.Id, JsonSerializer.Serialize(new
            {
                kind = "audit-month",
                id = month.Id,
                year = month.Year,
                month = month.Month,
                by = signed.Person,
                at = signed.At.ToString("O"),
                block = signed.Block,
                ruling = signed.Ruling,
                cells = cells.Select(cell => new { cell.cell, cell.unit, status = cell.status.ToString() }),
            }), signed.At));
            await work.Commit(ct);
            return new EndAuditMonthResult.Ended();
        }
        catch (DbUpdateException twice) when (twice.Of(Twice))
        {
            db.ChangeTracker.Clear();
            return new EndAuditMonthResult.Ended();
        }
    }

    Task<List<string>> Open(Guid month, CancellationToken ct) => (
        from cell in db.Set<AuditCell>()
        join unit in db.Set<Unit>() on cell.UnitId equals unit.Id
        where cell.AuditMonthId == month && cell.Status == CellStatus.Open
        orderby unit.Place
        select unit.Name).ToListAsync(ct);
}

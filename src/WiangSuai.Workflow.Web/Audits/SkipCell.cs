using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Ledger;

namespace WiangSuai.Workflow.Web.Audits;

/// <summary>The auditor says why a unit is not audited this month (ไม่ตรวจเดือนนี้): no cell is silently empty.</summary>
public sealed record SkipCellCommand(Guid Person, Guid Cell, string Reason, string Key);

/// <summary>Ends the cell with the reason and its proof.</summary>
public sealed class SkipCell(AppDb db, AuditRulings rulings, Course course, Idempotency once, TimeProvider clock)
{
    public const int LongestReason = 500;
    const string Command = "skip-audit-cell";

    public async Task<CellActResult> Handle(SkipCellCommand command, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var reason = command.Reason.Trim();
        if (reason.Length == 0)
            return new CellActResult.Invalid([new("reason", AuditProblemCode.ReasonMissing)]);
        if (reason.Length > LongestReason)
            return new CellActResult.Invalid([new("reason", AuditProblemCode.TooLong, reason.Length, LongestReason)]);
        try
        {
            return await Try(command, reason, ct);
        }
        catch (Exception refused) when (refused.IsLostRace())
        {
            db.ChangeTracker.Clear();
            return new CellActResult.NotWaiting();
        }
    }

    async Task<CellActResult> Try(SkipCellCommand command, string reason, CancellationToken ct)
    {
        var content = new { command.Cell, reason };
        await using var work = await db.Deciding(clock, ct);
        await db.HoldStill(command.Cell, ct);
        if (await once.Find(command.Person, Command, command.Key, content, ct) is { } earlier)
            return earlier.SameContent ? new CellActResult.Done() : new CellActResult.FormUsedAlready();
        if (await db.Set<AuditCell>().Include(c => c.Month).Include(c => c.Ending).SingleOrDefaultAsync(c => c.Id == command.Cell, ct) is not { } cell)
            return new CellActResult.NoSuchCell();
        if (CellStates.Ends(cell.Status))
            return new CellActResult.NotWaiting();
        var ruling = await rulings.For(cell.UnitId, command.Person, work, ct);
        if (ruling is not Ruling.Granted granted)
            return new CellActResult.NotEntitled((Ruling.Refused)ruling);

        var signed = await rulings.Sign(granted, command.Person, work, ct);
        cell.Ending = CellEndings.Of(cell, reason, signed);
        db.Add(cell.Ending);
        db.Add(Leaf.Of(clock.NewId(), "audit-cell", cell.Id, JsonSerializer.Serialize(new
        {
            kind = "audit-cell",
            id = cell.Id,
            unit = cell.UnitId,
            year = cell.Month!.Year,
            month = cell.Month.Month,
            by = signed.Person,
            at = signed.At.ToString("O"),
            block = signed.Block,
            ruling = signed.Ruling,
            matter = cell.ContentHash,
            notAudited = reason,
        }), signed.At));
        await course.Answer(cell, AuditForms.Checklist, signed.Person, new JsonObject { ["NotAudited"] = true }, work, ct);
        once.Remember(command.Person, Command, command.Key, content, "done", work.At);
        await work.Commit(ct);
        return new CellActResult.Done();
    }
}

using System.Security.Claims;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Engine;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Shared;
using Unit = WiangSuai.Workflow.Web.People.Unit;

namespace WiangSuai.Workflow.Web.Audits;

/// <summary>What the host of workflows asks of the audit of one unit in one month.</summary>
public sealed class CellRoom(AppDb db, AuditMatters matters, AuditTexts texts) : ICaseRoom
{
    public CaseKind Kind => CaseKind.AuditMonth;

    public async Task<IReadOnlyList<ICaseRecord>> Load(IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        await db.Set<AuditCell>().Include(cell => cell.Ending).Where(cell => ids.Contains(cell.Id)).ToListAsync(ct);

    public Task<Matter> MatterOf(ICaseRecord record, Town town, string power, DateTimeOffset at, CancellationToken ct) =>
        matters.Of(((AuditCell)record).UnitId, Guid.Empty, power, at, ct);

    public Task<Assignment> WhoFillsIn(ICaseRecord record, string assignee, CancellationToken ct) => Task.FromResult<Assignment>(assignee switch
    {
        AuditForms.InternalAudit => new Assignment.ByPower(Powers.AuditReport.Code),
        _ => throw new CourseRefusedException($"Nobody is called '{assignee}'."),
    });

    public DateOnly? DayOf(ICaseRecord record, string form) => null;

    public AuthorityChange? Changes(string power) => null;

    public bool SeesAll(ClaimsPrincipal reader) => AuditReaders.SeesAll(reader);

    public Task<bool> MayRead(Guid id, ClaimsPrincipal reader, CancellationToken ct) => Task.FromResult(AuditReaders.SeesAll(reader));

    public async Task<CaseSheet> Sheet(Guid id, CancellationToken ct)
    {
        var cell = await (
            from one in db.Set<AuditCell>().AsNoTracking()
            join unit in db.Set<Unit>() on one.UnitId equals unit.Id
            where one.Id == id
            select new { unit.Name, one.Month!.Year, Number = one.Month.Month, one.ContentHash, Questions = one.Questions.Count }).SingleAsync(ct);
        var month = ThaiDates.MonthYear(new DateOnly(cell.Year, cell.Number, 1));
        return new CaseSheet(texts["CellTitle", cell.Name, month], null, HrefOf(id, null), [new(texts["Unit"], cell.Name), new(texts["MonthLabel"], month), new(texts["Questions"], $"{cell.Questions}")], cell.ContentHash);
    }

    public string HrefOf(Guid id, string? form) => $"/audits/{id}";

    public Task<JsonObject> Answer(Bookmark ask, ICaseRecord record, AuthorityWork work, CancellationToken ct)
    {
        var cell = (AuditCell)record;
        if (ask.Kind != OfficeActivities.SetCaseStatus)
            throw new CourseRefusedException($"Nobody answers {ask.Kind} ({ask.ActivityId}).");
        if (!Enum.TryParse<CellStatus>(ask.Text("status"), out var next) || !cell.MoveTo(next, work.At))
            throw new CourseRefusedException($"Audit cell {cell.Id} is {cell.Status} and cannot become '{ask.Text("status")}'.");
        return Task.FromResult<JsonObject>([]);
    }
}

using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Audits;

/// <summary>The year's grid: a row for every unit, a column for every month from October to September.</summary>
public sealed record AuditGrid(IReadOnlyList<DateOnly> Months, IReadOnlyList<GridRow> Rows);

/// <param name="Cells">By month; null where the month was not opened.</param>
public sealed record GridRow(string Unit, IReadOnlyList<CellLine?> Cells);

/// <summary>A cell as a list shows it.</summary>
/// <param name="Late">A finding's reply is late.</param>
public sealed record CellLine(Guid Id, Guid Unit, string UnitName, CellStatus Status, DateTimeOffset StatusSince, int Answered, int Questions, int Findings, int OpenFindings, bool Late)
{
    /// <summary>One state for all that happens there: shape of the grid.</summary>
    public CellLook Look => this switch
    {
        { Late: true } => CellLook.Late,
        { Status: CellStatus.NotAudited } => CellLook.NotAudited,
        { Status: CellStatus.Open } => CellLook.Open,
        { OpenFindings: > 0 } => CellLook.Following,
        _ => CellLook.Closed,
    };
}

/// <summary>How a cell looks in the grid (รูปของช่อง).</summary>
public enum CellLook { Open, Following, Late, Closed, NotAudited }

/// <summary>One month with its cells.</summary>
/// <param name="UnitsWithout">Names of audited units that came after the present month was opened and have no cell in it yet.</param>
public sealed record MonthView(AuditMonth Month, IReadOnlyList<CellLine> Cells, IReadOnlyList<string> UnitsWithout)
{
    public bool CanEnd => Month.Ending is null && Cells.All(cell => CellStates.Ends(cell.Status));
}

/// <summary>A finding as the register shows it.</summary>
public sealed record FindingLine(
    Guid Id, string Number, string Unit, string Title, FindingRisk Risk, DateOnly Month, FindingStatus Status, DateOnly? DirectedOn, DateOnly? ReplyDueOn, int Looks, DateOnly? RepliedOn, bool Late);

/// <summary>A checklist with all that its page shows.</summary>
/// <param name="Findings">The first <see cref="AuditReader.PageSize"/> in the register's order.</param>
/// <param name="FindingsTotal">All findings of the cell.</param>
public sealed record CellFile(AuditCell Cell, string Unit, IReadOnlyList<FindingLine> Findings, int FindingsTotal);

/// <summary>A finding with all that its page shows.</summary>
/// <param name="Decisions">Oldest first.</param>
public sealed record FindingFile(Finding Finding, string Unit, IReadOnlyList<Decision> Decisions)
{
    public string Number => FindingNumber.Of(Finding);
}

/// <summary>How many of what waits, for the first page.</summary>
public sealed record AuditFigures(int CellsDone, int Cells, int FindingsOpen, int FindingsLate);

/// <summary>Reads internal audit for pages.</summary>
public sealed class AuditReader(AppDb db, TimeProvider clock)
{
    public const int PageSize = 50;

    /// <summary>Months shown that wait for their end, the oldest; of more, only how many.</summary>
    public const int MostNotEnded = 12;

    /// <param name="fiscalYear">Budget year, Buddhist era.</param>
    public async Task<AuditGrid> Grid(int fiscalYear, CancellationToken ct)
    {
        var (from, to) = Years.OfFiscal(fiscalYear);
        var months = Months.Touched(from, to);
        var cells = (await Cells(db.Set<AuditCell>().Where(cell => cell.Month!.Year * 12 + cell.Month.Month >= from.Year * 12 + from.Month && cell.Month.Year * 12 + cell.Month.Month <= to.Year * 12 + to.Month), ct))
            .ToDictionary(cell => (cell.Line.Unit, cell.Month), cell => cell.Line);
        var known = cells.Keys.Select(key => key.Unit).Distinct().ToList();
        var units = await db.Set<Unit>().AsNoTracking().Where(unit => known.Contains(unit.Id) || (unit.Kind == UnitKind.Office || unit.Kind == UnitKind.Division) && unit.AbolishedOn == null).OrderBy(unit => unit.Place).ToListAsync(ct);
        return new AuditGrid(months, [.. units.Select(unit => new GridRow(unit.Name, [.. months.Select(month => cells.GetValueOrDefault((unit.Id, month)))]))]);
    }

    /// <returns>Null where the month was not opened.</returns>
    public async Task<MonthView?> Month(DateOnly first, CancellationToken ct)
    {
        var month = await db.Set<AuditMonth>().AsNoTracking().Include(m => m.Ending).SingleOrDefaultAsync(m => m.Year == first.Year && m.Month == first.Month, ct);
        return month is null ? null : new MonthView(
            month, await CellsOf(month.Id, ct),
            month.Ending is null ? await AuditedUnits.Without(db, month).OrderBy(unit => unit.Place).Select(unit => unit.Name).ToListAsync(ct) : []);
    }

    /// <summary>Months before this one that have not ended, the oldest first.</summary>
    /// <returns>The first <see cref="MostNotEnded"/>, and how many there are in all.</returns>
    public async Task<(IReadOnlyList<MonthView> Views, int Total)> NotEndedBefore(DateOnly first, CancellationToken ct)
    {
        var all = db.Set<AuditMonth>().AsNoTracking().Where(m => m.Ending == null && m.Year * 12 + m.Month < first.Year * 12 + first.Month);
        var months = await all.OrderBy(m => m.Year).ThenBy(m => m.Month).Take(MostNotEnded).ToListAsync(ct);
        if (months.Count == 0)
            return ([], 0);
        var ids = months.ConvertAll(month => month.Id);
        var cells = (await Cells(db.Set<AuditCell>().Where(cell => ids.Contains(cell.AuditMonthId)), ct)).ToLookup(cell => cell.Month, cell => cell.Line);
        return ([.. months.Select(month => new MonthView(month, [.. cells[month.FirstDay]], []))], months.Count < MostNotEnded ? months.Count : await all.CountAsync(ct));
    }

    public async Task<CellFile?> Cell(Guid id, CancellationToken ct)
    {
        var cell = await db.Set<AuditCell>().AsNoTracking().AsSplitQuery().Include(c => c.Month!.Ending).Include(c => c.Ending)
            .Include(c => c.Questions.OrderBy(question => question.Place)).ThenInclude(question => question.Answers).SingleOrDefaultAsync(c => c.Id == id, ct);
        if (cell is null)
            return null;
        var (findings, total) = await Findings(null, openOnly: false, id, 1, PageSize, ct);
        return new CellFile(cell, await UnitName(cell.UnitId, ct), findings, total);
    }

    public async Task<FindingFile?> Finding(Guid id, CancellationToken ct)
    {
        var finding = await db.Set<Finding>().AsNoTracking().AsSplitQuery().Include(f => f.Reports.OrderBy(report => report.Time)).Include(f => f.Replies.OrderBy(reply => reply.Time))
            .Include(f => f.FollowUps.OrderBy(look => look.Time)).SingleOrDefaultAsync(f => f.Id == id, ct);
        return finding is null
            ? null
            : new FindingFile(finding, await UnitName(finding.UnitId, ct), await db.Set<Decision>().AsNoTracking().Where(decision => decision.CaseId == id).OrderBy(decision => decision.JournalPosition).ToListAsync(ct));
    }

    /// <summary>The register of findings, the open ones first and of those the ones due soonest.</summary>
    /// <param name="units">Only these units', and only once the mayor directed them; null for all.</param>
    /// <param name="cell">Only this cell's; null for all.</param>
    public async Task<(IReadOnlyList<FindingLine> Lines, int Total)> Findings(IReadOnlySet<Guid>? units, bool openOnly, Guid? cell, int page, int size, CancellationToken ct)
    {
        var all = Visible(units).Where(finding => (!openOnly || finding.ClosedAt == null) && (cell == null || finding.CellId == cell));
        return (await Lines(all.OrderBy(finding => finding.ClosedAt != null).ThenBy(finding => finding.ReplyDueOn == null).ThenBy(finding => finding.ReplyDueOn).ThenByDescending(finding => finding.Id).Skip((page - 1) * size).Take(size), ct), await all.CountAsync(ct));
    }

    public async Task<AuditFigures> Figures(IReadOnlySet<Guid>? units, CancellationToken ct)
    {
        var today = clock.Today();
        var cells = db.Set<AuditCell>().Where(cell => cell.Month!.Year == today.Year && cell.Month.Month == today.Month);
        return new AuditFigures(
            units is null ? await cells.CountAsync(cell => cell.EndedAt != null, ct) : 0,
            units is null ? await cells.CountAsync(ct) : 0,
            await Visible(units).CountAsync(finding => finding.ClosedAt == null, ct),
            await Visible(units).CountAsync(finding => (finding.Status == FindingStatus.Directed || finding.Status == FindingStatus.AskedAgain) && finding.ReplyDueOn < today, ct));
    }

    IQueryable<Finding> Visible(IReadOnlySet<Guid>? units) => units?.ToList() is not { } those
        ? db.Set<Finding>()
        : db.Set<Finding>().Where(finding => those.Contains(finding.UnitId)
            && (finding.Status == FindingStatus.Directed || finding.Status == FindingStatus.Replied || finding.Status == FindingStatus.AskedAgain || finding.Status == FindingStatus.Closed));

    Task<string> UnitName(Guid unit, CancellationToken ct) => db.Set<Unit>().Where(u => u.Id == unit).Select(u => u.Name).SingleAsync(ct);

    async Task<IReadOnlyList<CellLine>> CellsOf(Guid month, CancellationToken ct) =>
        [.. (await Cells(db.Set<AuditCell>().Where(cell => cell.AuditMonthId == month), ct)).Select(cell => cell.Line)];

    async Task<List<(DateOnly Month, CellLine Line)>> Cells(IQueryable<AuditCell> cells, CancellationToken ct)
    {
        var today = clock.Today();
        var rows = await (
            from cell in cells.AsNoTracking()
            join unit in db.Set<Unit>() on cell.UnitId equals unit.Id
            orderby unit.Place
            select new
            {
                cell.Id,
                cell.UnitId,
                unit.Name,
                cell.Status,
                cell.StatusSince,
                cell.Month!.Year,
                Number = cell.Month.Month,
                Answered = cell.Questions.Count(question => question.Answers.Count > 0),
                Questions = cell.Questions.Count,
                Findings = db.Set<Finding>().Count(finding => finding.CellId == cell.Id),
                Open = db.Set<Finding>().Count(finding => finding.CellId == cell.Id && finding.ClosedAt == null),
                Late = db.Set<Finding>().Any(finding => finding.CellId == cell.Id && (finding.Status == FindingStatus.Directed || finding.Status == FindingStatus.AskedAgain) && finding.ReplyDueOn < today),
            }).ToListAsync(ct);
        return [.. rows.Select(row => (new DateOnly(row.Year, row.Number, 1),
            new CellLine(row.Id, row.UnitId, row.Name, row.Status, row.StatusSince, row.Answered, row.Questions, row.Findings, row.Open, row.Late)))];
    }

    async Task<List<FindingLine>> Lines(IQueryable<Finding> findings, CancellationToken ct)
    {
        var today = clock.Today();
        var rows = await (
            from finding in findings.AsNoTracking()
            join unit in db.Set<Unit>() on finding.UnitId equals unit.Id
            select new
            {
                Finding = finding,
                unit.Name,
                Looks = finding.FollowUps.Count,
                Replied = finding.Replies.OrderByDescending(reply => reply.Time).Select(reply => (DateTimeOffset?)reply.At).FirstOrDefault(),
                Directed = db.Set<Decision>().Where(decision => decision.CaseId == finding.Id && decision.PowerCode == Authority.Powers.AuditDirect.Code && decision.Outcome == TaskOutcome.Approved)
                    .Select(decision => (DateTimeOffset?)decision.At).FirstOrDefault(),
            }).ToListAsync(ct);
        return [.. rows.Select(row => new FindingLine(
            row.Finding.Id, FindingNumber.Of(row.Finding), row.Name, row.Finding.Title, row.Finding.Risk, new DateOnly(row.Finding.Year, row.Finding.Month, 1), row.Finding.Status,
            row.Directed is { } directed ? Bangkok.Day(directed) : null, row.Finding.ReplyDueOn, row.Looks, row.Replied is { } replied ? Bangkok.Day(replied) : null, row.Finding.ReplyIsLate(today)))
            .OrderBy(line => FindingStates.Ends(line.Status)).ThenBy(line => line.ReplyDueOn is null).ThenBy(line => line.ReplyDueOn).ThenByDescending(line => line.Id)];
    }
}

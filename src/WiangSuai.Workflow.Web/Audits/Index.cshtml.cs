using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Audits;

/// <summary>The year's grid of internal audit, the present month, and what is open (ตารางตรวจ).</summary>
[Authorize(Roles = AuditReaders.WholeHouse)]
public sealed class IndexModel(AuditReader audits, OpenAuditMonth open, EndAuditMonth end, AuditTexts texts, TimeProvider clock) : PageModel
{
    /// <summary>Rows of open findings shown below the grid.</summary>
    const int RowsOfFindings = 5;

    public DateOnly Month { get; private set; }
    public MonthView? Present { get; private set; }
    public IReadOnlyList<MonthView> NotEnded { get; private set; } = [];
    public int NotEndedTotal { get; private set; }
    public IReadOnlyList<MonthView> MonthsShown => Present is null ? NotEnded : [.. NotEnded, Present];
    public int Year { get; private set; }
    public int YearNow { get; private set; }
    public AuditGrid Grid { get; private set; } = new([], []);
    public IReadOnlyList<FindingLine> Findings { get; private set; } = [];
    public int FindingsOpen { get; private set; }
    public string? Said { get; private set; }
    public bool IsAuditor => User.IsInRole(Roles.Auditor);

    public async Task<IActionResult> OnGetAsync(int? year, CancellationToken ct)
    {
        ModelState.Clear();   // a year that cannot be read is this year
        await Read(year, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostOpenAsync(CancellationToken ct)
    {
        if (User.PersonId() is not { } person)
            return Forbid();
        return await open.ByHand(new OpenAuditMonthCommand(person), ct) switch
        {
            OpenAuditMonthResult.Opened => Saying(texts["SaidOpened", ThaiDates.MonthYear(clock.Today())]),
            OpenAuditMonthResult.UnitsAdded added => Saying(texts["SaidUnitsAdded", added.Units]),
            OpenAuditMonthResult.AlreadyOpen => await Refused("AlreadyOpen", ct),
            OpenAuditMonthResult.NothingToAudit => await Refused("NothingToAudit", ct),
            OpenAuditMonthResult.NotEntitled => Forbid(),
            var other => throw new System.Diagnostics.UnreachableException($"{other}"),
        };
    }

    public async Task<IActionResult> OnPostEndAsync(Guid month, CancellationToken ct)
    {
        if (User.PersonId() is not { } person)
            return Forbid();
        switch (await end.Handle(new EndAuditMonthCommand(person, month), ct))
        {
            case EndAuditMonthResult.Ended:
                return Saying(texts["SaidEnded"]);
            case EndAuditMonthResult.NoSuchMonth:
                return NotFound();
            case EndAuditMonthResult.NotEntitled:
                return Forbid();
            case EndAuditMonthResult.CellsOpen waiting:
                ModelState.AddModelError("", texts["CellsOpen", string.Join(", ", waiting.Units)]);
                Response.StatusCode = StatusCodes.Status409Conflict;
                await Read(null, ct);
                return Page();
            case var other:
                throw new System.Diagnostics.UnreachableException($"{other}");
        }
    }

    RedirectResult Saying(string said)
    {
        TempData[CaseModel.SaidKey] = said;
        return Redirect("/audits");
    }

    async Task<IActionResult> Refused(string key, CancellationToken ct)
    {
        ModelState.AddModelError("", texts[key]);
        Response.StatusCode = StatusCodes.Status409Conflict;
        await Read(null, ct);
        return Page();
    }

    async Task Read(int? year, CancellationToken ct)
    {
        var today = clock.Today();
        (Month, YearNow) = (Months.FirstOf(today), Years.Fiscal(today));
        Year = Math.Clamp(year ?? YearNow, YearNow - 20, YearNow + 1);
        Present = await audits.Month(Month, ct);
        (NotEnded, NotEndedTotal) = await audits.NotEndedBefore(Month, ct);
        Grid = await audits.Grid(Year, ct);
        (Findings, FindingsOpen) = await audits.Findings(null, openOnly: true, null, 1, RowsOfFindings, ct);
        Said = TempData[CaseModel.SaidKey] as string;
    }
}

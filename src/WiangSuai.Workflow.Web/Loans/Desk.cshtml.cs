using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>
/// What the property officer hands out, has out and has to chase (ยืม–คืน): an overview, or one list in pages.
/// Those who look after the whole house see the same lists without the buttons.
/// </summary>
[Authorize(Roles = $"{Roles.PropertyOfficer},{Roles.Mayor},{Roles.DeputyMayor},{Roles.Clerk},{Roles.Auditor}")]
public sealed class DeskModel(LoanReader loans, DeskReader desk, TimeProvider clock) : PageModel
{
    public DateOnly Today { get; private set; }
    public DeskFigures Figures { get; private set; } = new(0, 0, 0, 0, 0);
    public IReadOnlyList<KeyFigure> Numbers { get; private set; } = [];
    public IReadOnlyList<Section> Sections { get; private set; } = [];
    public Paging Paging { get; private set; } = new(1, 1, _ => "");
    public bool IsOverview { get; private set; }

    /// <param name="Key">Name in the address, and id of the heading.</param>
    /// <param name="Title">Key of its text.</param>
    public sealed record Section(string Key, string Title, int Total, IReadOnlyList<DeskRow> Rows);

    public async Task<IActionResult> OnGetAsync(string? show, [FromQuery(Name = "p")] int? number, CancellationToken ct)
    {
        Today = clock.Today();
        Figures = await desk.Figures(ct);
        Numbers = desk.Numbers(Figures);
        IsOverview = show is not ("late" or "hand-out" or "today" or "out");
        if (IsOverview)
        {
            Sections = [.. new[] { await Read("late", 1, ct), await Read("hand-out", 1, ct), await Read("out", 1, ct) }.Where(section => section.Rows.Count > 0)];
            return Page();
        }

        var page = Math.Clamp(number ?? 1, 1, 100_000);
        var section = await Read(show!, page, ct);
        var pages = Math.Max(1, (section.Total + LoanReader.PageSize - 1) / LoanReader.PageSize);
        if (page > pages)
            return Redirect($"/loans?show={show}&p={pages}");
        (Sections, Paging) = ([section], new Paging(page, pages, to => $"/loans?show={show}&p={to}"));
        return Page();
    }

    async Task<Section> Read(string show, int page, CancellationToken ct)
    {
        var (title, total, rows) = show switch
        {
            "late" => ("LateTitle", Figures.Late, await loans.In(LoanStatus.HandedOver, null, Today, page, ct)),
            "hand-out" => ("HandOutTitle", Figures.ToHandOut, await loans.In(LoanStatus.Approved, null, null, page, ct)),
            "today" => ("DueTodayTitle", Figures.DueToday, await loans.In(LoanStatus.HandedOver, Today, Today.AddDays(1), page, ct)),
            _ when IsOverview => ("OutInTimeTitle", Figures.Out - Figures.Late, await loans.In(LoanStatus.HandedOver, Today, null, page, ct)),   // the others stand under late
            _ => ("OutTitle", Figures.Out, await loans.In(LoanStatus.HandedOver, null, null, page, ct)),
        };
        return new Section(show, title, total, [.. rows.Select(row => desk.Row(row, User.IsInRole(Roles.PropertyOfficer)))]);
    }
}

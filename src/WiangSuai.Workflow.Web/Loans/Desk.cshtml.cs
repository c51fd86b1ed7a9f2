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
public sealed class DeskModel(LoanReader loans, DeskReader desk, Collisions collisions, TimeProvider clock) : PageModel
{
    public DateOnly Today { get; private set; }
    public DeskFigures Figures { get; private set; } = new(0, 0, 0, 0, 0, 0);
    public IReadOnlyList<KeyFigure> Numbers { get; private set; } = [];
    public IReadOnlyList<Section> Sections { get; private set; } = [];
    public Paging Paging { get; private set; } = new(1, 1, _ => "");
    public bool IsOverview { get; private set; }

    /// <summary>The unit whose things are looked at; all where null.</summary>
    [FromQuery(Name = "unit")]
    public Guid? Unit { get; set; }

    /// <summary>Which list is shown alone; null for the overview.</summary>
    public string? Shown { get; private set; }

    public IReadOnlyList<UnitChoice> Units { get; private set; } = [];

    ILookup<Guid, Collision> missing = Array.Empty<Collision>().ToLookup(collision => collision.Next);

    /// <param name="Key">Name in the address, and id of the heading.</param>
    /// <param name="Title">Key of its text.</param>
    public sealed record Section(string Key, string Title, int Total, IReadOnlyList<DeskRow> Rows);

    public async Task<IActionResult> OnGetAsync(string? show, [FromQuery(Name = "p")] int? number, CancellationToken ct)
    {
        Today = clock.Today();
        Figures = await desk.Figures(ct, Unit);
        Units = await desk.Units(ct);
        missing = (await collisions.On(Today, null, ct)).ToLookup(collision => collision.Next);
        Numbers = desk.Numbers(Figures);
        IsOverview = show is not ("late" or "hand-out" or "today" or "soon" or "out");
        Shown = IsOverview ? null : show;
        if (IsOverview)
        {
            Sections = [.. new[] { await Read("late", 1, ct), await Read("hand-out", 1, ct), await Read("today", 1, ct), await Read("soon", 1, ct), await Read("out", 1, ct) }.Where(section => section.Rows.Count > 0)];
            return Page();
        }

        var page = Math.Clamp(number ?? 1, 1, 100_000);
        var section = await Read(show!, page, ct);
        var pages = Math.Max(1, (section.Total + LoanReader.PageSize - 1) / LoanReader.PageSize);
        if (page > pages)
            return Redirect(HrefOf(show!, pages));
        (Sections, Paging) = ([section], new Paging(page, pages, to => HrefOf(show!, to)));
        return Page();
    }

    /// <summary>A list alone, with the unit that is chosen.</summary>
    public string HrefOf(string show, int page = 1) => $"/loans?show={show}{(page > 1 ? $"&p={page}" : "")}{(Unit is { } unit ? $"&unit={unit}" : "")}";

    async Task<Section> Read(string show, int page, CancellationToken ct)
    {
        var (title, total, rows) = show switch
        {
            "late" => ("LateTitle", Figures.Late, await loans.In(LoanStatus.HandedOver, null, Today, page, ct, Unit)),
            "hand-out" => ("HandOutTitle", Figures.ToHandOut, await loans.In(LoanStatus.Approved, null, null, page, ct, Unit)),
            "today" => ("DueTodayTitle", Figures.DueToday, await loans.In(LoanStatus.HandedOver, Today, Today.AddDays(1), page, ct, Unit)),
            "soon" => ("SoonTitle", Figures.Soon, await loans.In(LoanStatus.HandedOver, Today.AddDays(1), Today.AddDays(DeskReader.DaysAhead + 1), page, ct, Unit)),
            _ when IsOverview => ("OutLaterTitle", Figures.Out - Figures.Late - Figures.DueToday - Figures.Soon,
                await loans.In(LoanStatus.HandedOver, Today.AddDays(DeskReader.DaysAhead + 1), null, page, ct, Unit)),   // the others stand above
            _ => ("OutTitle", Figures.Out, await loans.In(LoanStatus.HandedOver, null, null, page, ct, Unit)),
        };
        return new Section(show, title, total, [.. rows.Select(row => desk.Row(row, User.IsInRole(Roles.PropertyOfficer), missing[row.Id].FirstOrDefault()))]);
    }
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.People;

/// <summary>Who changed what of the office's chart, the newest first. Internal audit reads it as administrators do.</summary>
public sealed class ChangesModel(AppDb db, ChartTexts say) : PageModel
{
    internal const int PageSize = 50;

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    public int Pages { get; private set; } = 1;
    public IReadOnlyList<LogEntry> Changes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!User.ReadsHoldings())
            return Forbid();
        Pages = Math.Max(1, (await db.Set<OrganisationChange>().CountAsync(ct) + PageSize - 1) / PageSize);
        PageNumber = Math.Clamp(PageNumber, 1, Pages);
        Changes = await Read(PageNumber, ct);
        return Page();
    }

    internal async Task<IReadOnlyList<LogEntry>> Read(int page, CancellationToken ct)
    {
        var rows = await db.Set<OrganisationChange>().AsNoTracking().Include(change => change.ByAccount!.Person)
            .OrderByDescending(change => change.At).ThenByDescending(change => change.Id).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(ct);
        return [.. rows.Select(EntryOf)];
    }

    LogEntry EntryOf(OrganisationChange change) => new(
        new Mark(change.Act switch { OrganisationAct.Closed => MarkKind.Void, OrganisationAct.Added => MarkKind.Done, _ => MarkKind.Moved }, say[$"Act.{change.Act}"]),
        say["ChangeWhat", say[$"Act.{change.Act}"], say[$"Part.{change.Part}"]],
        change.After,
        say["ChangeBy", change.At, change.ByAccount!.Person?.Name ?? change.ByAccount.UserName],
        change.Act is OrganisationAct.Changed ? say["ChangeBefore", change.Before] : null);
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Audits;

/// <summary>The register of findings (ทะเบียนติดตามผลการตรวจสอบ): all of them, or to the head of a unit the own unit's.</summary>
[Authorize(Roles = AuditReaders.WithHeads)]
public sealed class FindingsModel(AuditReader audits, AuditReaders readers) : PageModel
{
    public IReadOnlyList<FindingLine> Lines { get; private set; } = [];
    public int Total { get; private set; }
    public bool SeesAll { get; private set; }

    /// <summary>The checklist whose findings alone are listed; null for the whole register.</summary>
    public Guid? Cell { get; private set; }
    public Paging Paging { get; private set; } = new(1, 1, _ => "");

    /// <summary>The place of the frame that the reader comes from.</summary>
    public Place Place => User.IsInRole(Roles.Auditor) ? Places.AuditGrid : SeesAll ? Places.Audits : Places.Findings;

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "p")] int? number, [FromQuery] Guid? cell, CancellationToken ct)
    {
        Cell = cell;
        SeesAll = AuditReaders.SeesAll(User);
        var page = Math.Clamp(number ?? 1, 1, 100_000);
        (Lines, Total) = await audits.Findings(SeesAll ? null : await readers.UnitsHeaded(User, ct), openOnly: false, cell, page, AuditReader.PageSize, ct);
        var pages = Math.Max(1, (Total + AuditReader.PageSize - 1) / AuditReader.PageSize);
        if (page > pages)
            return Redirect(Href(pages));
        Paging = new(page, pages, Href);
        return Page();
    }

    string Href(int page) => Cell is { } only ? $"/audits/findings?cell={only}&p={page}" : $"/audits/findings?p={page}";
}

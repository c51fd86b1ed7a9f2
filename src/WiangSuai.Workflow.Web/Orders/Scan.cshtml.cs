using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Orders;

/// <summary>The scan itself, as the kind of file that its content says it is; shown, never run.</summary>
public sealed class ScanModel(AppDb db) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await db.Set<PaperScan>().AsNoTracking().SingleOrDefaultAsync(scan => scan.Id == id, ct) is not { } scan || (!User.KeepsOrders() && scan.ById != User.PersonId()))
            return NotFound();
        HttpContext.MayBeFramedByOwnPages();
        Response.Headers.CacheControl = "private, no-cache";
        Response.Headers.ContentDisposition = "inline";
        return File(scan.Bytes, Scans.TypeOf(scan.Kind));
    }
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Orders;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.People;

/// <summary>The scan of an appointment order, as the kind of file that its content says it is; shown, never run. Also whom it appoints may see it.</summary>
public sealed class HoldingScanModel(AppDb db) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        var (reader, reads, account) = (User.PersonId(), User.ReadsHoldings(), User.AccountId());
        if (await db.Set<HoldingScan>().AsNoTracking().SingleOrDefaultAsync(scan => scan.Id == id
                && (reads || scan.ByAccountId == account || db.Set<HoldingProposal>().Any(proposal => proposal.ScanId == id && proposal.PersonId == reader)), ct) is not { } scan)
        {
            return NotFound();
        }
        HttpContext.MayBeFramedByOwnPages();
        Response.Headers.CacheControl = "private, no-cache";
        Response.Headers.ContentDisposition = "inline";
        return File(scan.Bytes, Scans.TypeOf(scan.Kind));
    }
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Orders;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>The picture of a paper that belongs to a slip, to whoever may read the slip; shown, never run.</summary>
public sealed class PaperModel(AppDb db, LoanReader loans, LoanAudiences audiences) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await db.Set<LoanPaper>().AsNoTracking().SingleOrDefaultAsync(paper => paper.Id == id, ct) is not { } paper
            || await db.Set<Loan>().AsNoTracking().SingleAsync(loan => loan.Id == paper.LoanId, ct) is var loan && !await loans.MayRead(loan, await audiences.Of(User, ct), ct))
            return NotFound();
        var image = await db.Set<SlipImage>().AsNoTracking().SingleAsync(kept => kept.Id == paper.ImageId, ct);
        Response.Headers.CacheControl = "private, no-cache";
        Response.Headers.ContentDisposition = "inline";
        return File(image.Bytes, Scans.TypeOf(image.Kind));
    }
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>A request for extension is shown on its slip's page: leads there.</summary>
public sealed class ExtensionModel(AppDb db) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) =>
        await db.Set<Extension>().Where(extension => extension.Id == id).Select(extension => (Guid?)extension.LoanId).SingleOrDefaultAsync(ct) is { } loan
            ? Redirect($"/loans/{loan}")
            : NotFound();
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>The slip as a paper, for the screen and for A4.</summary>
public sealed class SlipModel(LoanReader loans, LoanAudiences audiences, OrdersCited orders, SlipPapers papers) : PageModel
{
    public LoanFile Case { get; private set; } = null!;

    public SlipPaper Paper { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await loans.File(id, ct) is not { } file || !await loans.MayRead(file.Loan, await audiences.Of(User, ct), ct))
            return NotFound();
        (Case, Paper) = (file, papers.Of(file, await orders.Of([.. file.Decisions, .. file.OnExtensions], ct)));
        return Page();
    }
}

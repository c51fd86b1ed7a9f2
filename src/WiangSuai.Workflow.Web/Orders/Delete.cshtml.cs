using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Loans;

namespace WiangSuai.Workflow.Web.Orders;

/// <summary>Asks once more before a draft is taken away (ลบร่าง).</summary>
public sealed class DeleteModel(AppDb db, WithdrawDraft withdraw, OrderTexts say) : PageModel
{
    public OrderDraft Draft { get; private set; } = null!; // set before the page is rendered, or the answer is 404
    public string Subject => Draft.Content.Subject is { Length: > 0 } subject ? subject : say["NoSubjectYet"];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await Read(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (User.PersonId() is not { } person || !await Read(id, ct))
            return NotFound();
        if (await withdraw.Handle(person, id, ct))
        {
            TempData[CaseModel.SaidKey] = say["Deleted"];
            return Redirect("/orders");
        }
        ModelState.AddModelError("", say["DraftMoved"]);
        return Page();
    }

    async Task<bool> Read(Guid id, CancellationToken ct)
    {
        if (await db.Set<OrderDraft>().AsNoTracking().Include(draft => draft.Filings).SingleOrDefaultAsync(draft => draft.Id == id, ct) is not { IsWithDrafter: true } draft || draft.DrafterId != User.PersonId())
            return false;
        Draft = draft;
        return true;
    }
}

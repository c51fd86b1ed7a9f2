using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Orders;

/// <summary>The registry records where and when the public was told of an order (บันทึกการประกาศ).</summary>
public sealed class AnnounceModel(AppDb db, AnnounceOrder announce, CentralRegistry registry, OrderTexts say, TimeProvider clock) : PageModel
{
    [BindProperty]
    public AnnounceForm Form { get; set; } = new();

    public Instrument Order { get; private set; } = null!; // set before the page is rendered, or the answer is another

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await Blocked(id, ct) is { } elsewhere)
            return elsewhere;
        Form = new AnnounceForm { Key = Idempotency.NewKey(), On = DateField.Of(clock.Today()) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (await Blocked(id, ct) is { } elsewhere)
            return elsewhere;
        if (!ModelState.IsValid)
            return Page();
        switch (await announce.Handle(new AnnounceOrderCommand(User.PersonId()!.Value, id, Form.On?.Date, Form.Place ?? "", Idempotency.KeyOf(Form.Key)), ct))
        {
            case AnnounceOrderResult.Announced:
                TempData[CaseModel.SaidKey] = say[Order.Waiting().Count > 0 ? "AnnounceDone" : "AnnounceDoneFree"];
                return Redirect($"/orders/{id}");
            case AnnounceOrderResult.AnnouncedAlready before:
                TempData[CaseModel.SaidKey] = say["AnnouncedBefore", before.At];
                return Redirect($"/orders/{id}");
            case AnnounceOrderResult.HasEnded:
                TempData[CaseModel.SaidKey] = say["AnnounceEnded"];
                return Redirect($"/orders/{id}");
            case AnnounceOrderResult.FormUsedAlready:
                ModelState.AddModelError("", say["FormUsed"]);
                Form.Key = Idempotency.NewKey();
                ModelState.Remove("Form.Key");   // else the old key is rendered again
                return Page();
            case AnnounceOrderResult.NoSuchOrder:
                return NotFound();
            case AnnounceOrderResult.NotYours:
                return Forbid();
            case AnnounceOrderResult.Invalid invalid:
                foreach (var problem in invalid.Problems)
                    ModelState.AddModelError(problem is AnnounceProblem.PlaceMissing or AnnounceProblem.PlaceTooLong ? "Form.Place" : "Form.On", say[$"Announce.{problem}", AnnounceOrder.LongestPlace]);
                return Page();
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    async Task<IActionResult?> Blocked(Guid id, CancellationToken ct)
    {
        if (await RevokeOrder.Find(db, id, ct) is not { } order)
            return NotFound();
        Order = order;
        if (User.PersonId() is not { } person || !(await registry.Officers(ct)).Contains(person))
            return Forbid();
        if (Request.Method != HttpMethods.Get)
            return null;   // the act itself answers
        if (order.Announcements.Any(announced => announced.KnownTo is null))
            return Redirect($"/orders/{id}");
        if (!order.HasEnded(clock.GetUtcNow()))
            return null;
        TempData[CaseModel.SaidKey] = say["AnnounceEnded"];
        return Redirect($"/orders/{id}");
    }
}

/// <summary>When and where the public was told.</summary>
public sealed class AnnounceForm
{
    public string? Key { get; set; }
    public DateField? On { get; set; }
    public string? Place { get; set; }
}

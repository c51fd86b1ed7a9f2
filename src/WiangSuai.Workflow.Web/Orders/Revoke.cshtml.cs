using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;
using Test = WiangSuai.Workflow.Web.Shared.Test;

namespace WiangSuai.Workflow.Web.Orders;

/// <summary>
/// The mayor takes back an order or one clause, from now on (ยกเลิกคำสั่ง). The first button only asks: it shows which open tasks would move and to whom;
/// the second one does it.
/// </summary>
public sealed class RevokeModel(AppDb db, RevokeOrder revoke, TouchedTasks touched, AuthoritySnapshots authority, OrderTexts say, RulingTexts rulingTexts, TimeProvider clock) : PageModel
{
    [BindProperty]
    public RevokeForm Form { get; set; } = new();

    public Instrument Order { get; private set; } = null!; // set before the page is rendered, or the answer is 404
    public Mark State { get; private set; } = null!;

    /// <summary>The clauses that give something and were not revoked before.</summary>
    public IReadOnlyList<Clause> Clauses { get; private set; } = [];
    public Touched Touched { get; private set; } = Touched.None;

    /// <summary>Why this reader may not, or why there is nothing to revoke; empty where the reader may.</summary>
    public IReadOnlyList<Test> Refused { get; private set; } = [];

    /// <summary>As what the reader would sign.</summary>
    public string Basis { get; private set; } = "";

    /// <summary>Whether the page asks for the last time.</summary>
    public bool Asks { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        Form.Key = Idempotency.NewKey();
        return await Show(id, ct);
    }

    public async Task<IActionResult> OnPostAsync(Guid id, [FromForm(Name = "do")] string? act, CancellationToken ct)
    {
        if (User.PersonId() is not { } person)
            return Forbid();
        if (string.IsNullOrWhiteSpace(Form.Reason))
            ModelState.AddModelError("Form.Reason", say["RevokeReasonMissing"]);
        else if (Form.Reason.Length > RevokeOrder.LongestReason)
            ModelState.AddModelError("Form.Reason", say["Problem.TooLong", Form.Reason.Length, RevokeOrder.LongestReason]);
        if (!ModelState.IsValid || act != "revoke")
        {
            Asks = ModelState.IsValid;
            return await Show(id, ct);
        }
        var moved = await RevokeOrder.Find(db, id, ct) is { } standing ? (await touched.Of(standing, Form.Clause, ct)).All : 0;
        switch (await revoke.Handle(new RevokeOrderCommand(person, id, Form.Clause, Form.Reason!, Idempotency.KeyOf(Form.Key)), ct))
        {
            case RevokeOrderResult.Revoked:
                TempData[CaseModel.SaidKey] = moved > 0 ? say["RevokeDoneMoved", moved] : say["RevokeDone"];
                return Redirect($"/orders/{id}");
            case RevokeOrderResult.NoSuchOrder:
                return NotFound();
            case RevokeOrderResult.RevokedAlready before:
                TempData[CaseModel.SaidKey] = before.By is { } by ? say["RevokedBefore", by, before.At] : say["RevokeDone"];
                return Redirect($"/orders/{id}");
            case RevokeOrderResult.FormUsedAlready:
                ModelState.AddModelError("", say["FormUsed"]);
                Form.Key = Idempotency.NewKey();
                ModelState.Remove("Form.Key");   // else the old key is rendered again
                break;
        }
        return await Show(id, ct);   // what else stopped it, the page itself says
    }

    async Task<IActionResult> Show(Guid id, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        if (await RevokeOrder.Find(db, id, ct) is not { } order)
            return NotFound();
        var now = clock.GetUtcNow();
        (Order, State) = (order, say.StateOf(order, now));
        Clauses = [.. order.Clauses.Where(clause => clause.Power is not null && order.Revocations.All(r => r.KnownTo is not null || r.ClauseId != clause.Id))];
        var words = new RulingWords(rulingTexts, await OfficeNames.Read(db, ct), now);
        var ruling = User.PersonId() is { } person ? (await authority.Now(db, ct)).Decide(Powers.OrderSign.Code, RevokeOrder.Matter, person, now) : null;
        if (order.StateAt(now) is OrderState.Revoked or OrderState.Expired)
            Refused = [new Test(false, say["NothingToRevoke"])];
        else if (ruling is Ruling.Granted granted)
            Basis = words.Of(granted.Basis);
        else
            Refused = [.. ((Ruling.Refused?)ruling)?.Reasons.Select(reason => new Test(false, words.Of(reason))) ?? [new Test(false, say["NoPerson"])]];
        Touched = Refused.Count == 0 || User.KeepsOrders() ? await touched.Of(order, Form.Clause, ct) : Touched.None;
        return Page();
    }
}

/// <summary>What is revoked, and why.</summary>
public sealed class RevokeForm
{
    public string? Key { get; set; }

    /// <summary>None: the whole order.</summary>
    public Guid? Clause { get; set; }
    public string? Reason { get; set; }
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;

namespace WiangSuai.Workflow.Web.People;

/// <summary>A holding's last day is proposed by the order on which it rests.</summary>
public sealed class EndHoldingModel(AppDb db, PeopleRights rights, KeepHoldingScan keep, ProposeHolding propose, HoldingTexts say, TimeProvider clock)
    : HoldingPage(db, rights, keep, say, clock)
{
    public Holding Holding { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!User.ProposesHoldings())
            return Forbid();
        Key = Idempotency.NewKey();
        return await Show(id, ct);
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!User.ProposesHoldings())
            return Forbid();
        await Keep(ct);
        var command = new ProposeEndCommand(User.AccountId(), id, Form.To?.Date, Form.OrderNumber, Form.OrderDate?.Date, Form.OrderSigner, await OwnScan(ct), Idempotency.KeyOf(Key));
        return Answer(await propose.Handle(command, ModelState.IsValid, ct)) ?? await Show(id, ct);
    }

    async Task<IActionResult> Show(Guid id, CancellationToken ct)
    {
        Db.ChangeTracker.Clear();
        if (await Db.Set<Holding>().AsNoTracking().Include(h => h.Person).Include(h => h.Post).SingleOrDefaultAsync(h => h.Id == id && h.KnownTo == null, ct) is not { } holding)
            return NotFound();
        Holding = holding;
        await ReadSecond(ct);
        return Page();
    }
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.People;

/// <summary>A unit is added, renamed, moved or closed.</summary>
[Authorize(Roles = Roles.Administrator)]
public sealed class UnitModel(AppDb db, KeepChart keep, ChartTexts say, TimeProvider clock) : ChartPage(say)
{
    [BindProperty] public UnitForm Form { get; set; } = new();

    public Unit? Existing { get; private set; }
    public IReadOnlyList<Unit> Units { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid? id, CancellationToken ct)
    {
        if (!await Read(id, ct))
            return NotFound();
        if (Existing is { } unit)
            Form = await FormOf(unit, ct);
        Day = DateField.Of(clock.Today());
        Opened();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? id, CancellationToken ct)
    {
        ModelState.Remove(nameof(Day));   // of the other form
        var result = await keep.Handle(new KeepUnitCommand(User.AccountId(), id, Form.ToContent(), Idempotency.KeyOf(Key)), ct);
        return Answer(result, "Saved", result is ChartResult.Kept kept ? $"/people/unit/{kept.Id}" : "") ?? (await Read(id, ct) ? Page() : NotFound());
    }

    public async Task<IActionResult> OnPostCloseAsync(Guid id, CancellationToken ct) =>
        await Close(id, $"/people/unit/{id}", close => keep.CloseUnit(close, ct), async () =>
        {
            if (!await Read(id, ct))
                return false;
            Form = await FormOf(Existing!, ct);
            return true;
        });

    async Task<UnitForm> FormOf(Unit unit, CancellationToken ct) => UnitForm.Of(unit, await db.Set<UnitFunction>().Where(f => f.UnitId == unit.Id).Select(f => f.Function).ToListAsync(ct));

    async Task<bool> Read(Guid? id, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var units = await db.Set<Unit>().AsNoTracking().OrderBy(unit => unit.Place).ToListAsync(ct);
        Existing = units.Find(unit => unit.Id == id);
        Units = [.. units.Where(unit => unit.AbolishedOn is null && unit.Id != id)];
        return id is null || Existing is not null;
    }
}

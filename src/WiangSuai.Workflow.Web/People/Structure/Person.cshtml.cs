using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.People;

/// <summary>A person is added, renamed or leaves; who deals with holdings reads here what the person holds and held.</summary>
public sealed class PersonModel(AppDb db, KeepChart keep, ChartTexts say, TimeProvider clock) : ChartPage(say)
{
    [BindProperty] public PersonForm Form { get; set; } = new();

    public Person? Existing { get; private set; }
    public IReadOnlyList<Holding> Holdings { get; private set; } = [];
    public bool Draws => User.DrawsChart();

    public async Task<IActionResult> OnGetAsync(Guid? id, CancellationToken ct)
    {
        if (!(id is null ? Draws : User.ReadsHoldings()))
            return Forbid();
        if (!await Read(id, ct))
            return NotFound();
        if (Existing is { } person)
            Form = PersonForm.Of(person);
        Day = DateField.Of(clock.Today());
        Opened();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? id, CancellationToken ct)
    {
        if (!Draws)
            return Forbid();
        ModelState.Remove(nameof(Day));   // of the other form
        var result = await keep.Handle(new KeepPersonCommand(User.AccountId(), id, Form.ToContent(), Idempotency.KeyOf(Key)), ct);
        return Answer(result, "Saved", result is ChartResult.Kept kept ? $"/people/person/{kept.Id}" : "") ?? (await Read(id, ct) ? Page() : NotFound());
    }

    public async Task<IActionResult> OnPostCloseAsync(Guid id, CancellationToken ct) =>
        !Draws ? Forbid() : await Close(id, $"/people/person/{id}", close => keep.ClosePerson(close, ct), async () =>
        {
            if (!await Read(id, ct))
                return false;
            Form = PersonForm.Of(Existing!);
            return true;
        });

    async Task<bool> Read(Guid? id, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        Existing = await db.Set<Person>().AsNoTracking().SingleOrDefaultAsync(person => person.Id == id, ct);
        Holdings = await db.Set<Holding>().AsNoTracking().Include(h => h.Person).Include(h => h.Post).Where(h => h.PersonId == id && h.KnownTo == null).OrderByDescending(h => h.From).ToListAsync(ct);
        return id is null || Existing is not null;
    }
}

/// <param name="ByPerson">Lines name the person; otherwise the post.</param>
/// <param name="Nothing">Said where there is none.</param>
public sealed record HoldingsShown(IReadOnlyList<Holding> Holdings, bool ByPerson, string Nothing);

using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.People;

/// <summary>A post is added, retitled or closed; who deals with holdings reads here who held it.</summary>
public sealed class PostModel(AppDb db, KeepChart keep, ChartTexts say, TimeProvider clock) : ChartPage(say)
{
    [BindProperty] public PostForm Form { get; set; } = new();

    public Post? Existing { get; private set; }
    public IReadOnlyList<Unit> Units { get; private set; } = [];
    public IReadOnlyList<Post> Posts { get; private set; } = [];
    public IReadOnlyList<Holding> Holdings { get; private set; } = [];
    public bool Draws => User.DrawsChart();

    public async Task<IActionResult> OnGetAsync(Guid? id, [FromQuery(Name = "unit")] Guid? unit, CancellationToken ct)
    {
        if (!(id is null ? Draws : User.ReadsHoldings()))
            return Forbid();
        if (!await Read(id, ct))
            return NotFound();
        Form = Existing is { } post ? PostForm.Of(post) : new PostForm { Unit = unit };
        Day = DateField.Of(clock.Today());
        Opened();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? id, CancellationToken ct)
    {
        if (!Draws)
            return Forbid();
        ModelState.Remove(nameof(Day));   // of the other form
        var result = await keep.Handle(new KeepPostCommand(User.AccountId(), id, Form.ToContent(), Idempotency.KeyOf(Key)), ct);
        return Answer(result, "Saved", result is ChartResult.Kept kept ? $"/people/post/{kept.Id}" : "") ?? (await Read(id, ct) ? Page() : NotFound());
    }

    public async Task<IActionResult> OnPostCloseAsync(Guid id, CancellationToken ct) =>
        !Draws ? Forbid() : await Close(id, $"/people/post/{id}", close => keep.ClosePost(close, ct), async () =>
        {
            if (!await Read(id, ct))
                return false;
            Form = PostForm.Of(Existing!);
            return true;
        });

    async Task<bool> Read(Guid? id, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        Units = await db.Set<Unit>().AsNoTracking().Where(unit => unit.AbolishedOn == null).OrderBy(unit => unit.Place).ToListAsync(ct);
        var posts = await db.Set<Post>().AsNoTracking().Include(post => post.Unit).OrderBy(post => post.Unit!.Place).ThenBy(post => post.Place).ToListAsync(ct);
        Existing = posts.Find(post => post.Id == id);
        Posts = [.. posts.Where(post => post.AbolishedOn is null && post.Id != id)];
        Holdings = await db.Set<Holding>().AsNoTracking().Include(h => h.Person).Include(h => h.Post).Where(h => h.PostId == id && h.KnownTo == null).OrderByDescending(h => h.From).ToListAsync(ct);
        return id is null || Existing is not null;
    }
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Notifications;

/// <summary>What the reader was told, the newest first. Marking as read acts once however often it is sent, so its forms carry no key.</summary>
public sealed class IndexModel(AppDb db, NoticeReader notices, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<NoticeFacts> Notices { get; private set; } = [];
    public int Unread { get; private set; }
    public int Pages { get; private set; } = 1;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (User.PersonId() is not { } person)
            return Forbid();
        Pages = Math.Max(1, (await notices.Count(person, ct) + NoticeReader.PageSize - 1) / NoticeReader.PageSize);
        PageNumber = Math.Clamp(PageNumber, 1, Pages);
        Notices = await notices.Page(person, PageNumber, ct);
        Unread = await notices.CountUnread(person, ct);
        return Page();
    }

    public Task<IActionResult> OnPostReadAsync(Guid notice, CancellationToken ct) => Mark(all => all.Where(n => n.Id == notice), ct);

    /// <param name="until">UTC ticks of the newest notice that the page showed: what came since stays unread.</param>
    public Task<IActionResult> OnPostAllReadAsync(long until, CancellationToken ct)
    {
        var shown = new DateTimeOffset(Math.Clamp(until, 0, DateTimeOffset.MaxValue.UtcTicks), TimeSpan.Zero);
        return Mark(all => all.Where(n => n.At <= shown), ct);
    }

    async Task<IActionResult> Mark(Func<IQueryable<Notice>, IQueryable<Notice>> which, CancellationToken ct)
    {
        if (User.PersonId() is not { } person)
            return Forbid();
        DateTimeOffset? now = clock.GetUtcNow().ToStoredInstant();
        await using var work = await db.BeginWrite(ct);
        await which(db.Set<Notice>().Where(n => n.PersonId == person && n.ReadAt == null)).ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, now), ct);
        await work.Commit(ct);
        return RedirectToPage(new { p = PageNumber > 1 ? PageNumber : (int?)null });
    }
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Settings;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Inbox;

/// <summary>What waits for the reader, by urgency, and what the reader may take (กล่องงาน).</summary>
[Authorize]
public sealed class IndexModel(TaskReader tasks, InboxWords words, HolidayCalendar calendar, TimeProvider clock) : PageModel
{
    IReadOnlySet<DateOnly> holidays = new HashSet<DateOnly>();

    public DateOnly Today { get; private set; }
    public int Waiting { get; private set; }
    public IReadOnlyList<Group> Groups { get; private set; } = [];
    /// <summary>Handing out and taking back whose day has not come.</summary>
    public IReadOnlyList<WorkRow> NotYet { get; private set; } = [];
    public IReadOnlyList<WorkRow> MayTake { get; private set; } = [];
    public Paging Paging { get; private set; } = new(1, 1, _ => "");
    public bool IsEmpty => Groups.Count == 0 && NotYet.Count == 0 && MayTake.Count == 0;

    /// <param name="Key">Its text and the id of its heading.</param>
    public sealed record Group(string Key, MarkKind Mark, IReadOnlyList<WorkRow> Rows);

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "p")] int? number, CancellationToken ct)
    {
        if (User.PersonId() is not { } person)
            return Forbid();
        var page = Math.Clamp(number ?? 1, 1, 100_000);
        Today = clock.Today();
        var (items, total) = await tasks.Inbox(person, page, ct);
        Waiting = await tasks.CountWaiting(person, ct);
        var pages = Math.Max(1, (total + TaskReader.PageSize - 1) / TaskReader.PageSize);
        if (page > pages)
            return Redirect($"/inbox?p={pages}");

        Paging = new(page, pages, to => $"/inbox?p={to}");
        holidays = await calendar.Days(ct);
        var waits = items.Where(item => item.WaitsOn(Today)).ToList();
        Groups =
        [
            .. new[]
            {
                GroupOf("Late", MarkKind.Late, waits.Where(item => item.DueOn < Today)),
                GroupOf("DueToday", MarkKind.Soon, waits.Where(item => item.DueOn == Today)),
                GroupOf("Later", MarkKind.Todo, waits.Where(item => item.DueOn is not { } due || due > Today)),
            }.Where(group => group.Rows.Count > 0),
        ];
        NotYet = [.. items.Where(item => item.Rank == 0 && !item.WaitsOn(Today)).Select(item => words.Row(item, Today, holidays))];
        MayTake = [.. items.Where(item => item.Rank > 0).Select(item => words.Row(item, Today, holidays))];
        return Page();
    }

    Group GroupOf(string key, MarkKind mark, IEnumerable<InboxItem> items) => new(key, mark, [.. items.Select(item => words.Row(item, Today, holidays))]);
}

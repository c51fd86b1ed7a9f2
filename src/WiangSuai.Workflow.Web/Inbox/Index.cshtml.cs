using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Settings;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Inbox;

/// <summary>What waits for the reader, by urgency; what the reader may take; and all that the reader may see or has done (กล่องงาน).</summary>
[Authorize]
public sealed class IndexModel(InboxReader inbox, OpinionReader opinions, InboxTexts texts, InboxWords words, HolidayCalendar calendar, TimeProvider clock) : PageModel
{
    const int LongestSearch = 100;

    IReadOnlySet<DateOnly> holidays = new HashSet<DateOnly>();

    [BindProperty(SupportsGet = true)] public InboxTab Tab { get; set; }
    [BindProperty(SupportsGet = true)] public InboxSort Sort { get; set; }
    [BindProperty(SupportsGet = true)] public CaseKind? Kind { get; set; }
    [BindProperty(SupportsGet = true, Name = "q")] public string? Search { get; set; }

    /// <summary>What the address asks for, from its first page.</summary>
    public InboxAsk Ask => new(Tab, Sort, Kind, Search);

    public DateOnly Today { get; private set; }
    public InboxCounts Counts { get; private set; } = new(0, 0, 0, 0);

    /// <summary>Of the first list, by urgency; one group without a heading where a list is put in another order.</summary>
    public IReadOnlyList<Group> Groups { get; private set; } = [];

    /// <summary>Questions that wait for the reader's opinion.</summary>
    public IReadOnlyList<OpinionReader.Line> Opinions { get; private set; } = [];

    public int OpinionsInAll { get; private set; }

    /// <summary>What was just done that led here.</summary>
    public string? Said { get; private set; }

    public Paging Paging { get; private set; } = new(1, 1, _ => "");

    public bool IsNarrowed => Kind is not null || Search is not null;
    public bool IsEmpty => Groups.Count == 0 && Opinions.Count == 0;
    public bool MayPick => Groups.Any(group => group.Rows.Any(row => row.Pick is not null));

    /// <param name="Key">Its text and the id of its heading; null for a list without headings.</param>
    public sealed record Group(string? Key, MarkKind Mark, IReadOnlyList<WorkRow> Rows);

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "p")] int? number, CancellationToken ct)
    {
        if (User.PersonId() is not { } person)
            return Forbid();
        if (!ModelState.IsValid)
            return NotFound();   // no link of ours names such a list
        Said = TempData[CaseModel.SaidKey] as string;
        Search = Search?.Trim() is { Length: > 0 } given ? given[..Math.Min(given.Length, LongestSearch)] : null;
        var ask = Ask with { Page = Math.Clamp(number ?? 1, 1, 100_000) };
        (Today, holidays) = (clock.Today(), await calendar.Days(ct));
        Counts = await inbox.Count(person, User, ct);
        var total = await inbox.Count(person, User, ask, ct);
        var items = await inbox.Page(person, User, ask, ct);
        if (items.Count == 0 && ask.Page > 1)
            return Redirect(Href(tab: Tab, page: Math.Max(1, PagesOf(total))));

        // beyond what is counted a full page says that there may be another
        var pages = total < InboxReader.MostCounted ? PagesOf(total) : Math.Max(PagesOf(total), ask.Page + (items.Count == InboxReader.PageSize ? 1 : 0));
        Paging = new(ask.Page, Math.Max(1, pages), to => Href(Tab, to));
        Groups = [.. (Tab == InboxTab.Mine && Sort == InboxSort.Due ? ByUrgency(items) : [GroupOf(null, MarkKind.Todo, items)]).Where(group => group.Rows.Count > 0)];
        if (Tab == InboxTab.Mine && ask.Page == 1 && !IsNarrowed)
            Opinions = await opinions.Waiting(person, ct);
        OpinionsInAll = Opinions.Count < InboxReader.PageSize ? Opinions.Count : await opinions.CountWaiting(person, ct);
        return Page();
    }

    /// <summary>Address of one of the lists; order, kind and words stay.</summary>
    public string Href(InboxTab tab, int page = 1)
    {
        var query = new List<string>();
        if (tab != InboxTab.Mine)
            query.Add($"tab={tab.ToString().ToLowerInvariant()}");
        if (Sort != InboxSort.Due)
            query.Add($"sort={Sort.ToString().ToLowerInvariant()}");
        if (Kind is { } kind)
            query.Add($"kind={kind}");
        if (Search is not null)
            query.Add($"q={Uri.EscapeDataString(Search)}");
        if (page > 1)
            query.Add($"p={page}");
        return query.Count == 0 ? "/inbox" : $"/inbox?{string.Join('&', query)}";
    }

    public int CountOf(InboxTab tab) => tab switch
    {
        InboxTab.Mine => Counts.Mine,
        InboxTab.Available => Counts.Available,
        InboxTab.All => Counts.All,
        _ => Counts.Done,
    };

    /// <summary>A number as far as it is counted.</summary>
    public string Shown(int count) => count < InboxReader.MostCounted ? texts["Count", count] : texts["CountMore", count];

    public static string Number(int count) => count < InboxReader.MostCounted ? $"{count:N0}" : $"{InboxReader.MostCounted:N0}+";

    public WorkRow Row(OpinionReader.Line line) => words.Row(line, Today, holidays);

    static int PagesOf(int total) => (total + InboxReader.PageSize - 1) / InboxReader.PageSize;

    IEnumerable<Group> ByUrgency(IReadOnlyList<InboxItem> items)
    {
        var waits = items.Where(item => item.WaitsOn(Today)).ToList();
        return
        [
            GroupOf("Late", MarkKind.Late, waits.Where(item => item.DueOn < Today)),
            GroupOf("DueToday", MarkKind.Soon, waits.Where(item => item.DueOn == Today)),
            GroupOf("Later", MarkKind.Todo, waits.Where(item => item.DueOn is not { } due || due > Today)),
            GroupOf("NotYet", MarkKind.Todo, items.Where(item => !item.WaitsOn(Today))),
        ];
    }

    Group GroupOf(string? key, MarkKind mark, IEnumerable<InboxItem> items) => new(key, mark, [.. items.Select(item => words.Row(item, Today, holidays, inList: true))]);
}

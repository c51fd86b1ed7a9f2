using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>The reader's own slips: what waits for the reader, what runs, what ended.</summary>
public sealed class MineModel(LoanReader loans, TimeProvider clock) : PageModel
{
    /// <summary>How many ended slips stand under those that run.</summary>
    const int LatestEnded = 3;

    /// <summary>Ended slips alone, page by page.</summary>
    [BindProperty(SupportsGet = true, Name = "ended")]
    public bool Ended { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<MyLoan> Waiting { get; private set; } = [];

    public IReadOnlyList<MyLoan> Running { get; private set; } = [];

    public IReadOnlyList<MyLoan> Done { get; private set; } = [];

    public int RunningCount { get; private set; }

    public int WaitingCount { get; private set; }

    public int EndedCount { get; private set; }

    public DateOnly Today { get; } = clock.Today();

    public int Pages => Math.Max(1, ((Ended ? EndedCount : RunningCount) + LoanReader.PageSize - 1) / LoanReader.PageSize);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (User.PersonId() is not { } person)
            return Forbid();
        RunningCount = await loans.CountOf(person, ended: false, ct);
        EndedCount = await loans.CountOf(person, ended: true, ct);
        WaitingCount = await loans.CountSentBack(person, ct);
        PageNumber = Math.Clamp(PageNumber, 1, Pages);
        if (!Ended)
        {
            var running = await Read(await loans.Of(person, ended: false, PageNumber, ct), ct);
            Waiting = [.. running.Where(mine => mine.Item.Status == LoanStatus.SentBack)];
            Running = [.. running.Where(mine => mine.Item.Status != LoanStatus.SentBack)];
        }
        var done = await loans.Of(person, ended: true, Ended ? PageNumber : 1, ct);
        Done = await Read([.. done.Take(Ended ? LoanReader.PageSize : LatestEnded)], ct);
        return Page();
    }

    async Task<List<MyLoan>> Read(List<LoanLineItem> items, CancellationToken ct)
    {
        var mine = new List<MyLoan>();
        foreach (var item in items)
        {
            mine.Add(new MyLoan(item,
                LoanStates.Ends(item.Status) ? null : await loans.Waiting(item.Id, ct),
                item.Status is LoanStatus.SentBack or LoanStatus.Rejected ? await loans.LastDecision(item.Id, ct) : null));
        }
        return mine;
    }
}

/// <summary>One of the reader's slips.</summary>
/// <param name="Why">The decision that sent it back or rejected it.</param>
public sealed record MyLoan(LoanLineItem Item, WaitingFor? Waiting, Decision? Why);

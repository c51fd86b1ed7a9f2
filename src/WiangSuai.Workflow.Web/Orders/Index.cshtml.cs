using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Orders;

/// <summary>The register of orders, newest first, with what counts today.</summary>
public sealed class OrdersModel(AppDb db, OrdersUnderWay underWay, OrderTexts say, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public Authority.InstrumentKind? Kind { get; set; }
    [BindProperty(SupportsGet = true)] public OrderState? State { get; set; }

    public const int PageSize = 50;

    public DateOnly Today { get; private set; }
    public int InForce { get; private set; }
    public IReadOnlyList<OrderRow> Orders { get; private set; } = [];

    /// <summary>Drafts and papers that are not orders yet, what waits for the reader on top.</summary>
    public IReadOnlyList<UnderWayRow> UnderWay { get; private set; } = [];
    public string? Said { get; private set; }
    public Paging Paging { get; private set; } = new(1, 1, _ => "");

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "p")] int? number, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        Today = Bangkok.Day(now);
        var standing = db.Set<Instrument>().AsNoTracking().Where(i => i.KnownTo == null);
        var asked = standing.Where(i => Kind == null || i.Kind == Kind);
        if (State is { } state)
            asked = asked.In(state, now);
        var (page, pages) = (Math.Clamp(number ?? 1, 1, 100_000), Math.Max(1, (await asked.CountAsync(ct) + PageSize - 1) / PageSize));
        if (page > pages)
            return Redirect(Href(pages));

        Paging = new(page, pages, Href);
        UnderWay = await underWay.For(User, ct);
        Said = TempData[Loans.CaseModel.SaidKey] as string;
        InForce = await standing.In(OrderState.InForce, now).CountAsync(ct);
        Orders = [.. (await PageOf(asked, page, ct)).Select(order => new OrderRow(order.Id, say["NumberYear", order.Number, YearShown(order.Year)], order.Kind, order.Subject, say.StateOf(order, now)))];
        return Page();
    }

    internal static Task<List<Instrument>> PageOf(IQueryable<Instrument> orders, int page, CancellationToken ct) => orders.AsSplitQuery()
        .Include(i => i.Revocations).ThenInclude(r => r.ByInstrument).Include(i => i.Suspensions)
        .Include(i => i.Announcements).Include(i => i.Clauses).ThenInclude(c => c.DelegateePost)
        .OrderByDescending(i => i.Year).ThenByDescending(i => i.Number).ThenBy(i => i.Id).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(ct);

    string Href(int page) => $"/orders?kind={Kind}&state={State}&p={page}";

    /// <summary>An official number stays as it was issued, in the Buddhist era, whatever the language; stored in the Christian era.</summary>
    internal static int YearShown(int year) => year + Years.Era;
}

/// <summary>One line of the register.</summary>
public sealed record OrderRow(Guid Id, string Number, Authority.InstrumentKind Kind, string Subject, Mark State);

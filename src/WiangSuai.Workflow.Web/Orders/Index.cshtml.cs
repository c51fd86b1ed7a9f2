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

    public DateOnly Today { get; private set; }
    public int InForce { get; private set; }
    public IReadOnlyList<OrderRow> Orders { get; private set; } = [];

    /// <summary>Drafts and papers that are not orders yet, what waits for the reader on top.</summary>
    public IReadOnlyList<UnderWayRow> UnderWay { get; private set; } = [];
    public string? Said { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        Today = Bangkok.Day(now);
        var orders = await db.Set<Instrument>().AsNoTracking().AsSplitQuery().Where(i => i.KnownTo == null)
            .Include(i => i.Revocations).ThenInclude(r => r.ByInstrument).Include(i => i.Suspensions)
            .Include(i => i.Announcements).Include(i => i.Clauses).ThenInclude(c => c.DelegateePost)
            .OrderByDescending(i => i.Year).ThenByDescending(i => i.Number).ToListAsync(ct);
        UnderWay = await underWay.For(User, ct);
        Said = TempData[Loans.CaseModel.SaidKey] as string;
        InForce = orders.Count(order => order.StateAt(now) is OrderState.InForce);
        Orders =
        [
            .. orders.Where(order => (Kind is null || order.Kind == Kind) && (State is null || order.StateAt(now) == State))
                .Select(order => new OrderRow(order.Id, say["NumberYear", order.Number, YearShown(order.Year)], order.Kind, order.Subject, say.StateOf(order, now))),
        ];
    }

    /// <summary>An official number stays as it was issued, in the Buddhist era, whatever the language; stored in the Christian era.</summary>
    internal static int YearShown(int year) => year + Years.Era;
}

/// <summary>One line of the register.</summary>
public sealed record OrderRow(Guid Id, string Number, Authority.InstrumentKind Kind, string Subject, Mark State);

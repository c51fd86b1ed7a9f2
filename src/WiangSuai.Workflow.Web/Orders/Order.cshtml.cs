using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Orders;

/// <summary>One order as its paper, and what has happened to it since.</summary>
public sealed class OrderModel(AppDb db, OrderTexts say, OrderPapers papers, CentralRegistry registry, TimeProvider clock) : PageModel
{
    public Instrument Order { get; private set; } = null!; // set before the page is rendered, or the answer is 404
    public Mark State { get; private set; } = null!;
    public OrderPaper Paper { get; private set; } = null!;
    public IReadOnlyList<LogEntry> Log { get; private set; } = [];
    public string? Said { get; private set; }

    /// <summary>Nothing that it gave counts any more.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>The way in is shown to the mayor; who may is asked again when it is done.</summary>
    public bool MayRevoke { get; private set; }
    public bool MayAnnounce { get; private set; }

    /// <summary>The paper that was brought in, with its scan.</summary>
    public Guid? FromPaper { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        var order = await db.Set<Instrument>().AsNoTracking().AsSplitQuery().Where(i => i.Id == id && i.KnownTo == null)
            .Include(i => i.SignedBy).Include(i => i.Clauses).ThenInclude(c => c.DelegateePost).Include(i => i.Announcements).ThenInclude(a => a.By).Include(i => i.Suspensions)
            .Include(i => i.Revocations).ThenInclude(r => r.ByInstrument)
            .Include(i => i.Revocations).ThenInclude(r => r.Clause)
            .Include(i => i.Revocations).ThenInclude(r => r.By)
            .SingleOrDefaultAsync(ct);
        if (order is null) return NotFound();

        var now = clock.GetUtcNow();
        (Order, State, Paper) = (order, say.StateOf(order, now), papers.Of(order));
        var fromPaper = await db.Set<PaperOrder>().Where(paper => paper.InstrumentId == id).Select(paper => (Guid?)paper.Id).SingleOrDefaultAsync(ct);
        Log = [.. Events(order, fromPaper is not null).OrderByDescending(happened => happened.At).Select(happened => happened.Entry)];
        Said = TempData[Loans.CaseModel.SaidKey] as string;
        MayRevoke = User.IsInRole(Roles.Mayor) && order.StateAt(now) is not (OrderState.Revoked or OrderState.Expired);
        HasEnded = order.HasEnded(now);
        MayAnnounce = order.Announcements.All(announced => announced.KnownTo is not null) && !HasEnded
            && User.PersonId() is { } person && (await registry.Officers(ct)).Contains(person);
        FromPaper = User.KeepsOrders() ? fromPaper : null;
        return Page();
    }

    /// <param name="isFromPaper">Then the day of the signature is known, and no time.</param>
    IEnumerable<(DateTimeOffset At, LogEntry Entry)> Events(Instrument order, bool isFromPaper)
    {
        yield return (order.SignedAt, new(new(MarkKind.Done, say["Signed"]), say["Signed"], order.SignedBy!.Name, isFromPaper ? ThaiDates.Brief(Bangkok.Day(order.SignedAt)) : ThaiDates.Stamp(order.SignedAt)));
        foreach (var announced in order.Announcements.Where(a => a.KnownTo is null))
            yield return (announced.At, new(new(MarkKind.Told, say["Announced"]), say["Announced"], announced.Place, announced.By is { } recorder ? $"{ThaiDates.Stamp(announced.At)} · {recorder.Name}" : ThaiDates.Stamp(announced.At)));
        foreach (var revoked in order.Revocations.Where(r => r.KnownTo is null))
        {
            var what = revoked.Clause is { } clause ? say["RevokedClause", clause.No] : say["RevokedWhole"];
            var by = revoked.ByInstrument is { } other ? say["OrderTitle", other.Number, OrdersModel.YearShown(other.Year)] : revoked.By?.Name;
            yield return (revoked.At, new(new(MarkKind.Void, what), what, by, ThaiDates.Stamp(revoked.At), revoked.Reason));
        }

        foreach (var suspended in order.Suspensions.Where(s => s.KnownTo is null))
        {
            var until = suspended.Until is { } end ? say["SuspendedUntil", end] : null;
            yield return (suspended.From, new(new(MarkKind.No, say["SuspendedFrom"]), say["SuspendedFrom"], until, ThaiDates.Stamp(suspended.From), suspended.Reason));
        }
    }
}

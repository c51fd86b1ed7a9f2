using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Orders;

/// <summary>One order as its paper, and what has happened to it since.</summary>
public sealed class OrderModel(AppDb db, OrderTexts say, ScreenTexts screen, IConfiguration settings, TimeProvider clock) : PageModel
{
    public Instrument Order { get; private set; } = null!; // set before the page is rendered, or the answer is 404
    public Mark State { get; private set; } = null!;

    /// <summary>Papers are always Thai.</summary>
    public string Office => settings["Office:Name"] ?? screen.In(Languages.Thai, "OfficeName");
    public string Validity => Order.To is { } last
        ? say.Print("PrintFromTo", ThaiDates.Document(Order.From), ThaiDates.Document(last))
        : say.Print("PrintFrom", ThaiDates.Document(Order.From));
    public IEnumerable<PrintedClause> Clauses => Order.Clauses.OrderBy(clause => clause.Place).Select(clause => new PrintedClause(
        $"clause-{clause.No}",
        clause.No.Contains('.', StringComparison.Ordinal) ? "lv2" : "in",
        say.Print(clause.No.Contains('.', StringComparison.Ordinal) ? "PrintSubClause" : "PrintClause", clause.No, clause.Text)));
    public IReadOnlyList<LogEntry> Log { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        var order = await db.Set<Instrument>().AsNoTracking().AsSplitQuery().Where(i => i.Id == id && i.KnownTo == null)
            .Include(i => i.SignedBy).Include(i => i.Clauses).Include(i => i.Announcements).Include(i => i.Suspensions)
            .Include(i => i.Revocations).ThenInclude(r => r.ByInstrument)
            .Include(i => i.Revocations).ThenInclude(r => r.Clause)
            .SingleOrDefaultAsync(ct);
        if (order is null) return NotFound();

        Order = order;
        State = say.StateOf(order, clock.GetUtcNow());
        Log = [.. Events(order).OrderByDescending(happened => happened.At).Select(happened => happened.Entry)];
        return Page();
    }

    IEnumerable<(DateTimeOffset At, LogEntry Entry)> Events(Instrument order)
    {
        yield return (order.SignedAt, new(new(MarkKind.Done, say["Signed"]), say["Signed"], order.SignedBy!.Name, ThaiDates.Stamp(order.SignedAt)));
        foreach (var announced in order.Announcements.Where(a => a.KnownTo is null))
            yield return (announced.At, new(new(MarkKind.Told, say["Announced"]), say["Announced"], announced.Place, ThaiDates.Stamp(announced.At)));
        foreach (var revoked in order.Revocations.Where(r => r.KnownTo is null))
        {
            var what = revoked.Clause is { } clause ? say["RevokedClause", clause.No] : say["RevokedWhole"];
            var by = revoked.ByInstrument is { } other ? say["OrderTitle", other.Number, OrdersModel.YearShown(other.Year)] : null;
            yield return (revoked.At, new(new(MarkKind.Void, what), what, by, ThaiDates.Stamp(revoked.At), revoked.Reason));
        }

        foreach (var suspended in order.Suspensions.Where(s => s.KnownTo is null))
        {
            var until = suspended.Until is { } end ? say["SuspendedUntil", end] : null;
            yield return (suspended.From, new(new(MarkKind.No, say["SuspendedFrom"]), say["SuspendedFrom"], until, ThaiDates.Stamp(suspended.From), suspended.Reason));
        }
    }
}

/// <summary>A clause as it stands on the paper.</summary>
/// <param name="Anchor">Address of the clause within the page: <c>#clause-1.2</c>.</param>
/// <param name="Indent">Class of its paragraph: a main or a sub clause.</param>
public sealed record PrintedClause(string Anchor, string Indent, string Text);

using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Orders;

/// <summary>The register of orders, of the kind and state shown, newest first.</summary>
internal sealed class OrdersExport(AppDb db, OrderTexts say, TimeProvider clock) : ListExport<OrdersModel>
{
    protected override ValueTask<ExportedTable> Of(OrdersModel page, HttpContext http, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var asked = db.Set<Instrument>().AsNoTracking().Where(order => order.KnownTo == null && (page.Kind == null || order.Kind == page.Kind));
        if (page.State is { } state)
            asked = asked.In(state, now);
        var orders = AllPages(OrdersModel.PageSize, async number => (IReadOnlyList<Instrument>)await OrdersModel.PageOf(asked, number, ct));
        return ValueTask.FromResult(ExportedTable.Of(say["Title"], orders,
            (say["Number"], order => say.NumberOf(order.Number, order.Year)), (say["Kind"], order => say[order.Kind.ToString()]), (say["Subject"], order => order.Subject),
            (say["Validity"], order => say.StateOf(order, now).Word)));
    }
}

using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Orders;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>An order as cited beside a signature: คำสั่งที่ 321/2569 ข้อ 1.2.</summary>
/// <param name="Number">With the Buddhist year, Arabic digits.</param>
/// <param name="Clause">Null where somebody acts by an order that arranges succession.</param>
public sealed record OrderCited(Guid Instrument, string Number, string? Clause)
{
    public string InWords(LoanTexts say) => Clause is null ? say["OrderCited", Number] : say["OrderClauseCited", Number, Clause];
}

/// <summary>Reads the orders that decisions rest on.</summary>
public sealed class OrdersCited(AppDb db)
{
    /// <summary>By decision; a decision by own power cites none and is missing.</summary>
    public async Task<IReadOnlyDictionary<Guid, OrderCited>> Of(IReadOnlyList<Decision> decisions, CancellationToken ct)
    {
        var orders = decisions.Select(decision => decision.InstrumentId).OfType<Guid>().ToList();
        if (orders.Count == 0)
            return new Dictionary<Guid, OrderCited>();
        var clauses = decisions.Select(decision => decision.ClauseId).OfType<Guid>().ToList();
        var numbers = await db.Set<Instrument>().Where(i => orders.Contains(i.Id)).ToDictionaryAsync(i => i.Id, i => $"{i.Number}/{i.Year + Years.Era}", ct);
        var places = await db.Set<Clause>().Where(c => clauses.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.No, ct);
        return decisions.Where(decision => decision.InstrumentId is not null).ToDictionary(
            decision => decision.Id,
            decision => new OrderCited(decision.InstrumentId!.Value, numbers[decision.InstrumentId.Value], decision.ClauseId is { } clause ? places[clause] : null));
    }
}

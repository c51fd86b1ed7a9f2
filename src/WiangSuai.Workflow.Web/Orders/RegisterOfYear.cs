using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Orders;

/// <summary>An order of the register: its number and the Bangkok day of its signature.</summary>
public sealed record RegisteredOrder(int Number, DateOnly SignedOn);

/// <summary>The register of orders in one calendar year (ทะเบียนคำสั่ง). Numbers follow the days of signature: orders of one day may stand in any order.</summary>
/// <param name="Orders">What is in force or was; no transcription that waits.</param>
/// <param name="Promised">Numbers of transcriptions that wait for their second person.</param>
public sealed record RegisterOfYear(IReadOnlyList<RegisteredOrder> Orders, IReadOnlyList<int> Promised)
{
    /// <summary>0 where the year has no order yet.</summary>
    public int Highest { get; } = Orders.Select(order => order.Number).DefaultIfEmpty().Max();

    /// <summary>An order that a paper of this number and day would contradict: one with a lower number signed later, or one with a higher number signed earlier. The nearest number; none where it fits.</summary>
    public RegisteredOrder? ContradictedBy(int number, DateOnly signedOn) =>
        Orders.Where(order => order.Number < number ? order.SignedOn > signedOn : order.Number > number && order.SignedOn < signedOn)
            .MinBy(order => Math.Abs((long)order.Number - number));

    /// <summary>Whether a number leaves numbers of the register free between the last one and itself.</summary>
    public bool IsSkippedTo(int number) => Promised.Count(promised => promised > Highest && promised < number) < (long)number - Highest - 1;

    internal static async Task<RegisterOfYear> Read(AppDb db, int year, CancellationToken ct)
    {
        var orders = await db.Set<Instrument>().Where(order => order.Register == MakeOrder.Register && order.Year == year && order.KnownTo == null)
            .Select(order => new { order.Number, order.SignedAt }).ToListAsync(ct);
        var promised = await db.Set<PaperOrder>().Where(paper => paper.Year == year && paper.Status == PaperOrderStatus.Waiting).Select(paper => paper.Number).ToListAsync(ct);
        return new([.. orders.Select(order => new RegisteredOrder(order.Number, Bangkok.Day(order.SignedAt)))], promised);
    }
}

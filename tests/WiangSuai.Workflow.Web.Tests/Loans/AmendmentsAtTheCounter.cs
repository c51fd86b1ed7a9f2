using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Loans;

namespace WiangSuai.Workflow.Web.Tests.Loans;

/// <summary>What the property officer changes of a slip at the counter.</summary>
internal static class AmendmentsAtTheCounter
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <param name="to">How many of each line, in the order of the lines.</param>
    public static async Task<AmendResult> TryReduce(this AtTheCounter counter, string user, Guid loan, string reason = "ที่เหลือชำรุด", string? hash = null, string? key = null, params int[] to)
    {
        var (person, slip) = (await counter.Person(user), await counter.Loan(loan));
        return await counter.Office.With(services => services.GetRequiredService<ReduceLoan>().Handle(new ReduceLoanCommand(
            person, loan, [.. slip.Lines.OrderBy(line => line.Position).Zip(to, (line, quantity) => new LineMayBe(line.Id, quantity))], reason, hash ?? slip.ContentHash, key ?? Idempotency.NewKey()), Stop));
    }

    /// <param name="from">Number of the thing on the slip.</param>
    /// <param name="to">Number of the other; null for none chosen.</param>
    public static async Task<AmendResult> TrySwap(this AtTheCounter counter, string user, Guid loan, string from, string? to, string reason = "หลอดใกล้หมดอายุ")
    {
        var (person, slip) = (await counter.Person(user), await counter.Loan(loan));
        var other = to is null ? (Guid?)null : (await counter.Asset(to)).Id;
        return await counter.Office.With(services => services.GetRequiredService<SwapThing>().Handle(new SwapThingCommand(
            person, loan, slip.Lines.Single(line => line.AssetNumber == from).Id, other, reason, slip.ContentHash, Idempotency.NewKey()), Stop));
    }

    public static Task<List<Amendment>> Amendments(this AtTheCounter counter, Guid loan) =>
        counter.Office.WithDb(db => db.Set<Amendment>().AsNoTracking().Include(amendment => amendment.Lines).Where(amendment => amendment.LoanId == loan).OrderBy(amendment => amendment.Time).ToListAsync(Stop));
}

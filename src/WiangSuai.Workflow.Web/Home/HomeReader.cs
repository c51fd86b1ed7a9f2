using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Orders;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Home;

/// <summary>Counts what the home page shows as numbers.</summary>
public sealed class HomeReader(AppDb db, TimeProvider clock)
{
    /// <summary>How far ahead an order's last day is announced, in days.</summary>
    const int DaysAhead = 60;

    public Task<int> WaitingLate(Guid person, CancellationToken ct)
    {
        var today = clock.Today();
        return db.Set<TaskCandidate>().CountAsync(candidate => candidate.PersonId == person && candidate.Open && candidate.Pile == Pile.Mine && candidate.DueOrder < today, ct);
    }

    /// <summary>Orders in force whose last day comes soon, and the first such day.</summary>
    public async Task<(int Count, DateOnly? First)> OrdersEnding(CancellationToken ct)
    {
        var (today, horizon) = (clock.Today(), clock.Today().AddDays(DaysAhead));
        var ending = db.Set<Instrument>().Where(order => order.KnownTo == null && order.From <= today && order.To >= today && order.To <= horizon);
        return (await ending.CountAsync(ct), await ending.MinAsync(order => order.To, ct));
    }

    /// <summary>Units whose head the person is, as a holder or in any acting mode.</summary>
    public Task<List<Guid>> UnitsHeaded(Guid person, CancellationToken ct)
    {
        var today = clock.Today();
        return db.Set<Holding>()
            .Where(held => held.PersonId == person && held.KnownTo == null && held.From <= today && (held.To == null || held.To >= today) && held.Post!.IsHead)
            .Select(held => held.Post!.UnitId).Distinct().ToListAsync(ct);
    }

    /// <summary>What borrowers of these units have out, soonest due first.</summary>
    public async Task<IReadOnlyList<LoanLineItem>> OutWith(IReadOnlyList<Guid> units, CancellationToken ct) =>
    [
        .. (await (
            from loan in db.Set<Loan>().AsNoTracking()
            join person in db.Set<Person>() on loan.BorrowerId equals person.Id
            join holder in db.Set<Unit>() on loan.HoldingUnitId equals holder.Id
            where LoanStates.Out.Contains(loan.Status) && loan.BorrowerUnitId != null && units.Contains(loan.BorrowerUnitId.Value)
            orderby loan.DueOn, loan.Id
            select new
            {
                loan.Id, loan.Number, loan.Year, Borrower = person.Name, Unit = loan.BorrowerUnitName, Holder = holder.Name, loan.Place, loan.StartsOn, loan.DueOn, loan.Amount, loan.Status, loan.StatusSince,
                First = loan.Lines.OrderBy(line => line.Position).Select(line => line.AssetName).First(),
                Count = loan.Lines.Count,
            }).ToListAsync(ct))
            .Select(row => new LoanLineItem(
                row.Id, SlipNumber.Of(row.Number, row.Year, row.Holder), row.Borrower, row.Unit, row.First, row.Count, row.Place, row.StartsOn, row.DueOn, row.Amount, row.Status, row.StatusSince)),
    ];

    /// <summary>For the administrator.</summary>
    public async Task<(int People, int WithoutAccount, int Disabled, int Units)> House(CancellationToken ct) =>
    (
        await db.Set<Person>().CountAsync(ct),
        await db.Set<Person>().CountAsync(person => !db.Set<Account>().Any(account => account.PersonId == person.Id), ct),
        await db.Set<Account>().CountAsync(account => account.DisabledAt != null, ct),
        await db.Set<Unit>().CountAsync(unit => unit.AbolishedOn == null, ct)
    );
}

using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>Whether the things of a slip could stay out longer: they are promised to nobody else on those days.</summary>
public sealed class FreeLonger(AppDb db, Availability availability, TimeProvider clock)
{
    /// <returns>The last day up to <paramref name="wanted"/> through which all of them are free; the day of return itself where not even one more is.</returns>
    public async Task<DateOnly> Until(Loan loan, DateOnly wanted, CancellationToken ct)
    {
        var (days, wants) = (await Days(loan, loan.DueOn.AddDays(1), wanted, ct), await StillPromised(loan.Id, ct));
        var last = loan.DueOn;
        while (last < wanted && IsFree(wants, days, last.AddDays(1)))
            last = last.AddDays(1);
        return last;
    }

    /// <summary>The days of the range on which some thing of the slip is promised to somebody else.</summary>
    public async Task<IReadOnlySet<DateOnly>> Taken(Loan loan, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var (days, wants) = (await Days(loan, from, to, ct), await StillPromised(loan.Id, ct));
        return Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(from.AddDays).Where(day => !IsFree(wants, days, day)).ToHashSet();
    }

    async Task<IReadOnlyDictionary<Guid, Dictionary<DateOnly, int>>> Days(Loan loan, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var ids = loan.Lines.Select(line => line.AssetId).ToList();
        var assets = await db.Set<Asset>().AsNoTracking().Where(asset => ids.Contains(asset.Id)).ToListAsync(ct);
        return (await availability.Days(assets, from, to, clock.Today(), loan.Id, ct)).ToDictionary(thing => thing.Key, thing => thing.Value.ToDictionary(day => day.Day, day => day.Free));
    }

    /// <summary>What would stay out longer: things that have come back would not.</summary>
    Task<Dictionary<Guid, int>> StillPromised(Guid loan, CancellationToken ct) =>
        db.Set<Hold>().Where(hold => hold.LoanId == loan && hold.Active).ToDictionaryAsync(hold => hold.AssetId, hold => hold.Quantity, ct);

    static bool IsFree(IReadOnlyDictionary<Guid, int> wants, IReadOnlyDictionary<Guid, Dictionary<DateOnly, int>> days, DateOnly day) =>
        wants.All(want => days[want.Key][day] >= want.Value);
}

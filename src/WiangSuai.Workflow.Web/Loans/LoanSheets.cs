using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>What a decision page shows of a slip besides its facts: its things, and on which days they are free.</summary>
public sealed record LoanBody(LoanFile File, IReadOnlyDictionary<Guid, Asset> Assets, IReadOnlySet<Guid> NotFree, Calendar Days);

/// <summary>Says on a decision page what a slip asks for.</summary>
public sealed class LoanSheets(AppDb db, LoanReader loans, Availability availability, InboxTexts texts, InboxWords words, TimeProvider clock)
{
    public async Task<CaseSheet> Of(Guid id, CancellationToken ct)
    {
        var file = await loans.File(id, ct) ?? throw new InvalidOperationException($"There is no loan {id}.");
        var loan = file.Loan;
        return new CaseSheet(
            texts["DecideTitle", file.BorrowerName, words.Things(loan.Lines[0].AssetName, loan.Lines.Count)], file.SlipNumber, $"/loans/{id}",
            [
                new(texts["Purpose"], loan.Purpose),
                new(texts["Days"], texts["DaysValue", ThaiDates.Range(loan.StartsOn, loan.DueOn), loan.DueOn.DayNumber - loan.StartsOn.DayNumber + 1]),
                new(texts["Amount"], texts["AmountValue", loan.Amount]),
                new(texts["Where"], texts["WhereValue", words.Place(loan.Place), loan.PlaceName]),
                new(texts["Borrower"], texts["BorrowerValue", loan.BorrowerPost, file.BorrowerUnit]),
            ],
            loan.ContentHash, "_LoanBody", await Body(file, ct));
    }

    async Task<LoanBody> Body(LoanFile file, CancellationToken ct)
    {
        var loan = file.Loan;
        var ids = loan.Lines.Select(line => line.AssetId).ToList();
        var assets = await db.Set<Asset>().AsNoTracking().Where(asset => ids.Contains(asset.Id)).ToListAsync(ct);
        var (first, last) = (new DateOnly(loan.StartsOn.Year, loan.StartsOn.Month, 1), loan.DueOn);
        var end = first.AddMonths(1).AddDays(-1);
        var days = await availability.Days(assets, first, last > end ? last : end, clock.Today(), loan.Id, ct);
        var lines = loan.Lines.ToDictionary(line => line.AssetId);
        var notFree = days.Where(thing => thing.Value.Any(day => IsAsked(loan, day.Day) && day.Free < lines[thing.Key].Quantity)).Select(thing => thing.Key).ToHashSet();
        var taken = days.SelectMany(thing => thing.Value.Where(day => day.Free < lines[thing.Key].Quantity)).Select(day => day.Day).ToHashSet();
        return new LoanBody(file, assets.ToDictionary(asset => asset.Id), notFree, new Calendar(first,
            [.. Enumerable.Range(0, end.DayNumber - first.DayNumber + 1).Select(first.AddDays)
                .Where(day => IsAsked(loan, day) || taken.Contains(day))
                .Select(day => new CalendarDay(day, IsAsked(loan, day) ? DayState.Wanted : DayState.Busy))],
            clock.Today()));
    }

    static bool IsAsked(Loan loan, DateOnly day) => loan.StartsOn <= day && day <= loan.DueOn;
}

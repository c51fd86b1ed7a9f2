using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>What a decision page shows of a slip besides its facts: its things, and on which days of the months it touches they are free.</summary>
public sealed record LoanBody(LoanFile File, IReadOnlyDictionary<Guid, Asset> Assets, IReadOnlySet<Guid> NotFree, IReadOnlyList<Calendar> Months);

/// <summary>Says on a decision page what a slip asks for.</summary>
public sealed class LoanSheets(AppDb db, LoanReader loans, Availability availability, LoanTexts say, InboxTexts texts, InboxWords words, AmendTexts amended, TimeProvider clock)
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
                .. LoanFacts.OfPaper(loan, say),
                .. loan.AmendmentsThatStand.Select(amendment => new Fact(amended["Fact." + amendment.Kind, amendment.PersonName], amended["FactValue", amended.Changes(amendment), amendment.Reason])),
            ],
            loan.ContentHash, "_LoanBody", await Body(file, ct));
    }

    async Task<LoanBody> Body(LoanFile file, CancellationToken ct)
    {
        var loan = file.Loan;
        var ids = loan.Lines.Select(line => line.AssetId).ToList();
        var assets = await db.Set<Asset>().AsNoTracking().Where(asset => ids.Contains(asset.Id)).ToListAsync(ct);
        var months = Months.Touched(loan.StartsOn, loan.DueOn);
        var days = await availability.Days(assets, months[0], Months.LastOf(months[^1]), clock.Today(), loan.Id, ct);
        var lines = loan.Lines.ToDictionary(line => line.AssetId);
        var notFree = days.Where(thing => thing.Value.Any(day => IsAsked(loan, day.Day) && day.Free < lines[thing.Key].Quantity)).Select(thing => thing.Key).ToHashSet();
        var taken = days.SelectMany(thing => thing.Value.Where(day => day.Free < lines[thing.Key].Quantity)).Select(day => day.Day).ToHashSet();
        return new LoanBody(file, assets.ToDictionary(asset => asset.Id), notFree,
        [
            .. months.Select(month => new Calendar(month,
                [.. Enumerable.Range(0, DateTime.DaysInMonth(month.Year, month.Month)).Select(month.AddDays)
                    .Where(day => IsAsked(loan, day) || taken.Contains(day))
                    .Select(day => new CalendarDay(day, IsAsked(loan, day) ? DayState.Wanted : DayState.Busy))],
                clock.Today(), Busy: texts["NotEnoughFree"])),
        ]);
    }

    static bool IsAsked(Loan loan, DateOnly day) => loan.StartsOn <= day && day <= loan.DueOn;
}

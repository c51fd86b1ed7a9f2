using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>How many slips the property officer has to do with today.</summary>
/// <param name="ToHandOut">Approved and still here.</param>
/// <param name="ToHandOutToday">Of these, those whose first day has come and whose day of return has not passed.</param>
/// <param name="Out">With their borrowers, the overdue ones included.</param>
/// <param name="Soon">Due back on one of the next seven days, today not counted.</param>
public sealed record DeskFigures(int ToHandOut, int ToHandOutToday, int Out, int DueToday, int Late, int Soon);

/// <summary>One slip as a row of the desk, with the one thing to do about it.</summary>
/// <param name="Why">A deadline of law that runs; null where none does.</param>
/// <param name="GoHref">Null where it cannot be done yet.</param>
/// <param name="Waits">It waits for the reader today: to be handed out, due back or overdue.</param>
public sealed record DeskRow(string Href, string Title, string Meta, string? Why, Mark Mark, string? Go, string? GoHref, bool Waits);

/// <summary>Reads the property officer's desk (ยืม–คืน).</summary>
public sealed class DeskReader(AppDb db, ChaseRules chases, HandOverTexts texts, TimeProvider clock)
{
    /// <summary>How many days ahead the desk looks.</summary>
    public const int DaysAhead = 7;

    /// <param name="unit">The unit that holds the things; all where null.</param>
    public async Task<DeskFigures> Figures(CancellationToken ct, Guid? unit = null)
    {
        var (today, ahead) = (clock.Today(), clock.Today().AddDays(DaysAhead));
        var open = db.Set<Loan>().Where(loan => loan.ClosedAt == null && (unit == null || loan.HoldingUnitId == unit));
        return new DeskFigures(
            await open.CountAsync(loan => loan.Status == LoanStatus.Approved, ct),
            await open.CountAsync(loan => loan.Status == LoanStatus.Approved && loan.StartsOn <= today && loan.DueOn >= today, ct),
            await open.CountAsync(loan => LoanStates.Out.Contains(loan.Status), ct),
            await open.CountAsync(loan => LoanStates.Out.Contains(loan.Status) && loan.DueOn == today, ct),
            await open.CountAsync(loan => LoanStates.Out.Contains(loan.Status) && loan.DueOn < today, ct),
            await open.CountAsync(loan => LoanStates.Out.Contains(loan.Status) && loan.DueOn > today && loan.DueOn <= ahead, ct));
    }

    /// <summary>What of a unit's slips is at the desk, for the choice of one unit.</summary>
    public Task<List<UnitChoice>> Units(CancellationToken ct) => db.Set<People.Unit>()
        .Where(unit => db.Set<Loan>().Any(loan => loan.HoldingUnitId == unit.Id && loan.ClosedAt == null))
        .OrderBy(unit => unit.Place).ThenBy(unit => unit.Code).Select(unit => new UnitChoice(unit.Id, unit.Name)).ToListAsync(ct);

    /// <param name="mayAct">Whether the reader hands out and takes back; to others it is a list to look at.</param>
    /// <param name="missing">A thing of the slip that is not back; null where all are here.</param>
    public DeskRow Row(LoanLineItem loan, bool mayAct, Collision? missing = null)
    {
        var today = clock.Today();
        var late = today.DayNumber - loan.DueOn.DayNumber;
        var things = loan.Things > 1 ? texts["More", loan.FirstThing, loan.Things - 1] : loan.FirstThing;
        var isOut = LoanStates.IsOut(loan.Status);
        var mayGo = mayAct && (isOut || (loan.StartsOn <= today && late <= 0));
        return new DeskRow(
            $"/loans/{loan.Id}",
            texts["RowTitle", loan.BorrowerName, things],
            string.Join(" · ", new[]
            {
                texts["RowMeta", loan.BorrowerUnit, loan.SlipNumber],
                loan.IsBefore ? texts["RowBefore"] : null,
                loan.PhoneOfKeyed.Length > 0 ? texts["RowPhone", loan.PhoneOfKeyed] : null,
            }.OfType<string>()),
            isOut && late > 0 ? texts["RowChase", loan.DueOn, loan.DueOn.AddDays(chases.ChaseWithin)]
                : missing is { } thing ? texts["RowNotBack", thing.Thing, thing.HolderName, thing.HolderSlip]
                : null,
            (isOut, late, loan.StartsOn.CompareTo(today)) switch
            {
                (false, <= 0, _) when missing is not null => new(MarkKind.Void, texts["RowMissing"]),
                (true, > 0, _) => new(MarkKind.Late, texts["RowLate", late]),
                (true, 0, _) => new(MarkKind.Soon, texts["RowDueToday"]),
                (true, _, _) => new(MarkKind.Now, texts["RowDue", loan.DueOn]),
                (false, > 0, _) => new(MarkKind.Void, texts["RowLate", late]),
                (false, _, 0) => new(MarkKind.Soon, texts["RowStartsToday"]),
                _ => new(MarkKind.Todo, texts["RowStarts", loan.StartsOn]),
            },
            mayGo ? texts[isOut ? "GiveBackGo" : "HandOverGo"] : null,
            mayGo ? $"/loans/{loan.Id}/{(isOut ? "give-back" : "hand-over")}" : null,
            mayGo && (!isOut || late >= 0));
    }

    /// <remarks>Not marigold: what waits for the officer is counted by the inbox alone.</remarks>
    public IReadOnlyList<KeyFigure> Numbers(DeskFigures figures) =>
    [
        new(figures.Late, texts["NumberLate"], "/loans?show=late", figures.Late > 0 ? texts["NumberLateSmall"] : null, Late: figures.Late > 0),
        new(figures.ToHandOut, texts["NumberToHandOut"], "/loans?show=hand-out", texts["NumberToHandOutSmall", figures.ToHandOutToday]),
        new(figures.DueToday, texts["NumberDueToday"], "/loans?show=today"),
        new(figures.Out, texts["NumberOut"], "/loans?show=out"),
    ];
}

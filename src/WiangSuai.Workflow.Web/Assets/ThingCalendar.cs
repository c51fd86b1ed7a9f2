using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Assets;

/// <summary>A thing's month: who has it, who reserved it, when it is under repair; what came back already is shown as it was.</summary>
public static class ThingCalendar
{
    /// <param name="days">All days of one month.</param>
    /// <param name="loans">Loans that touch the month, those that came back included.</param>
    public static Calendar Of(Asset asset, IReadOnlyList<DayOfThing> days, IReadOnlyList<LoanOfThing> loans, DateOnly today, AssetTexts say)
    {
        var returned = loans.Where(loan => loan.Status is LoanStatus.GivenBack or LoanStatus.Closed).ToList();
        return new Calendar(
            days[0].Day, [.. days.Select(day => DayOf(asset, day, returned.Find(loan => loan.From <= day.Day && day.Day <= loan.Due), say)).OfType<CalendarDay>()], today,
            Caption: say["CalendarCaption", ThaiDates.MonthYear(days[0].Day)], Big: true);
    }

    static CalendarDay? DayOf(Asset asset, DayOfThing day, LoanOfThing? returned, AssetTexts say)
    {
        if (asset.UnderRepairUntil is { } repair && day.Day <= repair && day.By.Count == 0)
            return day.Free == 0 ? new CalendarDay(day.Day, DayState.Busy, say["NoteRepair"]) : null;
        if (day.By is not [var first, ..])
            return returned is null ? null : new CalendarDay(day.Day, DayState.Busy, say["NoteOut", returned.Unit]);
        if (asset.IsPool)
            return new CalendarDay(day.Day, day.Free == 0 ? DayState.Busy : DayState.Held, say["NoteFree", day.Free]);
        return first.IsApproved
            ? new CalendarDay(day.Day, DayState.Busy, say["NoteOut", first.BorrowerUnit])
            : new CalendarDay(day.Day, DayState.Held, say["NoteHeld", first.BorrowerUnit]);
    }
}

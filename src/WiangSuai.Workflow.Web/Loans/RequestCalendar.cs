using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>A month that a loan touches, as all chosen things see it together.</summary>
public static class RequestCalendar
{
    /// <summary>A day is not free where one thing has fewer than asked for, and free in part where less than half of one is left: a chair that is out says nothing to who asks for ten of eighty.</summary>
    /// <param name="things">Each thing's days of the month with the number asked for.</param>
    /// <param name="start">First chosen day; null where none is chosen yet.</param>
    public static Calendar Of(DateOnly month, IReadOnlyCollection<(int Asked, IReadOnlyList<DayOfThing> Days)> things, DateOnly? start, DateOnly? due, DateOnly today, LoanTexts say)
    {
        var first = new DateOnly(month.Year, month.Month, 1);
        var days = Enumerable.Range(0, DateTime.DaysInMonth(month.Year, month.Month)).Select(first.AddDays)
            .Select(day => DayOf(day, [.. things.SelectMany(thing => thing.Days.Where(d => d.Day == day).Select(d => (thing.Asked, d)))], start <= day && day <= (due >= start ? due : start), say))
            .OfType<CalendarDay>();
        return new Calendar(first, [.. days], today,
            Caption: things.Count == 1 ? say["FreeDaysOfOne", ThaiDates.MonthYear(first)] : say["FreeDays", things.Count, ThaiDates.MonthYear(first)],
            Busy: things.Any(thing => thing.Days.Any(day => IsMoreThanThereAre(thing.Asked, day))) ? say["DayMoreThanThereAre"] : null);
    }

    static CalendarDay? DayOf(DateOnly day, IReadOnlyList<(int Asked, DayOfThing Day)> things, bool chosen, LoanTexts say)
    {
        var taken = things.Any(thing => thing.Day.Free < Math.Max(1, thing.Asked));
        var tooMany = things.Any(thing => IsMoreThanThereAre(thing.Asked, thing.Day));
        var partly = things.Any(thing => thing.Day.Free * 2 < thing.Day.Total);
        return (taken, chosen, partly) switch
        {
            (true, _, _) when tooMany => new CalendarDay(day, DayState.Busy, say["DayMoreThanThereAre"]),
            (true, true, _) => new CalendarDay(day, DayState.Busy, say["DayChosenNotFree"]),
            (true, false, _) => new CalendarDay(day, DayState.Busy, say["DayNotFree"]),
            (false, true, _) => new CalendarDay(day, DayState.Wanted, say["DayChosen"]),
            (false, false, true) => new CalendarDay(day, DayState.Held, say["DayPartly"]),
            _ => null,
        };
    }

    /// <summary>Nobody need have it for this to fail: the office does not own so many.</summary>
    static bool IsMoreThanThereAre(int asked, DayOfThing day) => asked > day.Total;
}

namespace WiangSuai.Workflow.Web.Shared;

/// <summary>One square of a month's table.</summary>
sealed record CalendarCell(DateOnly Day, DayState State, string? Note, bool IsToday, string? Class);

/// <summary>A month as rows of seven days from Sunday on; squares outside the month are null.</summary>
static class CalendarWeeks
{
    public static IReadOnlyList<CalendarCell?[]> Of(Calendar calendar)
    {
        var first = new DateOnly(calendar.Month.Year, calendar.Month.Month, 1);
        var said = calendar.Days.ToDictionary(day => day.Day);
        var lead = (int)first.DayOfWeek;
        var days = DateTime.DaysInMonth(first.Year, first.Month);
        return Enumerable.Range(0, (lead + days + 6) / 7)
            .Select(week => Enumerable.Range(week * 7 - lead, 7)
                .Select(i => i >= 0 && i < days ? Cell(calendar, first.AddDays(i), said.GetValueOrDefault(first.AddDays(i))) : null)
                .ToArray())
            .ToList();
    }

    public static string? Class(DayState state) => state switch
    {
        DayState.Free => null,
        DayState.Held => "hold",
        DayState.Busy => "busy",
        DayState.Wanted => "want",
        _ => throw new System.Diagnostics.UnreachableException($"day {state}"),
    };

    static CalendarCell Cell(Calendar calendar, DateOnly day, CalendarDay? said)
    {
        var state = said?.State ?? DayState.Free;
        var isToday = day == calendar.Today;
        var closed = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || calendar.Closed?.Contains(day) == true;
        string?[] classes = [Class(state) ?? (closed ? "off" : null), isToday ? "today" : null];
        var all = string.Join(' ', classes.OfType<string>());
        return new CalendarCell(day, state, said?.Note, isToday, all is "" ? null : all);
    }
}

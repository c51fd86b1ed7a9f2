namespace WiangSuai.Workflow.Authority;

/// <summary>The calendar in which orders count their days: Bangkok, UTC+7 the year round.</summary>
public static class Bangkok
{
    static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    /// <summary>The day it is in Bangkok at an instant.</summary>
    public static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(Offset).DateTime);

    /// <summary>The first instant of a day in Bangkok.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), Offset);

    /// <summary>The first day of the period in which a day lies; the day itself where a period begins with it.</summary>
    public static DateOnly StartOf(PeriodKind period, DateOnly day) => period switch
    {
        PeriodKind.Month => new DateOnly(day.Year, day.Month, 1),
        PeriodKind.CalendarYear => new DateOnly(day.Year, 1, 1),
        PeriodKind.FiscalYear => new DateOnly(day.Month >= 10 ? day.Year : day.Year - 1, 10, 1),
        _ => throw new System.Diagnostics.UnreachableException($"period {period}"),
    };
}

namespace WiangSuai.Workflow.Web.Inbox;

/// <summary>Working days (วันทำการ): Monday to Friday, less the holidays given. Our own deadlines count them; periods of law count calendar days.</summary>
public static class WorkingDays
{
    public static bool IsWorking(DateOnly day, IReadOnlySet<DateOnly> holidays) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !holidays.Contains(day);

    /// <summary>The <paramref name="count"/>-th working day after <paramref name="from"/>, which itself is not counted.</summary>
    public static DateOnly After(DateOnly from, int count, IReadOnlySet<DateOnly> holidays)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        var day = from;
        while (count > 0)
        {
            day = day.AddDays(1);
            if (IsWorking(day, holidays))
                count--;
        }
        return day;
    }

    /// <summary>Working days from one day to a later one, the first not counted: how long something has waited.</summary>
    public static int Between(DateOnly from, DateOnly to, IReadOnlySet<DateOnly> holidays)
    {
        var count = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
        {
            if (IsWorking(day, holidays))
                count++;
        }
        return count;
    }
}

namespace WiangSuai.Workflow.Web.Shared;

/// <summary>The calendar months that a range of days touches.</summary>
public static class Months
{
    /// <summary>First days of the months from the one with <paramref name="first"/> to the one with <paramref name="last"/>, both included.</summary>
    /// <param name="most">Not more than these, counted from the first.</param>
    public static IReadOnlyList<DateOnly> Touched(DateOnly first, DateOnly last, int most = 12)
    {
        var start = FirstOf(first);
        var count = Math.Clamp((last.Year - start.Year) * 12 + last.Month - start.Month + 1, 1, most);
        return [.. Enumerable.Range(0, count).Select(start.AddMonths)];
    }

    public static DateOnly FirstOf(DateOnly day) => new(day.Year, day.Month, 1);

    public static DateOnly LastOf(DateOnly day) => FirstOf(day).AddMonths(1).AddDays(-1);
}

namespace WiangSuai.Workflow.Web.Shared;

/// <summary>The office's clock: instants are stored in UTC, days are those of Bangkok (UTC+7, no summer time).</summary>
public static class Bangkok
{
    static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    /// <summary>The calendar day in Bangkok at that instant; from 17:00 UTC on it is the next day.</summary>
    public static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(Offset).DateTime);

    /// <summary>The time of day in Bangkok at that instant.</summary>
    public static TimeOnly Time(DateTimeOffset at) => TimeOnly.FromDateTime(at.ToOffset(Offset).DateTime);

    /// <summary>The instant, in UTC, at which that day and time begin in Bangkok.</summary>
    public static DateTimeOffset Instant(DateOnly day, TimeOnly time = default) => new DateTimeOffset(day, time, Offset).ToUniversalTime();

    /// <summary>Today in Bangkok.</summary>
    public static DateOnly Today(this TimeProvider clock) => Day(clock.GetUtcNow());
}

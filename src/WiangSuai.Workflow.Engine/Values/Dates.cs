namespace WiangSuai.Workflow.Engine;

/// <summary>Conversions among the date types; a date without an offset counts as UTC.</summary>
static class Dates
{
    /// <returns>Null unless the value is a date and another kind of date is wanted.</returns>
    public static object? Between(object value, Type wanted) => (value, Type: wanted) switch
    {
        (DateTime at, _) when wanted == typeof(DateTimeOffset) => Utc(at),
        (DateTime at, _) when wanted == typeof(DateOnly) => DateOnly.FromDateTime(at),
        (DateTimeOffset at, _) when wanted == typeof(DateTime) => at.DateTime,
        (DateTimeOffset at, _) when wanted == typeof(DateOnly) => DateOnly.FromDateTime(at.DateTime),
        (DateOnly day, _) when wanted == typeof(DateTime) => day.ToDateTime(TimeOnly.MinValue),
        (DateOnly day, _) when wanted == typeof(DateTimeOffset) => new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero),
        _ => null,
    };

    static DateTimeOffset Utc(DateTime at) => new(DateTime.SpecifyKind(at, DateTimeKind.Utc));
}

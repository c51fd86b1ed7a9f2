using System.Globalization;

namespace WiangSuai.Workflow.Web.Shared;

/// <summary>How values look inside a text of the screen.</summary>
/// <remarks>
/// A <see cref="DateOnly"/>: <c>{0}</c> 23 พ.ย. 2569, <c>{0:m}</c> 23 พ.ย., <c>{0:w}</c> จ. 23 พ.ย., <c>{0:l}</c> 23 พฤศจิกายน 2569.
/// An instant: <c>{0}</c> 23 พ.ย. 2569 09:41 น., <c>{0:m}</c> 23 พ.ย. 09:41 น., <c>{0:t}</c> 09:41 น., <c>{0:s}</c> to the second, <c>{0:d}</c> the day alone.
/// A <see cref="decimal"/>: <c>{0}</c> 32,400 or 32,400.50, <c>{0:b}</c> with บาท.
/// A count: <c>{0:# thing|# things}</c> 1 thing, 2 things. Everything else as .NET formats it.
/// </remarks>
public sealed class ScreenFormat : IFormatProvider, ICustomFormatter
{
    /// <summary>The format of the current request's language.</summary>
    public static readonly ScreenFormat Here = new();

    /// <inheritdoc/>
    public object? GetFormat(Type? formatType) =>
        formatType == typeof(ICustomFormatter) ? this : CultureInfo.CurrentCulture.GetFormat(formatType);

    /// <inheritdoc/>
    public string Format(string? format, object? arg, IFormatProvider? formatProvider) => (arg, format) switch
    {
        (DateOnly day, null or "") => ThaiDates.Brief(day),
        (DateOnly day, "m") => ThaiDates.DayMonth(day),
        (DateOnly day, "w") => ThaiDates.Weekday(day),
        (DateOnly day, "l") => ThaiDates.Full(day),
        (DateTimeOffset at, null or "") => ThaiDates.Stamp(at),
        (DateTimeOffset at, "m") => ThaiDates.StampBrief(at),
        (DateTimeOffset at, "t") => ThaiDates.Time(at),
        (DateTimeOffset at, "s") => ThaiDates.StampToSecond(at),
        (DateTimeOffset at, "d") => ThaiDates.Brief(Bangkok.Day(at)),
        (decimal amount, null or "") => Money.Number(amount),
        (decimal amount, "b") => Money.Baht(amount),
        (int count, { } nouns) when nouns.Split('|') is [var one, var many] =>
            (count == 1 ? one : many).Replace("#", count.ToString(CultureInfo.CurrentCulture), StringComparison.Ordinal),
        (DateTime, _) => throw new FormatException("A DateTime has no zone: give a DateOnly or a DateTimeOffset."),
        (IFormattable value, _) => value.ToString(format, CultureInfo.CurrentCulture),
        _ => arg?.ToString() ?? "",
    };
}

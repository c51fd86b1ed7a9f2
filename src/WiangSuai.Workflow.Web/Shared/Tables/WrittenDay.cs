using System.Globalization;
using System.Text.RegularExpressions;

namespace WiangSuai.Workflow.Web.Shared.Tables;

/// <summary>Reads a day as registers write it: ๒๕ พ.ย. ๒๕๖๙, 25/11/2569, 2026-11-25, 25 November 2026. Never repairs: 14 ก.พ. 62 may be 1919, 1962 or 2019. Pure.</summary>
public static partial class WrittenDay
{
    /// <summary>A year above this counts in the Buddhist era. No register knows a thing from the year 2400 of the common one.</summary>
    const int BuddhistAbove = 2400;
    const int FirstYear = 1858, LastYear = 2200;

    /// <param name="buddhistEra">No other era is meant here: a year that is none of it is out of reach.</param>
    public static DayRead Read(Cell cell, bool buddhistEra = false)
    {
        if (cell.IsBlank)
            return new DayRead.None();
        if (cell.Day is { } day)
            return Make(day.Day, day.Month, day.Year);
        var text = ThaiDigits.ToArabic(cell.Text);
        if (Iso().Match(text) is { Success: true } iso)
            return Make(Part(iso, "day"), Part(iso, "month"), Part(iso, "year"));
        if (Numbers().Match(text) is { Success: true } numbers)
            return YearOf(numbers) is { } year ? Make(Part(numbers, "day"), Part(numbers, "month"), year) : new DayRead.ShortYear();
        if (Words().Match(text) is { Success: true } words && MonthOf(words.Groups["month"].Value) is { } month)
            return YearOf(words) is { } year ? Make(Part(words, "day"), month, year) : new DayRead.ShortYear();
        return MonthAlone().Match(text) is { Success: true } alone && MonthOf(alone.Groups["month"].Value) is not null ? new DayRead.NoDay() : new DayRead.Unreadable();

        DayRead Make(int day, int month, int year) => buddhistEra && year <= BuddhistAbove ? new DayRead.YearOutOfReach(year) : DayOf(day, month, year);
    }

    /// <summary>The same where years count in the Buddhist era alone; null for everything else.</summary>
    public static DateOnly? OfBuddhistEra(string written) => Read(new Cell(written.Trim()), buddhistEra: true) is DayRead.Read read ? read.Day : null;

    static DayRead DayOf(int day, int month, int written)
    {
        var year = written > BuddhistAbove ? written - Years.Era : written;
        if (year is < FirstYear or > LastYear)
            return new DayRead.YearOutOfReach(written);
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DayRead.Read(new DateOnly(year, month, day)) : new DayRead.NoSuchDay();
    }

    /// <summary>Null where the year has fewer than four digits.</summary>
    static int? YearOf(Match match) => match.Groups["year"].Value is { Length: 4 } year ? int.Parse(year, CultureInfo.InvariantCulture) : null;

    static int Part(Match match, string name) => int.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture);

    static int? MonthOf(string written)
    {
        return MonthNames.TryGetValue(Bare(written), out var month) ? month : null;
    }

    static string Bare(string name) => name.Replace(".", "", StringComparison.Ordinal).ToLowerInvariant();

    static readonly Dictionary<string, int> MonthNames =
        new[] { (Languages.Thai, "Months"), (Languages.Thai, "MonthsShort"), (Languages.English, "Months"), (Languages.English, "MonthsShort") }
            .SelectMany(list => ScreenTexts.Words.In(list.Item1, list.Item2).Split('|').Select((name, at) => (Name: Bare(name), Month: at + 1)))
            .DistinctBy(month => month.Name).ToDictionary(month => month.Name, month => month.Month);

    [GeneratedRegex(@"^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})(?:[ T]00:00(?::00)?)?$")]
    private static partial Regex Iso();

    [GeneratedRegex(@"^(?<day>\d{1,2})\s*[/.\-–]\s*(?<month>\d{1,2})\s*[/.\-–]\s*(?<year>\d{1,4})(?: 0?0:00(?::00)?)?$")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"^(?:วันที่\s*)?(?<day>\d{1,2})[\s\-–/.]*(?<month>[ก-๎A-Za-z][ก-๎A-Za-z.]*)[\s\-–/.]*(?:พ\.?\s?ศ\.?|ค\.?\s?ศ\.?)?\s*(?<year>\d{1,4})$")]
    private static partial Regex Words();

    [GeneratedRegex(@"^(?<month>[ก-๎A-Za-z][ก-๎A-Za-z.]*)\s*(?:พ\.?\s?ศ\.?)?\s*\d{2,4}$")]
    private static partial Regex MonthAlone();
}

/// <summary>What a cell of days says.</summary>
public abstract record DayRead
{
    DayRead() { }

    public sealed record None : DayRead;

    public sealed record Read(DateOnly Day) : DayRead;

    /// <summary>14 ก.พ. 62.</summary>
    public sealed record ShortYear : DayRead;

    /// <summary>31 ก.พ. 2563.</summary>
    public sealed record NoSuchDay : DayRead;

    public sealed record YearOutOfReach(int Written) : DayRead;

    /// <summary>ก.พ. 2562.</summary>
    public sealed record NoDay : DayRead;

    public sealed record Unreadable : DayRead;
}

using System.Globalization;

namespace WiangSuai.Workflow.Web.Shared;

/// <summary>Dates and times as people read them: Buddhist era and Arabic digits on a Thai screen, common era on an English one.</summary>
/// <remarks>Papers (<c>Document…</c>) are always Thai, with Thai digits, whatever the reader's language. Instants are shown in Bangkok time.</remarks>
public static class ThaiDates
{
    /// <summary>23 พ.ย. 2569</summary>
    public static string Brief(DateOnly day) => $"{DayMonth(day)} {Year(day)}";

    /// <summary>23 พ.ย.</summary>
    public static string DayMonth(DateOnly day) => $"{Number(day.Day)} {ScreenTexts.Words.List("MonthsShort")[day.Month - 1]}";

    /// <summary>23 พฤศจิกายน 2569</summary>
    public static string Full(DateOnly day) => $"{Number(day.Day)} {MonthName(day.Month)} {Year(day)}";

    /// <summary>ศ. 27 พ.ย.</summary>
    public static string Weekday(DateOnly day) => $"{WeekdayName(day.DayOfWeek)} {DayMonth(day)}";

    /// <summary>ศ. 27 พ.ย. 2569</summary>
    public static string BriefWithWeekday(DateOnly day) => $"{WeekdayName(day.DayOfWeek)} {Brief(day)}";

    /// <summary>วันจันทร์ที่ 23 พฤศจิกายน 2569</summary>
    public static string WeekdayFull(DateOnly day) =>
        string.Format(CultureInfo.InvariantCulture, ScreenTexts.Words["WeekdayLong"], ScreenTexts.Words.List("Weekdays")[(int)day.DayOfWeek], Full(day));

    /// <summary>พฤศจิกายน 2569</summary>
    public static string MonthYear(DateOnly day) => $"{MonthName(day.Month)} {Year(day)}";

    /// <summary>พฤศจิกายน; 1 is January.</summary>
    public static string MonthName(int month) => ScreenTexts.Words.List("Months")[month - 1];

    /// <summary>ศ.</summary>
    public static string WeekdayName(DayOfWeek day) => ScreenTexts.Words.List("WeekdaysShort")[(int)day];

    /// <summary>25–27 พ.ย. 2569 · 28 พ.ย.–2 ธ.ค. 2569 · 30 ธ.ค. 2569–2 ม.ค. 2570; both days included, one day alone stands as itself.</summary>
    public static string Range(DateOnly from, DateOnly to) => (from, to) switch
    {
        _ when from == to => Brief(from),
        _ when from.Year != to.Year => $"{Brief(from)}–{Brief(to)}",
        _ when from.Month != to.Month => $"{DayMonth(from)}–{Brief(to)}",
        _ => $"{Number(from.Day)}–{Brief(to)}",
    };

    /// <summary>16:30 น.</summary>
    public static string Time(DateTimeOffset at) => Time(Bangkok.Time(at));

    /// <summary>16:30 น.</summary>
    public static string Time(TimeOnly time) => Clock(time, "HH:mm");

    /// <summary>23 พ.ย. 2569 09:41 น.</summary>
    public static string Stamp(DateTimeOffset at) => $"{Brief(Bangkok.Day(at))} {Time(at)}";

    /// <summary>23 พ.ย. 09:41 น.</summary>
    public static string StampBrief(DateTimeOffset at) => $"{DayMonth(Bangkok.Day(at))} {Time(at)}";

    /// <summary>23 พ.ย. 2569 09:41:07 น., where two acts met.</summary>
    public static string StampToSecond(DateTimeOffset at) => $"{Brief(Bangkok.Day(at))} {Clock(Bangkok.Time(at), "HH:mm:ss")}";

    /// <summary>๒๓ พฤศจิกายน พ.ศ. ๒๕๖๙</summary>
    public static string Document(DateOnly day) => Paper("DocumentDate", day, "Months");

    /// <summary>๒๓ พฤศจิกายน ๒๕๖๙, inside a sentence.</summary>
    public static string DocumentInline(DateOnly day) => Paper("DocumentInline", day, "Months");

    /// <summary>๒๓ พ.ย. ๒๕๖๙, under a signature.</summary>
    public static string DocumentBrief(DateOnly day) => Paper("DocumentInline", day, "MonthsShort");

    /// <summary>๒๓ พ.ย. ๒๕๖๙ ๐๙.๔๑ น.</summary>
    public static string DocumentStamp(DateTimeOffset at) =>
        $"{DocumentBrief(Bangkok.Day(at))} {ThaiDigits.ToThai(string.Format(CultureInfo.InvariantCulture, ScreenTexts.Words.In(Languages.Thai, "Clock"), Bangkok.Time(at).ToString("HH.mm", CultureInfo.InvariantCulture)))}";

    static string Paper(string form, DateOnly day, string months) =>
        ThaiDigits.ToThai(string.Format(
            CultureInfo.InvariantCulture,
            ScreenTexts.Words.In(Languages.Thai, form),
            day.Day,
            ScreenTexts.Words.In(Languages.Thai, months).Split('|')[day.Month - 1],
            Years.Buddhist(day)));

    static string Clock(TimeOnly time, string form) =>
        string.Format(CultureInfo.InvariantCulture, ScreenTexts.Words["Clock"], time.ToString(form, CultureInfo.InvariantCulture));

    static string Year(DateOnly day) => Number(Languages.IsThai ? Years.Buddhist(day) : day.Year);

    static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;

namespace WiangSuai.Workflow.Web.Shared;

/// <summary>The two languages of the screens. Thai is first and the default.</summary>
public static class Languages
{
    /// <summary>
    /// Thai words and numbers on the Gregorian calendar. The stock th-TH counts in the Buddhist era, which turns a posted
    /// 2026-11-23 into the year 1483 without an error; the Buddhist era is written and read only by <see cref="ThaiDates"/>.
    /// </summary>
    public static readonly CultureInfo Thai = Gregorian("th-TH");

    /// <summary>English, on the same calendar.</summary>
    public static readonly CultureInfo English = Gregorian("en-GB");

    /// <summary>Whether words come out in Thai here: unless a request has chosen English.</summary>
    public static bool IsThai => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName != "en";

    /// <summary>Does something as it would be done for a reader of that language, for texts that are kept in both.</summary>
    public static T Speaking<T>(CultureInfo language, Func<T> work)
    {
        var (culture, words) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (language, language);
            return work();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, words);
        }
    }

    static CultureInfo Gregorian(string name)
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo(name).Clone();
        culture.DateTimeFormat.Calendar = new GregorianCalendar();
        return CultureInfo.ReadOnly(culture);
    }
}

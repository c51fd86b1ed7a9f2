using System.Globalization;
using Microsoft.AspNetCore.Mvc;

namespace WiangSuai.Workflow.Web.Shared;

/// <summary>A date as typed: day, month (1–12, from a list) and year, in Thai or Arabic digits.</summary>
/// <param name="Day">As typed.</param>
/// <param name="Month">As chosen, 1–12.</param>
/// <param name="Year">As typed.</param>
/// <param name="BuddhistEra">Which era the field asked for: พ.ศ. on a Thai screen, ค.ศ. on an English one.</param>
/// <remarks>
/// What was typed is kept for showing again. It is never repaired: the other era, two-digit years and 31 February are
/// <see cref="Problem"/>s, not guesses. In a form: <c>public DateField? From { get; set; }</c>, null when all three are blank.
/// </remarks>
[ModelBinder(typeof(DateFieldBinder))]
public sealed record DateField(string Day, string Month, string Year, bool BuddhistEra = true)
{
    const int FirstYear = 1857;   // 2400 in the Buddhist era; the two ranges of plausible years must not meet
    const int LastYear = 2156;    // 2699

    /// <summary>A field filled with that day, for the current request's language.</summary>
    public static DateField Of(DateOnly day) => new(
        day.Day.ToString(CultureInfo.InvariantCulture),
        day.Month.ToString(CultureInfo.InvariantCulture),
        (Languages.IsThai ? Years.Buddhist(day) : day.Year).ToString(CultureInfo.InvariantCulture),
        Languages.IsThai);

    /// <summary>The day meant, or null where there is a <see cref="Problem"/>.</summary>
    public DateOnly? Date => Read().Date;

    /// <summary>Why it is no date, or null.</summary>
    public DateProblem? Problem => Read().Problem;

    (DateOnly? Date, DateProblem? Problem) Read()
    {
        if (string.IsNullOrWhiteSpace(Day) || string.IsNullOrWhiteSpace(Month) || string.IsNullOrWhiteSpace(Year))
            return (null, new DateProblem.Incomplete());
        if (Whole(Day) is not { } day || Whole(Month) is not { } month || Whole(Year) is not { } typed)
            return (null, new DateProblem.NotNumbers());
        var year = BuddhistEra ? typed - Years.Era : typed;
        if (year is < FirstYear or > LastYear)
            return (null, OtherEra(typed) is { } meant ? new DateProblem.OtherEra(typed, meant) : new DateProblem.YearOutOfReach(typed));
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? (new DateOnly(year, month, day), null)
            : (null, new DateProblem.NoSuchDay());
    }

    int? OtherEra(int typed) => (BuddhistEra ? typed : typed - Years.Era) is >= FirstYear and <= LastYear
        ? BuddhistEra ? typed + Years.Era : typed - Years.Era
        : null;

    static int? Whole(string typed) =>
        ThaiDigits.ToArabic(typed.Trim()) is { Length: <= 4 } digits
        && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>Why a typed date is none. The wording is <c>ScreenTexts</c> <c>Date…</c>.</summary>
public abstract record DateProblem
{
    DateProblem() { }

    /// <summary>One or two of the three parts are missing.</summary>
    public sealed record Incomplete : DateProblem;

    /// <summary>Something other than digits was typed.</summary>
    public sealed record NotNumbers : DateProblem;

    /// <summary>A year of the other era (2026 where 2569 is asked for).</summary>
    public sealed record OtherEra(int Typed, int Meant) : DateProblem;

    /// <summary>A year that neither era explains, such as 69.</summary>
    public sealed record YearOutOfReach(int Typed) : DateProblem;

    /// <summary>The month has no such day, or the year no such month.</summary>
    public sealed record NoSuchDay : DateProblem;

    /// <summary>What is wrong and what to do, in the reader's language.</summary>
    public string InWords(ScreenTexts say) => this switch
    {
        Incomplete => say["DateIncomplete"],
        NotNumbers => say["DateNotNumbers"],
        OtherEra era => say["DateOtherEra", era.Typed, era.Meant],
        YearOutOfReach year => say["DateYearOutOfReach", year.Typed],
        NoSuchDay => say["DateNoSuchDay"],
        _ => throw new System.Diagnostics.UnreachableException(GetType().Name),
    };
}

using System.Globalization;

namespace WiangSuai.Workflow.Web.Shared;

/// <summary>Amounts in baht, rounded to the satang, halves away from zero.</summary>
public static class Money
{
    /// <summary>32,400 บาท; satang only where there are any: 32,400.50 บาท.</summary>
    public static string Baht(decimal amount) => string.Format(CultureInfo.InvariantCulture, ScreenTexts.Words["Baht"], Number(amount));

    /// <summary>32,400 or 32,400.50</summary>
    public static string Number(decimal amount)
    {
        var satang = decimal.Round(amount, 2, MidpointRounding.AwayFromZero);
        return satang.ToString(satang == decimal.Truncate(satang) ? "#,##0" : "#,##0.00", CultureInfo.InvariantCulture);
    }

    /// <summary>32,400.00, for registers.</summary>
    public static string Exact(decimal amount) =>
        decimal.Round(amount, 2, MidpointRounding.AwayFromZero).ToString("#,##0.00", CultureInfo.InvariantCulture);

    /// <summary>๓๒,๔๐๐ บาท, on paper; always Thai.</summary>
    public static string Document(decimal amount) =>
        ThaiDigits.ToThai(string.Format(CultureInfo.InvariantCulture, ScreenTexts.Words.In(Languages.Thai, "Baht"), Number(amount)));
}

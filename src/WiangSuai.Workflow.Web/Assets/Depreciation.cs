namespace WiangSuai.Workflow.Web.Assets;

/// <summary>How things are written off (หลักเกณฑ์การคิดค่าเสื่อมราคา): straight line, by days. Setting of the office, to be confirmed by its finance division.</summary>
/// <param name="Remainder">Baht that stay when the life has ended; 1 as delivered, 0 where the office writes off the whole price.</param>
public sealed record DepreciationRule(decimal Remainder = 1);

/// <summary>What one thing has lost in value (ค่าเสื่อมราคา) on a day, in baht to the satang; never stored.</summary>
/// <param name="RatePercent">Of the price each year, two decimals.</param>
/// <param name="Annual">ค่าเสื่อมประจำปี of a full year.</param>
/// <param name="Accumulated">ค่าเสื่อมสะสม through the day.</param>
/// <param name="Net">มูลค่าสุทธิ: price less accumulated.</param>
public sealed record Depreciation(decimal RatePercent, decimal Annual, decimal Accumulated, decimal Net)
{
    /// <summary>Through <paramref name="on"/>, that day not counted: nothing on the day of acquisition, a full year's share on its anniversary.</summary>
    /// <param name="price">Baht, at least 0; what costs no more than the remainder is not written off.</param>
    /// <param name="lifeYears">At least 1.</param>
    /// <remarks>A started year counts by its days; 29 February as day of acquisition has its anniversary on 28 February.</remarks>
    public static Depreciation Of(decimal price, int lifeYears, DateOnly acquiredOn, DateOnly on, DepreciationRule rule)
    {
        var years = FullYears(acquiredOn, on);
        var lastAnniversary = acquiredOn.AddYears(years);
        var yearsGone = years + (decimal)(on.DayNumber - lastAnniversary.DayNumber) / (acquiredOn.AddYears(years + 1).DayNumber - lastAnniversary.DayNumber);
        var writtenOff = Math.Max(0, price - rule.Remainder);
        var accumulated = Satang(Math.Clamp(price / lifeYears * Math.Max(0, yearsGone), 0, writtenOff));
        return new Depreciation(Satang(100m / lifeYears), Satang(price / lifeYears), accumulated, price - accumulated);
    }

    static int FullYears(DateOnly from, DateOnly to)
    {
        var years = Math.Max(0, to.Year - from.Year);
        return years > 0 && from.AddYears(years) > to ? years - 1 : years;
    }

    static decimal Satang(decimal baht) => decimal.Round(baht, 2, MidpointRounding.AwayFromZero);
}

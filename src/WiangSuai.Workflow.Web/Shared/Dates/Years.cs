namespace WiangSuai.Workflow.Web.Shared;

/// <summary>Years as offices count them.</summary>
public static class Years
{
    /// <summary>Buddhist era (พ.ศ.) minus common era (ค.ศ.).</summary>
    public const int Era = 543;

    /// <summary>The calendar year in the Buddhist era (ปีปฏิทิน พ.ศ.), as registers of slips and orders count it.</summary>
    public static int Buddhist(DateOnly day) => day.Year + Era;

    /// <summary>The budget year (ปีงบประมาณ พ.ศ.): 1 October to 30 September, named after the year in which it ends.</summary>
    public static int Fiscal(DateOnly day) => Buddhist(day) + (day.Month >= 10 ? 1 : 0);

    /// <summary>First and last day of a budget year, both included.</summary>
    public static (DateOnly From, DateOnly To) OfFiscal(int buddhistYear) =>
        (new(buddhistYear - Era - 1, 10, 1), new(buddhistYear - Era, 9, 30));
}

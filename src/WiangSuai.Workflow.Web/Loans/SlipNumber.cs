using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>How a slip's number is written wherever it stands: 12/2569 (กองคลัง).</summary>
/// <remarks>Registers run per holding unit and calendar year: without the unit, several slips answer to one number.</remarks>
public static class SlipNumber
{
    /// <param name="year">Calendar year of the register, Christian era.</param>
    /// <param name="unit">Name of the holding unit.</param>
    public static string Of(int number, int year, string unit) => $"{number}/{year + Years.Era} ({unit})";
}

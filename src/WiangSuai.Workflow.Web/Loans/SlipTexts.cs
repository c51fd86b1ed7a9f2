using System.Globalization;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>The words printed on the slip (ใบยืมพัสดุ, form A). A paper is Thai whatever language the screen has; the English texts only explain it to translators.</summary>
/// <remarks>Wording: REFERENCE §2, the form as offices use it under ระเบียบกระทรวงการคลังฯ พ.ศ. 2560 ข้อ 207–211.</remarks>
public sealed class SlipTexts : Texts
{
    /// <summary>Thai, with values that are already as they are printed.</summary>
    public string Print(string key, params object[] values) => string.Format(CultureInfo.InvariantCulture, In(Languages.Thai, key), values);
}

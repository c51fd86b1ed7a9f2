namespace WiangSuai.Workflow.Web.Settings;

/// <summary>
/// Thai public holidays of 2569 and 2570 as the office begins with them, all to be confirmed: the cabinet may add days, and those that follow the moon
/// were worked out from its full days, not read in an announcement. The royal ploughing day is left out: it is announced year by year.
/// </summary>
internal static class FirstHolidays
{
    const string Fixed = "วันตายตัวตามปฏิทิน ความรู้ทั่วไป ยังไม่ได้เทียบกับประกาศวันหยุดราชการ";
    const string Moon = "คำนวณจากวันเพ็ญ ยังไม่ได้เทียบกับประกาศวันหยุดราชการ";
    const string Instead = "ชดเชยวันหยุดที่ตรงกับวันเสาร์หรือวันอาทิตย์ ยังไม่ได้เทียบกับประกาศวันหยุดราชการ";

    public static readonly Holiday[] All =
    [
        .. Fixedly(2026), Of(2026, 3, 3, "วันมาฆบูชา", Moon), Of(2026, 5, 31, "วันวิสาขบูชา", Moon), Of(2026, 6, 1, "ชดเชยวันวิสาขบูชา", Instead),
        Of(2026, 7, 29, "วันอาสาฬหบูชา", Moon), Of(2026, 7, 30, "วันเข้าพรรษา", Moon), Of(2026, 12, 7, "ชดเชยวันคล้ายวันพระบรมราชสมภพ รัชกาลที่ 9 และวันพ่อแห่งชาติ", Instead),
        .. Fixedly(2027), Of(2027, 2, 21, "วันมาฆบูชา", Moon), Of(2027, 2, 22, "ชดเชยวันมาฆบูชา", Instead), Of(2027, 5, 20, "วันวิสาขบูชา", Moon),
        Of(2027, 7, 18, "วันอาสาฬหบูชา", Moon), Of(2027, 7, 19, "วันเข้าพรรษา", Moon), Of(2027, 7, 20, "ชดเชยวันอาสาฬหบูชา", Instead),
        Of(2027, 10, 25, "ชดเชยวันปิยมหาราช", Instead), Of(2027, 12, 6, "ชดเชยวันคล้ายวันพระบรมราชสมภพ รัชกาลที่ 9 และวันพ่อแห่งชาติ", Instead),
    ];

    static IEnumerable<Holiday> Fixedly(int year) =>
    [
        Of(year, 1, 1, "วันขึ้นปีใหม่", Fixed),
        Of(year, 4, 6, "วันจักรี", Fixed),
        Of(year, 4, 13, "วันสงกรานต์", Fixed),
        Of(year, 4, 14, "วันสงกรานต์", Fixed),
        Of(year, 4, 15, "วันสงกรานต์", Fixed),
        Of(year, 5, 4, "วันฉัตรมงคล", Fixed),
        Of(year, 6, 3, "วันเฉลิมพระชนมพรรษาสมเด็จพระนางเจ้าฯ พระบรมราชินี", Fixed),
        Of(year, 7, 28, "วันเฉลิมพระชนมพรรษาพระบาทสมเด็จพระเจ้าอยู่หัว", Fixed),
        Of(year, 8, 12, "วันแม่แห่งชาติ", Fixed),
        Of(year, 10, 13, "วันนวมินทรมหาราช", Fixed),
        Of(year, 10, 23, "วันปิยมหาราช", Fixed),
        Of(year, 12, 5, "วันคล้ายวันพระบรมราชสมภพ รัชกาลที่ 9 และวันพ่อแห่งชาติ", Fixed),
        Of(year, 12, 10, "วันรัฐธรรมนูญ", Fixed),
        Of(year, 12, 31, "วันสิ้นปี", Fixed),
    ];

    /// <summary>The key is made of the day, so that every installation begins with the same rows.</summary>
    static Holiday Of(int year, int month, int day, string name, string source) =>
        new() { Id = new Guid(year, (short)month, (short)day, [0x80, 0, 0, 0, 0, 0, 0, 0]), Day = new(year, month, day), Name = name, Source = source };
}

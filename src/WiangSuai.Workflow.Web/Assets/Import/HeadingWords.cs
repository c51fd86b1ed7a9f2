using System.Collections.Frozen;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Assets.Import;

/// <summary>How registers head their columns. A guess only: the officer sees it and changes it, and what the officer chose is remembered.</summary>
/// <remarks>The headings are those of the form ทะเบียนคุมทรัพย์สิน and of lists that offices keep beside it; ours of an exported register come with them.</remarks>
internal static class HeadingWords
{
    /// <summary>Shorter words are too common to recognise a longer heading by its beginning.</summary>
    const int ShortestBeginning = 4;

    static readonly (RegisterField Field, string Words)[] Words =
    [
        (RegisterField.Ignored, "ลำดับ|ลำดับที่|ที่|ราคารวม|มูลค่ารวม|จำนวนเงิน|จำนวนเงินรวม|รวมเงิน|ค่าเสื่อมราคา|ค่าเสื่อมราคาประจำปี|ค่าเสื่อมราคาสะสม|มูลค่าสุทธิ|อัตราค่าเสื่อมราคา|no|total|total price"),
        (RegisterField.Number, "หมายเลขครุภัณฑ์|เลขครุภัณฑ์|รหัสครุภัณฑ์|เลขรหัส|เลขรหัสครุภัณฑ์|หมายเลขพัสดุ|รหัสพัสดุ|เลขทะเบียน|หมายเลขทะเบียน|รหัสสินทรัพย์|เลขที่ครุภัณฑ์|หมายเลข|รหัส|asset no|number|asset tag|tag"),
        (RegisterField.Name, "รายการ|ชื่อ|ชื่อพัสดุ|ชื่อครุภัณฑ์|ชื่อรายการ|รายการครุภัณฑ์|รายการยี่ห้อ|รายการทรัพย์สิน|ชื่อทรัพย์สิน|item|asset name"),
        (RegisterField.ClassCode, "ประเภท|หมวด|หมวดครุภัณฑ์|ประเภทครุภัณฑ์|ประเภททรัพย์สิน|ชนิด|ชนิดครุภัณฑ์|category|type"),
        (RegisterField.Quantity, "จำนวน|จำนวนหน่วย|qty"),
        (RegisterField.Counter, "ลักษณนาม|หน่วยนับ|หน่วย|counting word"),
        (RegisterField.UnitPrice, "ราคา|ราคาต่อหน่วย|ราคาหน่วย|ราคาหน่วยละ|หน่วยละ|ราคาต่อหน่วยชุดกลุ่ม|ราคาทุน|มูลค่า|มูลค่าต่อหน่วย|price|cost"),
        (RegisterField.AcquiredOn, "วันที่ได้มา|วดปที่ได้มา|วันเดือนปีที่ได้มา|วันเดือนปี|วดป|วันที่ซื้อ|วันที่ซื้อจ้างได้มา|วันที่รับ|วันที่ตรวจรับ|ได้มาเมื่อ|ได้มาวันที่|purchase date|date"),
        (RegisterField.HoldingUnitId, "หน่วยงาน|ส่วนราชการ|หน่วยงานครอบครอง|หน่วยงานเจ้าของ|หน่วยงานที่ใช้|หน่วยงานผู้ใช้|กอง|สำนักกอง|สังกัด|ฝ่าย|department|unit"),
        (RegisterField.Location, "ที่เก็บ|สถานที่เก็บ|สถานที่|สถานที่ตั้ง|ที่ตั้ง|สถานที่ใช้|ใช้ประจำที่|ใช้ประจำ|room"),
        (RegisterField.CustodianPostId, "ผู้ดูแล|ผู้รับผิดชอบ|ตำแหน่งผู้ดูแล|ผู้ดูแลรับผิดชอบ"),
        (RegisterField.Description, "ลักษณะ|คุณสมบัติ|ลักษณะคุณสมบัติ|รายละเอียด|ขนาดและลักษณะ|คุณลักษณะ|specification"),
        (RegisterField.Model, "รุ่น|แบบ|รุ่นแบบ|ยี่ห้อ|ยี่ห้อรุ่น|ยี่ห้อชนิดแบบขนาด|brand"),
        (RegisterField.SerialNumber, "หมายเลขเครื่อง|เลขเครื่อง|เลขเครื่องโรงงาน|serial|serial no|sn|s/n"),
        (RegisterField.Accessories, "อุปกรณ์ประกอบ|อุปกรณ์"),
        (RegisterField.AcquiredBy, "วิธีการได้มา|วิธีได้มา|ได้มาโดย|วิธีการซื้อ|วิธีจัดซื้อ"),
        (RegisterField.FundSource, "ประเภทเงิน|แหล่งเงิน|แหล่งงบประมาณ|ที่มาของเงิน|เงินงบประมาณ"),
        (RegisterField.DocumentNumber, "เลขที่เอกสาร|ที่เอกสาร|เอกสาร|เลขที่ใบส่งของ|เลขที่สัญญา|สัญญาเลขที่|ใบส่งของ"),
        (RegisterField.Supplier, "ผู้ขาย|ผู้รับจ้าง|ผู้บริจาค|ชื่อผู้ขายผู้รับจ้างผู้บริจาค|ผู้ขายผู้รับจ้างผู้บริจาค|ผู้ขายหรือผู้บริจาค|ซื้อจาก|ร้านค้า|vendor"),
        (RegisterField.SupplierContact, "ที่อยู่|โทรศัพท์|ที่อยู่โทรศัพท์|ที่อยู่ผู้ขาย"),
        (RegisterField.UsefulLifeYears, "อายุการใช้งาน|อายุใช้งาน|อายุ|อายุการใช้งานปี"),
        (RegisterField.Note, "หมายเหตุ|remark|remarks|notes"),
    ];

    static readonly FrozenDictionary<string, RegisterField> Exact = All().DistinctBy(pair => pair.Word).ToFrozenDictionary(pair => pair.Word, pair => pair.Field);

    static readonly (string Word, RegisterField Field)[] Beginnings =
        [.. Exact.Where(pair => pair.Key.Length >= ShortestBeginning).OrderByDescending(pair => pair.Key.Length).Select(pair => (pair.Key, pair.Value))];

    /// <summary>What a column with this heading holds, and how sure that is: 2 the very words, 1 their beginning, 0 unknown.</summary>
    /// <param name="group">The heading above it, empty where it has one line only.</param>
    internal static (RegisterField Field, int Sure) Of(string group, string heading)
    {
        var (above, here) = (WrittenText.Bare(group), WrittenText.Bare(heading));
        foreach (var words in above is "" || above == here ? [here] : new[] { above + here, here, above })
        {
            if (Exact.TryGetValue(words, out var field) && !(words == above && here is not ""))
                return (field, 2);
        }
        foreach (var words in new[] { here, above + here })
        {
            if (Beginnings.FirstOrDefault(known => words.StartsWith(known.Word, StringComparison.Ordinal)) is { Word: not null } found)
                return (found.Field, 1);
        }
        return (RegisterField.Ignored, 0);
    }

    static IEnumerable<(string Word, RegisterField Field)> All()
    {
        var words = new ImportTexts();
        foreach (var field in Enum.GetValues<RegisterField>().Where(field => field is not RegisterField.Ignored))
            foreach (var language in new[] { Languages.Thai, Languages.English })
                yield return (WrittenText.Bare(words.In(language, $"Field{field}")), field);
        foreach (var (field, line) in Words)
            foreach (var word in line.Split('|'))
                yield return (WrittenText.Bare(word), field);
    }
}

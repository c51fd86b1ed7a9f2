using WiangSuai.Workflow.Authority;

namespace WiangSuai.Workflow.Web.Hosting.Demo;

/// <summary>Orders for trying the system out: written after the structure of real ones, their numbers and amounts invented.</summary>
internal static class DemoOrders
{
    const string Act = "อาศัยอำนาจตามความในมาตรา 48 วีสติ แห่งพระราชบัญญัติเทศบาล พ.ศ. 2496 และที่แก้ไขเพิ่มเติม";
    const string Supplies = "ข้อ 7 และข้อ 208 แห่งระเบียบกระทรวงการคลังว่าด้วยการจัดซื้อจัดจ้างและการบริหารพัสดุภาครัฐ พ.ศ. 2560";
    const string Speed = "เพื่อให้การบริหารราชการของเทศบาลตำบลเวียงสรวยเป็นไปด้วยความสะดวกและรวดเร็ว";
    const string NotFurther = "ผู้รับมอบอำนาจจะมอบอำนาจต่อมิได้ และจะใช้อำนาจในเรื่องที่ตนมีส่วนได้เสียมิได้ ทั้งนี้ ให้รายงานผลการใช้อำนาจต่อนายกเทศมนตรีทุกเดือน";

    /// <param name="from">First day of the current fiscal year.</param>
    internal static IEnumerable<DemoOrder> InForce(DateOnly from)
    {
        var to = from.AddYears(1).AddDays(-1);
        yield return new(InstrumentKind.Delegation, 321, "มอบอำนาจให้รองนายกเทศมนตรีปฏิบัติราชการแทนนายกเทศมนตรี",
            $"{Speed} {Act} ประกอบ{Supplies} จึงมอบอำนาจให้รองนายกเทศมนตรีปฏิบัติราชการแทนนายกเทศมนตรี ดังต่อไปนี้",
            NotFurther, from, to,
            [
                new("1", "รองนายกเทศมนตรี คนที่ 1 ในเรื่องดังนี้"),
                new("1.1", "อนุญาตการลาป่วยและลากิจส่วนตัวของพนักงานเทศบาล ครั้งละไม่เกิน 7 วันทำการ"),
                new("1.2", "อนุมัติให้ยืมพัสดุประเภทใช้คงรูปไปใช้นอกสถานที่ราชการตามข้อ 208 เว้นแต่ยานพาหนะ ภายในวงเงินตามทะเบียนครั้งละไม่เกิน 50,000 บาท และรวมกันเดือนละไม่เกิน 200,000 บาท",
                    Powers.LoanOutside.Code, "deputy-1", PerCase: 50_000m, PerMonth: 200_000m, ExceptClass: "VEHICLE", Premises: Premises.Outside),
                new("1.3", "อนุมัติขยายเวลายืมพัสดุที่ได้อนุมัติตามข้อ 1.2 ครั้งละไม่เกิน 7 วัน",
                    Powers.LoanExtend.Code, "deputy-1", ExceptClass: "VEHICLE", OtherCondition: "ครั้งละไม่เกิน 7 วัน"),
                new("1.4", "อนุญาตให้ใช้ห้องประชุมและลานกีฬาของเทศบาลเพื่อกิจกรรมของส่วนราชการอื่น", Powers.FacilityUse.Code, "deputy-1"),
                new("2", "รองนายกเทศมนตรี คนที่ 2 ในเรื่องดังนี้"),
                new("2.1", "อนุญาตการขอใช้น้ำประปาของหน่วยงานในเขตเทศบาล"),
                new("2.2", "อนุมัติให้หน่วยงานของรัฐอื่นยืมพัสดุตามข้อ 208 (1) ครั้งละไม่เกิน 20,000 บาท",
                    Powers.LoanBetweenAgencies.Code, "deputy-2", PerCase: 20_000m, ExceptClass: "VEHICLE"),
                new("3", "การใช้อำนาจตามข้อ 1 และข้อ 2 ให้คำนึงถึงประโยชน์ของทางราชการเป็นสำคัญ"),
            ],
            [],
            AnnouncedAt: "ประกาศเทศบาลตำบลเวียงสรวย ณ สำนักงานเทศบาล");
        yield return new(InstrumentKind.Delegation, 322, "มอบอำนาจให้ปลัดเทศบาลปฏิบัติราชการแทนนายกเทศมนตรี",
            $"{Speed} {Act} จึงมอบอำนาจให้ปลัดเทศบาลปฏิบัติราชการแทนนายกเทศมนตรี ดังต่อไปนี้",
            NotFurther, from, to,
            [new("1", "อนุญาตให้ใช้ห้องประชุมของสำนักปลัดเทศบาล", Powers.FacilityUse.Code, "clerk", Unit: "office")],
            [],
            AnnouncedAt: "ประกาศเทศบาลตำบลเวียงสรวย ณ สำนักงานเทศบาล และเว็บไซต์ของเทศบาล");
        yield return new(InstrumentKind.Succession, 323, "จัดลำดับผู้รักษาราชการแทนนายกเทศมนตรีและปลัดเทศบาล",
            $"{Speed} ในกรณีที่นายกเทศมนตรีหรือปลัดเทศบาลไม่อาจปฏิบัติราชการได้ จึงจัดลำดับผู้รักษาราชการแทน ดังต่อไปนี้",
            null, from, null,
            [
                new("1", "ผู้รักษาราชการแทนนายกเทศมนตรี ได้แก่ รองนายกเทศมนตรี คนที่ 1 และรองนายกเทศมนตรี คนที่ 2 ตามลำดับ"),
                new("2", "ผู้รักษาราชการแทนปลัดเทศบาล ได้แก่ รองปลัดเทศบาล"),
            ],
            [new("mayor", ["deputy-1", "deputy-2"]), new("clerk", ["deputy-clerk"])]);
        yield return new(InstrumentKind.JobAssignment, 304, "มอบหมายหน้าที่ความรับผิดชอบในกองคลัง",
            $"{Speed} จึงมอบหมายหน้าที่ความรับผิดชอบในกองคลัง ดังต่อไปนี้",
            null, from, to,
            [new("1", "เจ้าพนักงานพัสดุ รับผิดชอบทะเบียนคุมทรัพย์สิน การให้ยืม และการรับคืนพัสดุ")],
            []);
    }

    /// <summary>The delegation of the year before, which ended with its last day.</summary>
    internal static DemoOrder Expired(DateOnly from) => new(InstrumentKind.Delegation, 287, "มอบอำนาจให้รองนายกเทศมนตรีปฏิบัติราชการแทนนายกเทศมนตรี",
        $"{Speed} {Act} ประกอบ{Supplies} จึงมอบอำนาจให้รองนายกเทศมนตรีปฏิบัติราชการแทนนายกเทศมนตรี ดังต่อไปนี้",
        NotFurther, from, from.AddYears(1).AddDays(-1),
        [
            new("1", "รองนายกเทศมนตรี คนที่ 1 ในเรื่องดังนี้"),
            new("1.1", "อนุมัติให้ยืมพัสดุประเภทใช้คงรูปไปใช้นอกสถานที่ราชการตามข้อ 208 เว้นแต่ยานพาหนะ ภายในวงเงินตามทะเบียนครั้งละไม่เกิน 30,000 บาท",
                Powers.LoanOutside.Code, "deputy-1", PerCase: 30_000m, ExceptClass: "VEHICLE", Premises: Premises.Outside),
        ],
        [],
        AnnouncedAt: "ประกาศเทศบาลตำบลเวียงสรวย ณ สำนักงานเทศบาล");
}

/// <param name="AnnouncedAt">Where it was announced; none where it was not.</param>
internal sealed record DemoOrder(
    InstrumentKind Kind, int Number, string Subject, string Preamble, string? Closing, DateOnly From, DateOnly? To,
    IReadOnlyList<DemoClause> Clauses, IReadOnlyList<DemoLine> Lines, string? AnnouncedAt = null);

internal sealed record DemoClause(
    string No, string Text, string? Power = null, string? Delegatee = null, decimal? PerCase = null, decimal? PerMonth = null,
    string? ExceptClass = null, string? Unit = null, Premises? Premises = null, string? OtherCondition = null);

/// <summary>Posts by code: for whom, and who in which order.</summary>
internal sealed record DemoLine(string For, string[] By);

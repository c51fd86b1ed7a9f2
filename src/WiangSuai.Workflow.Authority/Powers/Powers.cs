namespace WiangSuai.Workflow.Authority;

/// <summary>The catalogue of powers as delivered (บัญชีอำนาจ). An office may carry its own in <see cref="Records.Powers"/>.</summary>
/// <remarks>
/// Where the law was not seen in an official copy, a power is entered as not delegable: an office that knows better says so in its data.
/// Sources: REFERENCE.md §1 to §3; none of the regulations was read in the Gazette, and the municipality's นิติกร has to confirm each.
/// </remarks>
public static class Powers
{
    /// <summary>งานทะเบียนและทรัพย์สิน.</summary>
    public const string AssetRegistry = "asset-registry";

    /// <summary>งานนิติการ.</summary>
    public const string Legal = "legal";

    /// <summary>งานตรวจสอบภายใน.</summary>
    public const string InternalAudit = "internal-audit";

    const string SupplyRegulation = "ระเบียบกระทรวงการคลังว่าด้วยการจัดซื้อจัดจ้างและการบริหารพัสดุภาครัฐ พ.ศ. 2560";
    const string MunicipalAct = "พระราชบัญญัติเทศบาล พ.ศ. 2496 และที่แก้ไขเพิ่มเติม";
    const string AuditCriteria = "หลักเกณฑ์กระทรวงการคลังว่าด้วยมาตรฐานและหลักเกณฑ์ปฏิบัติการตรวจสอบภายใน พ.ศ. 2561";

    public static readonly Power LoanEndorse = new(
        "loan.endorse", "เห็นชอบคำขอยืมของหน่วยงาน", "Endorse a unit's loan request", Verb.Endorse,
        $"{SupplyRegulation} ข้อ 208", new OriginalHolder.HeadOf(UnitRole.Requesting),
        Delegable: false, Limits.None, UnitRole.Requesting, MovesUp: true, "form A, signature of ผู้ยืม's head [C6]");

    public static readonly Power LoanCheck = new(
        "loan.check", "ตรวจพัสดุก่อนให้ยืม", "Check an asset before it is lent", Verb.Check,
        $"{SupplyRegulation} ข้อ 208", new OriginalHolder.OfficersOf(AssetRegistry),
        Delegable: false, Limits.None, UnitRole.Holding, MovesUp: true, "form A, เจ้าหน้าที่พัสดุ [C6]; seed IIT 4.2");

    public static readonly Power LoanInside = new(
        "loan.inside", "อนุมัติให้ยืมพัสดุใช้ภายในสถานที่", "Approve a loan used on the premises", Verb.Approve,
        $"{SupplyRegulation} ข้อ 208 (2)", new OriginalHolder.HeadOf(UnitRole.Holding),
        Delegable: false, Limits.None, UnitRole.Holding, MovesUp: true, "ข้อ 208 (2) as paraphrased in [C5]");

    public static readonly Power LoanOutside = new(
        "loan.outside", "อนุมัติให้ยืมพัสดุไปใช้นอกสถานที่", "Approve a loan used off the premises", Verb.Approve,
        $"{SupplyRegulation} ข้อ 208 (2)", new OriginalHolder.Mayor(),
        Delegable: true, Limits.PerCase | Limits.PerPeriod | Limits.AssetClasses | Limits.Units | Limits.Premises, UnitRole.Holding, MovesUp: true,
        "ข้อ 208 (2) as paraphrased in [C5]; the mayor as head of agency [U-H]; delegation under ข้อ 7 [P9]");

    public static readonly Power LoanBetweenAgencies = new(
        "loan.agency", "อนุมัติให้หน่วยงานของรัฐอื่นยืมพัสดุ", "Approve a loan to another agency", Verb.Approve,
        $"{SupplyRegulation} ข้อ 208 (1)", new OriginalHolder.Mayor(),
        Delegable: true, Limits.PerCase | Limits.PerPeriod | Limits.AssetClasses | Limits.Units, UnitRole.Holding, MovesUp: true,
        "ข้อ 208 (1) [U-H]; delegation under ข้อ 7 [P9]");

    public static readonly Power LoanExtend = new(
        "loan.extend", "อนุมัติขยายเวลายืมพัสดุ", "Approve an extension of a loan", Verb.Approve,
        $"{SupplyRegulation} ข้อ 208", new OriginalHolder.Mayor(),
        Delegable: true, Limits.PerCase | Limits.AssetClasses | Limits.Units | Limits.Premises, UnitRole.Holding, MovesUp: true,
        "an extension is a new approval [D]");

    public static readonly Power LoanChase = new(
        "loan.chase", "ทวงถามพัสดุที่ยืม", "Chase an overdue loan", Verb.Sign,
        $"{SupplyRegulation} ข้อ 211", new OriginalHolder.HeadOf(UnitRole.Holding),
        Delegable: true, Limits.AssetClasses | Limits.Units, UnitRole.Holding, MovesUp: true,
        "ข้อ 211: the lender or who is delegated [C5][C6]");

    public static readonly Power LoanCompensate = new(
        "loan.compensate", "สั่งการให้ซ่อมหรือชดใช้พัสดุที่ยืม", "Direct repair or compensation of a lent asset", Verb.Direct,
        $"{SupplyRegulation} ข้อ 209", new OriginalHolder.Mayor(),
        Delegable: false, Limits.None, UnitRole.Holding, MovesUp: true, "ข้อ 209 [C6]; who decides in a municipality is not confirmed");

    public static readonly Power AssetFactFinding = new(
        "asset.fact-finding", "สั่งการแต่งตั้งคณะกรรมการสอบหาข้อเท็จจริงพัสดุชำรุดหรือสูญหาย", "Appoint a fact-finding committee on an asset", Verb.Direct,
        $"{SupplyRegulation} ข้อ 214", new OriginalHolder.Mayor(),
        Delegable: false, Limits.None, UnitRole.Holding, MovesUp: true, "ข้อ 214 [U-H]");

    public static readonly Power AssetInspectors = new(
        "asset.inspectors", "สั่งการแต่งตั้งผู้รับผิดชอบในการตรวจสอบพัสดุประจำปี", "Appoint the yearly inspectors of assets", Verb.Direct,
        $"{SupplyRegulation} ข้อ 213", new OriginalHolder.Mayor(),
        Delegable: false, Limits.None, UnitRole.Holding, MovesUp: true, "ข้อ 213 [C7]");

    public static readonly Power OrderReviewLegal = new(
        "order.review-legal", "ตรวจร่างคำสั่ง", "Review a draft order", Verb.Check,
        "ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. 2526", new OriginalHolder.OfficersOf(Legal),
        Delegable: false, Limits.None, UnitRole.Requesting, MovesUp: true, "life cycle of an order, REFERENCE.md §1.4 [D]");

    public static readonly Power OrderEndorse = new(
        "order.endorse", "เห็นชอบร่างคำสั่ง", "Endorse a draft order", Verb.Endorse,
        $"{MunicipalAct} มาตรา 48 เอกูนวีสติ", new OriginalHolder.Clerk(),
        Delegable: false, Limits.None, UnitRole.Requesting, MovesUp: true, "ปลัด as head of the permanent staff [P3]; REFERENCE.md §1.4 [D]");

    public static readonly Power OrderSign = new(
        "order.sign", "ลงนามคำสั่ง", "Sign an order", Verb.Sign,
        $"{MunicipalAct} มาตรา 48 เตรส และ 48 วีสติ", new OriginalHolder.Mayor(),
        Delegable: false, Limits.None, UnitRole.Requesting, MovesUp: true, "ม.48 เตรส [P1]; ม.48 วีสติ [U-H]; no sub-delegation [P8]");

    public static readonly Power AuditPlan = new(
        "audit.plan", "อนุมัติแผนการตรวจสอบภายใน", "Approve the internal audit plan", Verb.Approve,
        AuditCriteria, new OriginalHolder.Mayor(),
        Delegable: false, Limits.None, UnitRole.Requesting, MovesUp: true, "the plan is approved by นายก [C10]");

    public static readonly Power AuditReport = new(
        "audit.report", "ลงนามรายงานผลการตรวจสอบภายใน", "Sign an internal audit report", Verb.Sign,
        AuditCriteria, new OriginalHolder.OfficersOf(InternalAudit),
        Delegable: false, Limits.None, UnitRole.Requesting, MovesUp: false, "independence: no line authority above the auditor signs for him [P20]");

    public static readonly Power AuditAcknowledge = new(
        "audit.acknowledge", "รับทราบรายงานผลการตรวจสอบภายใน", "Acknowledge an internal audit report", Verb.Acknowledge,
        AuditCriteria, new OriginalHolder.Clerk(),
        Delegable: false, Limits.None, UnitRole.Requesting, MovesUp: true, "for information of ปลัด [U-M]");

    public static readonly Power AuditDirect = new(
        "audit.direct", "สั่งการรายงานผลการตรวจสอบภายใน", "Direct what follows an internal audit report", Verb.Direct,
        AuditCriteria, new OriginalHolder.Mayor(),
        Delegable: false, Limits.None, UnitRole.Requesting, MovesUp: true, "ให้ผู้บริหารท้องถิ่นสั่งการ [C10]");

    public static readonly Power FacilityUse = new(
        "facility.use", "อนุญาตให้ใช้ห้องประชุมและสถานที่", "Permit the use of rooms and grounds", Verb.Permit,
        $"{MunicipalAct} มาตรา 48 เตรส", new OriginalHolder.Mayor(),
        Delegable: true, Limits.Units, UnitRole.Holding, MovesUp: true, "สั่ง อนุญาต และอนุมัติ, ม.48 เตรส [P1]");

    /// <summary>All of them, in the order in which a list shows them.</summary>
    public static IReadOnlyList<Power> All { get; } =
    [
        LoanEndorse, LoanCheck, LoanInside, LoanOutside, LoanBetweenAgencies, LoanExtend, LoanChase, LoanCompensate,
        AssetFactFinding, AssetInspectors,
        OrderReviewLegal, OrderEndorse, OrderSign,
        AuditPlan, AuditReport, AuditAcknowledge, AuditDirect,
        FacilityUse,
    ];

    /// <exception cref="ArgumentException">The catalogue has no such power.</exception>
    public static Power Of(string code) => All.FirstOrDefault(power => power.Code == code) ?? throw new ArgumentException($"There is no power '{code}'.", nameof(code));
}

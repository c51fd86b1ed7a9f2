using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Orders;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Settings;

/// <summary>Everything whose legal basis nobody has seen in an official text, with what the system does about it now and who last confirmed it.</summary>
/// <remarks>A point that is confirmed and then set otherwise is to be confirmed anew: the confirmation holds what it was about, in words.</remarks>
public sealed class LegalPoints(AppDb db, ChaseRules chase, IConfiguration settings, LawTexts say)
{
    /// <summary>From where each is known and why that is not enough, in the order in which an office meets them. Always Thai: it is read beside Thai texts of law.</summary>
    static readonly (string Code, string Source)[] Known =
    [
        ("system-announcement", "พ.ร.บ. การปฏิบัติราชการทางอิเล็กทรอนิกส์ พ.ศ. 2565 ทราบจากเอกสารเผยแพร่ ประกาศของเทศบาลเองต้องออกก่อน"),
        ("delegation-form", "พ.ร.บ.เทศบาล ม.48 วีสติ ทราบทั่วไป ยังไม่ได้อ่านตัวบทที่ประกาศ"),
        ("sub-delegation", "หลักทั่วไป สำหรับนายกเทศมนตรียังไม่ได้อ่านตัวบทที่ประกาศ"),
        ("succession", "พ.ร.บ.เทศบาล ทราบทั่วไป ยังไม่ได้อ่านตัวบทที่ประกาศ"),
        ("loan-inside", "ระเบียบกระทรวงการคลัง พ.ศ. 2560 ตามที่สรุปไว้ในแบบของหน่วยงานอื่น ยังไม่ได้ตรวจกับราชกิจจานุเบกษา"),
        ("loan-outside", "ระเบียบกระทรวงการคลัง พ.ศ. 2560 การอ่านว่าหัวหน้าหน่วยงานของรัฐคือนายกเทศมนตรียังไม่มีผู้ยืนยัน"),
        ("loan-agencies", "ระเบียบกระทรวงการคลัง พ.ศ. 2560 ทราบทั่วไป ยังไม่ได้ตรวจกับราชกิจจานุเบกษา"),
        ("compensation", "ข้อ 209 ตามที่สรุปไว้ในแบบของหน่วยงานอื่น หลักเกณฑ์ของกระทรวงมหาดไทยสำหรับท้องถิ่นยังไม่พบ"),
        ("citizens", "ไม่อยู่ในกรณีของข้อ 208 และขัดกับข้อ 207 ทราบทั่วไป"),
        ("vehicles", "ระเบียบกระทรวงมหาดไทยว่าด้วยรถยนต์ขององค์กรปกครองส่วนท้องถิ่น พ.ศ. 2548 ตามที่สรุปไว้ ยังไม่ได้อ่านตัวบทที่ประกาศ"),
        ("numbering", "ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ การแยกทะเบียนใบยืมตามหน่วยงานเป็นแนวปฏิบัติที่เสนอ"),
        ("e-signature", "พ.ร.บ.ว่าด้วยธุรกรรมทางอิเล็กทรอนิกส์ พ.ศ. 2544 ผลทางกฎหมายต่อใบยืมและคำสั่งยังไม่มีผู้ยืนยัน"),
        ("delegation-ends", "รองนายกพ้นตามนายก ทราบทั่วไป ส่วนที่มอบปลัดยังเป็นที่โต้แย้ง"),
        ("delegator-conflict", "ม.13 และ ม.16 พ.ร.บ.วิธีปฏิบัติราชการทางปกครอง พ.ศ. 2539 การใช้กับผู้รับมอบอำนาจยังไม่มีผู้ยืนยัน"),
        ("acting-delegation", "ม.48 พ.ร.บ.ระเบียบบริหารราชการแผ่นดิน พ.ศ. 2534 โดยเทียบเคียง ยังไม่มีผู้ยืนยัน"),
    ];

    /// <summary>Those whose value follows a policy of the office or a setting; the others do one thing.</summary>
    static readonly string[] Set = ["delegation-ends", "delegator-conflict", "acting-delegation"];

    public async Task<IReadOnlyList<PointState>> Read(CancellationToken ct)
    {
        var policy = await db.Set<AuthorityPolicy>().AsNoTracking().SingleOrDefaultAsync(p => p.KnownTo == null, ct);
        var known = (await db.Set<LegalConfirmation>().AsNoTracking().Include(c => c.By).OrderBy(c => c.At).ThenBy(c => c.Id).ToListAsync(ct)).ToLookup(c => c.Point);
        return [.. Points(policy).Select(point => new PointState(point, [.. known[point.Code].Reverse()]))];
    }

    public async Task<PointState?> Of(string code, CancellationToken ct) => (await Read(ct)).FirstOrDefault(state => state.Point.Code == code);

    IEnumerable<LegalPoint> Points(AuthorityPolicy? policy)
    {
        bool[] policies = [policy?.DelegationFallsWithDelegator ?? true, policy?.DelegateeMayDecideDelegatorsMatter ?? false, policy?.ActingHolderMayUseDelegation ?? false];
        foreach (var (code, source) in Known)
            yield return Point(code, Array.IndexOf(Set, code) is >= 0 and var at ? $"Value.{code}.{(policies[at] ? "yes" : "no")}" : $"Value.{code}", [], source);
        yield return Point("chase", "Value.chase", [chase.ChaseWithin], settings["Loans:Chase:Source"] ?? NoSource);
        yield return Point("chase-ladder", "Value.chase-ladder", [chase.First.AfterDays, chase.Second.AfterDays], settings["Loans:Chase:Ladder:0:Source"] ?? NoSource);
    }

    const string NoSource = "ค่าตั้งไม่ได้บอกที่มา";

    LegalPoint Point(string code, string value, object[] values, string source) => new(
        code,
        string.Format(System.Globalization.CultureInfo.InvariantCulture, say.In(Languages.Thai, value), values),
        string.Format(System.Globalization.CultureInfo.InvariantCulture, say.In(Languages.English, value), values),
        source);
}

/// <param name="Confirmations">The newest first.</param>
public sealed record PointState(LegalPoint Point, IReadOnlyList<LegalConfirmation> Confirmations)
{
    /// <summary>By whom and when; none where nobody confirmed it as it is now.</summary>
    public LegalConfirmation? Confirmed => Confirmations is [var last, ..] && last.Value == Point.Value ? last : null;

    /// <summary>It was confirmed, and does something else since.</summary>
    public bool HasChangedSince => Confirmations.Count > 0 && Confirmed is null;
}

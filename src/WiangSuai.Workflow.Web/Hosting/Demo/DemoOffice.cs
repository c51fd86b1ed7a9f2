using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.People;

namespace WiangSuai.Workflow.Web.Hosting.Demo;

/// <summary>The organisation of a small tambon municipality. Posts are real, people are invented initials.</summary>
internal static class DemoOffice
{
    internal static readonly IReadOnlyList<DemoUnit> Units =
    [
        new("executive", "คณะผู้บริหาร", "Executive", UnitKind.Executive, null),
        new("office", "สำนักปลัดเทศบาล", "Office of the Municipal Clerk", UnitKind.Office, null),
        new("office.registry", "งานธุรการ", "General Administration", UnitKind.Section, "office", Functions.CentralRegistry),
        new("office.legal", "งานนิติการ", "Legal Affairs", UnitKind.Section, "office", Functions.Legal),
        new("office.personnel", "งานการเจ้าหน้าที่", "Personnel", UnitKind.Section, "office", Functions.Personnel),
        new("office.public-relations", "งานประชาสัมพันธ์", "Public Relations", UnitKind.Section, "office", Functions.PublicRelations),
        new("office.disaster", "งานป้องกันและบรรเทาสาธารณภัย", "Disaster Prevention", UnitKind.Section, "office"),
        new("office.it", "งานเทคโนโลยีสารสนเทศ", "Information Technology", UnitKind.Section, "office"),
        new("finance", "กองคลัง", "Finance Division", UnitKind.Division, null),
        new("finance.accounts", "งานการเงินและบัญชี", "Finance and Accounts", UnitKind.Section, "finance"),
        new("finance.assets", "งานทะเบียนและทรัพย์สิน", "Registry and Property", UnitKind.Section, "finance", Functions.AssetRegistry),
        new("works", "กองช่าง", "Works Division", UnitKind.Division, null),
        new("works.water", "งานประปา", "Waterworks", UnitKind.Section, "works"),
        new("education", "กองการศึกษา", "Education Division", UnitKind.Division, null),
        new("health", "กองสาธารณสุขและสิ่งแวดล้อม", "Public Health and Environment Division", UnitKind.Division, null),
        new("audit", "หน่วยตรวจสอบภายใน", "Internal Audit Unit", UnitKind.Audit, null, Functions.InternalAudit),
    ];

    internal static readonly IReadOnlyList<DemoPost> Posts =
    [
        new("mayor", "นายกเทศมนตรี", "Mayor", PostKind.Mayor, "executive", null, new("นาย ม.", "Mr M."), IsHead: true, SignedAs: "นายกเทศมนตรีตำบลเวียงสรวย"),
        new("deputy-1", "รองนายกเทศมนตรี คนที่ 1", "Deputy Mayor 1", PostKind.DeputyMayor, "executive", "mayor", new("นาย ก.", "Mr K."), SignedAs: "รองนายกเทศมนตรี"),
        new("deputy-2", "รองนายกเทศมนตรี คนที่ 2", "Deputy Mayor 2", PostKind.DeputyMayor, "executive", "mayor", new("นาง ต.", "Mrs T."), SignedAs: "รองนายกเทศมนตรี"),
        new("clerk", "ปลัดเทศบาล", "Municipal Clerk", PostKind.Clerk, "office", "mayor", new("นาย ป.", "Mr P.")),
        new("deputy-clerk", "รองปลัดเทศบาล", "Deputy Municipal Clerk", PostKind.DeputyClerk, "office", "clerk", new("นาย ธ.", "Mr Th.")),
        new("office.head", "หัวหน้าสำนักปลัด", "Head of the Clerk's Office", PostKind.Head, "office", "clerk", new("นาง ร.", "Mrs R."), IsHead: true, SignedAs: "หัวหน้าสำนักปลัดเทศบาล"),
        new("office.registry.officer", "เจ้าพนักงานธุรการ", "Administrative Officer", PostKind.Officer, "office.registry", "office.head", new("นาง ส.", "Mrs S.")),
        new("office.legal.officer", "นิติกร", "Legal Officer", PostKind.Officer, "office.legal", "office.head", new("นางสาว ช.", "Ms Ch.")),
        new("office.personnel.officer", "นักทรัพยากรบุคคล", "Human Resources Officer", PostKind.Officer, "office.personnel", "office.head", new("นางสาว น.", "Ms N.")),
        new("office.public-relations.officer", "นักประชาสัมพันธ์", "Public Relations Officer", PostKind.Officer, "office.public-relations", "office.head", new("นาย ฟ.", "Mr F.")),
        new("office.disaster.officer", "เจ้าพนักงานป้องกันและบรรเทาสาธารณภัย", "Disaster Prevention Officer", PostKind.Officer, "office.disaster", "office.head", new("นาย ด.", "Mr D.")),
        new("office.it.officer", "นักวิชาการคอมพิวเตอร์", "Computer Officer", PostKind.Officer, "office.it", "office.head", new("นาย ว.", "Mr W.")),
        new("finance.director", "ผู้อำนวยการกองคลัง", "Director of Finance", PostKind.Head, "finance", "clerk", new("นาง ล.", "Mrs L."), IsHead: true),
        new("finance.accounts.officer", "นักวิชาการเงินและบัญชี", "Accountant", PostKind.Officer, "finance.accounts", "finance.director", new("นางสาว จ.", "Ms J.")),
        new("finance.assets.head", "หัวหน้างานทะเบียนและทรัพย์สิน", "Head of Registry and Property", PostKind.Head, "finance.assets", "finance.director", null, IsHead: true),
        new("finance.assets.officer", "เจ้าพนักงานพัสดุ", "Property Officer", PostKind.Officer, "finance.assets", "finance.assets.head", new("นาง ค.", "Mrs Kh.")),
        new("works.director", "ผู้อำนวยการกองช่าง", "Director of Works", PostKind.Head, "works", "clerk", new("นาย ญ.", "Mr Y."), IsHead: true),
        new("works.water.officer", "เจ้าพนักงานประปา", "Waterworks Officer", PostKind.Officer, "works.water", "works.director", new("นาย บ.", "Mr B.")),
        new("education.director", "ผู้อำนวยการกองการศึกษา", "Director of Education", PostKind.Head, "education", "clerk", new("นาย ศ.", "Mr So."), IsHead: true),
        new("education.officer", "นักวิชาการศึกษา", "Education Officer", PostKind.Officer, "education", "education.director", new("นางสาว ข.", "Ms Kho.")),
        new("health.director", "ผู้อำนวยการกองสาธารณสุขและสิ่งแวดล้อม", "Director of Public Health", PostKind.Head, "health", "clerk", new("นาง พ.", "Mrs Ph."), IsHead: true),
        new("health.officer", "นักวิชาการสาธารณสุข", "Public Health Officer", PostKind.Officer, "health", "health.director", new("นาย อ.", "Mr O.")),
        new("audit.officer", "นักวิชาการตรวจสอบภายใน", "Internal Auditor", PostKind.Officer, "audit", "mayor", new("นางสาว ฉ.", "Ms Cho."), IsHead: true),
    ];
}

internal sealed record DemoUnit(string Code, string Name, string NameEn, UnitKind Kind, string? Parent, string? Function = null);

/// <param name="Holder">None: the post is vacant.</param>
/// <param name="SignedAs">As printed under a signature, where that is not the title.</param>
internal sealed record DemoPost(
    string Code, string Title, string TitleEn, PostKind Kind, string Unit, string? ReportsTo, DemoPerson? Holder, bool IsHead = false, string? SignedAs = null);

internal sealed record DemoPerson(string Name, string NameEn);

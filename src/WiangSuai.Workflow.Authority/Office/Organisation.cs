namespace WiangSuai.Workflow.Authority;

/// <summary>A unit of the office (ส่วนราชการ, หน่วยงาน, งาน).</summary>
/// <param name="Parent">The unit it belongs to; none for a unit right under the executive.</param>
/// <param name="Functions">What it does for the whole office, such as <see cref="Powers.AssetRegistry"/>; often nothing.</param>
public sealed record Unit(Guid Id, string Name, Guid? Parent, IReadOnlyList<string> Functions);

/// <summary>A post (ตำแหน่ง). Powers and delegations belong to posts; people hold posts.</summary>
/// <param name="Title">As people say it: รองนายกเทศมนตรี คนที่ 1.</param>
/// <param name="SignedAs">As it stands under a signature: รองนายกเทศมนตรี; นายกเทศมนตรีตำบลเวียงสรวย.</param>
/// <param name="HeadsUnit">Whether who holds it is the head of <paramref name="Unit"/>.</param>
/// <param name="ReportsTo">The superior post (ผู้บังคับบัญชาเหนือขึ้นไป); none for the mayor.</param>
public sealed record Post(Guid Id, string Title, string SignedAs, Guid Unit, PostKind Kind, bool HeadsUnit, Guid? ReportsTo);

/// <summary>What the law knows a post as; everything else is a head or an officer.</summary>
public enum PostKind
{
    /// <summary>นายกเทศมนตรี.</summary>
    Mayor,

    /// <summary>รองนายกเทศมนตรี.</summary>
    DeputyMayor,

    /// <summary>ปลัดเทศบาล.</summary>
    Clerk,

    /// <summary>รองปลัดเทศบาล.</summary>
    DeputyClerk,

    /// <summary>ผู้อำนวยการกอง, หัวหน้าสำนัก, หัวหน้าฝ่าย, หัวหน้างาน.</summary>
    Head,

    /// <summary>เจ้าหน้าที่ of every kind.</summary>
    Officer,
}

/// <summary>Who holds which post, from when to when, and as what (การดำรงตำแหน่ง).</summary>
/// <param name="From">First day, Bangkok calendar, included.</param>
/// <param name="To">Last day, included; none while it has no known end.</param>
public sealed record Holding(Guid Person, Guid Post, DateOnly From, DateOnly? To, HoldingMode Mode);

/// <summary>As what somebody was put on a post.</summary>
public enum HoldingMode
{
    /// <summary>ดำรงตำแหน่ง: the holder proper. A post without one is vacant.</summary>
    Own,

    /// <summary>รักษาราชการแทน by an appointment: counts while the post is vacant or its holders cannot act.</summary>
    ActingInPlace,

    /// <summary>ปฏิบัติหน้าที่ by an appointment: counts while the post is vacant.</summary>
    PerformingDuties,

    /// <summary>รักษาการในตำแหน่ง by an appointment: counts while the post is vacant.</summary>
    ActingInPost,
}

/// <summary>A time during which a person cannot act in any capacity (ไม่อยู่หรือไม่อาจปฏิบัติราชการได้).</summary>
/// <param name="From">First instant, included.</param>
/// <param name="Until">The instant of return, excluded; none while it is not known. Who comes back early shortens it.</param>
/// <param name="Planned">Leave or travel known before; not so for illness. Only told, never tested.</param>
public sealed record Absence(Guid Person, DateTimeOffset From, DateTimeOffset? Until, bool Planned);

namespace WiangSuai.Workflow.Web.Shared;

/// <summary>By which set of places somebody moves about; follows from the post held, gives no authority.</summary>
public enum FrameRole
{
    /// <summary>Any employee (พนักงาน).</summary>
    Employee,

    /// <summary>Property officer (เจ้าหน้าที่พัสดุ).</summary>
    PropertyOfficer,

    /// <summary>Head of a division (หัวหน้าส่วนราชการ).</summary>
    DivisionHead,

    /// <summary>Municipal clerk (ปลัดเทศบาล).</summary>
    Clerk,

    /// <summary>Deputy mayor (รองนายกเทศมนตรี).</summary>
    DeputyMayor,

    /// <summary>Mayor (นายกเทศมนตรี).</summary>
    Mayor,

    /// <summary>Internal auditor (ผู้ตรวจสอบภายใน).</summary>
    InternalAudit,

    /// <summary>Registrar or legal officer (งานธุรการ, นิติกร).</summary>
    Registrar,

    /// <summary>Personnel officer (งานการเจ้าหน้าที่).</summary>
    Personnel,

    /// <summary>Administrator of the system (ผู้ดูแลระบบ).</summary>
    Administrator,
}

/// <summary>One place of the frame.</summary>
/// <param name="Key">Names its text (<c>Place…</c> in ScreenTexts) and marks the current page.</param>
/// <param name="Icon">Symbol in the tabs of a phone.</param>
/// <param name="Path">Address, lower case.</param>
public sealed record Place(string Key, string Icon, string Path);

/// <summary>All places, and which a role sees, in the order of the tabs.</summary>
public static class Places
{
    public static readonly Place Home = new("Home", "home", "/");
    public static readonly Place Inbox = new("Inbox", "inbox", "/inbox");
    public static readonly Place Borrow = new("Borrow", "plus", "/loans/new");
    public static readonly Place Mine = new("Mine", "mine", "/loans/mine");
    public static readonly Place Loans = new("Loans", "swap", "/loans");
    public static readonly Place Cases = new("Cases", "mine", "/loans/cases");
    public static readonly Place Assets = new("Assets", "box", "/assets");
    public static readonly Place Orders = new("Orders", "order", "/orders");
    public static readonly Place Circulars = new("Circulars", "bell", "/orders/circulars");
    public static readonly Place Audits = new("Audits", "audit", "/audits");
    public static readonly Place AuditGrid = new("AuditGrid", "audit", "/audits");
    public static readonly Place Findings = new("Findings", "audit", "/audits/findings");
    public static readonly Place People = new("People", "user", "/people");
    public static readonly Place Units = new("Units", "box", "/people/units");
    public static readonly Place Workflows = new("Workflows", "swap", "/studio");
    public static readonly Place Holidays = new("Holidays", "cal", "/settings/holidays");
    public static readonly Place System = new("System", "key", "/system");

    /// <summary>The places of a role; at most five.</summary>
    public static IReadOnlyList<Place> Of(FrameRole role) => role switch
    {
        FrameRole.Employee => [Home, Borrow, Mine, Assets, Orders],
        FrameRole.PropertyOfficer => [Home, Inbox, Loans, Assets, Orders],
        FrameRole.DivisionHead => [Home, Inbox, Findings, Assets, Orders],
        FrameRole.Clerk => [Home, Inbox, Cases, Orders, Audits],
        FrameRole.DeputyMayor => [Home, Inbox, Cases, Assets, Orders],
        FrameRole.Mayor => [Home, Inbox, Cases, Orders, Audits],
        FrameRole.InternalAudit => [Home, Inbox, AuditGrid, Assets, Orders],
        FrameRole.Registrar => [Home, Inbox, Orders, Circulars, Assets],
        FrameRole.Personnel => [Home, People, Borrow, Mine, Assets],
        FrameRole.Administrator => [Home, People, Holidays, Workflows, System],
        _ => throw new global::System.Diagnostics.UnreachableException($"role {role}"),
    };
}

namespace WiangSuai.Workflow.Web.Audits;

/// <summary>State of a finding (สถานะข้อตรวจพบ).</summary>
public enum FindingStatus
{
    /// <summary>Being written in this very transaction; never seen outside it.</summary>
    Writing,
    /// <summary>รายงานแล้ว: waits for the clerk to take note.</summary>
    Reported,
    /// <summary>ปลัดเทศบาลรับทราบแล้ว: waits for the mayor's direction.</summary>
    Acknowledged,
    /// <summary>ส่งกลับแก้ไข: back with the auditor.</summary>
    SentBack,
    /// <summary>นายกเทศมนตรีไม่สั่งการ: ends here with the mayor's reason.</summary>
    NotDirected,
    /// <summary>นายกเทศมนตรีสั่งการแล้ว: waits for the unit's reply.</summary>
    Directed,
    /// <summary>หน่วยตอบแล้ว: waits for the auditor to look.</summary>
    Replied,
    /// <summary>ขอคำตอบเพิ่ม: waits for the unit again.</summary>
    AskedAgain,
    /// <summary>ปิด.</summary>
    Closed,
}

/// <summary>The table of what may follow what.</summary>
public static class FindingStates
{
    public static bool Allows(FindingStatus from, FindingStatus to) => (from, to) switch
    {
        (FindingStatus.Writing or FindingStatus.SentBack, FindingStatus.Reported) => true,
        (FindingStatus.Reported, FindingStatus.Acknowledged) => true,
        (FindingStatus.Acknowledged, FindingStatus.Directed or FindingStatus.NotDirected) => true,
        (FindingStatus.Reported or FindingStatus.Acknowledged, FindingStatus.SentBack) => true,
        (FindingStatus.Directed or FindingStatus.AskedAgain, FindingStatus.Replied) => true,
        (FindingStatus.Replied, FindingStatus.AskedAgain or FindingStatus.Closed) => true,
        _ => false,
    };

    /// <summary>Nothing follows.</summary>
    public static bool Ends(FindingStatus status) => status is FindingStatus.Closed or FindingStatus.NotDirected;

    /// <summary>The unit has to reply now.</summary>
    public static bool WaitsForUnit(FindingStatus status) => status is FindingStatus.Directed or FindingStatus.AskedAgain;

    /// <summary>The mayor has directed it, so that the unit knows of it.</summary>
    public static bool UnitKnows(FindingStatus status) => status is FindingStatus.Directed or FindingStatus.Replied or FindingStatus.AskedAgain or FindingStatus.Closed;

    /// <summary>The five steps as people see them; 0-based index of where a finding stands, 5 where it is closed.</summary>
    public static int StepOf(FindingStatus status) => status switch
    {
        FindingStatus.Writing or FindingStatus.SentBack => 0,
        FindingStatus.Reported => 1,
        FindingStatus.Acknowledged or FindingStatus.NotDirected => 2,
        FindingStatus.Directed or FindingStatus.AskedAgain => 3,
        FindingStatus.Replied => 4,
        FindingStatus.Closed => 5,
        _ => throw new System.Diagnostics.UnreachableException($"finding status {status}"),
    };
}

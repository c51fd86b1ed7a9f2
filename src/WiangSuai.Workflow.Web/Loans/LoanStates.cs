namespace WiangSuai.Workflow.Web.Loans;

/// <summary>State of a slip (สถานะใบยืม).</summary>
public enum LoanStatus
{
    /// <summary>Being filed in this very transaction; never seen outside it.</summary>
    Filing,
    /// <summary>เสนอ: waits for the borrower's head.</summary>
    Submitted,
    /// <summary>หัวหน้าหน่วยงานผู้ยืมเห็นชอบแล้ว.</summary>
    Endorsed,
    /// <summary>ตรวจแล้ว: the property officer found the things lendable.</summary>
    Checked,
    /// <summary>อนุมัติ: may be handed over.</summary>
    Approved,
    /// <summary>ส่งกลับแก้ไข: back with the borrower.</summary>
    SentBack,
    /// <summary>ไม่อนุมัติ or not endorsed.</summary>
    Rejected,
    /// <summary>ยกเลิก.</summary>
    Cancelled,
    /// <summary>จ่ายแล้ว.</summary>
    HandedOver,
    /// <summary>คืนบางส่วน: the rest is still with the borrower.</summary>
    PartlyReturned,
    /// <summary>คืนแล้ว: nothing is out any more; what came back damaged or not at all may still have to be settled (ข้อ 209).</summary>
    GivenBack,
    /// <summary>ปิดเรื่อง.</summary>
    Closed,
}

/// <summary>The table of what may follow what.</summary>
public static class LoanStates
{
    public static bool Allows(LoanStatus from, LoanStatus to) => (from, to) switch
    {
        (LoanStatus.Filing or LoanStatus.SentBack, LoanStatus.Submitted) => true,
        (LoanStatus.Filing, LoanStatus.HandedOver) => true,   // out before the system began
        (LoanStatus.Submitted, LoanStatus.Checked) => true,   // another agency has no head here
        (LoanStatus.Submitted, LoanStatus.Endorsed) => true,
        (LoanStatus.Endorsed, LoanStatus.Checked) => true,
        (LoanStatus.Checked, LoanStatus.Approved) => true,
        (LoanStatus.Submitted or LoanStatus.Endorsed or LoanStatus.Checked, LoanStatus.SentBack or LoanStatus.Rejected) => true,
        (LoanStatus.Submitted or LoanStatus.Endorsed or LoanStatus.Checked or LoanStatus.Approved or LoanStatus.SentBack, LoanStatus.Cancelled) => true,
        (LoanStatus.Approved, LoanStatus.HandedOver) => true,
        (LoanStatus.HandedOver, LoanStatus.Cancelled) => true,   // keyed by mistake from before the system, and nothing happened since
        (LoanStatus.HandedOver or LoanStatus.PartlyReturned, LoanStatus.PartlyReturned or LoanStatus.GivenBack) => true,
        (LoanStatus.GivenBack, LoanStatus.Closed) => true,
        _ => false,
    };

    /// <summary>The states in which things are with the borrower, for queries.</summary>
    public static readonly IReadOnlyList<LoanStatus> Out = [LoanStatus.HandedOver, LoanStatus.PartlyReturned];

    public static bool IsOut(LoanStatus status) => Out.Contains(status);

    /// <summary>Whether a decision taken back leads from the one state to the other: only where nobody has acted since, and nothing was freed or handed out.</summary>
    public static bool MayBePutBack(LoanStatus from, LoanStatus before) =>
        from is (LoanStatus.Endorsed or LoanStatus.Checked or LoanStatus.Approved or LoanStatus.SentBack)
        && before is (LoanStatus.Submitted or LoanStatus.Endorsed or LoanStatus.Checked)
        && Allows(before, from);

    /// <summary>Nothing follows.</summary>
    public static bool Ends(LoanStatus status) => status is LoanStatus.Rejected or LoanStatus.Cancelled or LoanStatus.Closed;

    /// <summary>It can still end before the things are handed over.</summary>
    public static bool CanBeCancelled(LoanStatus status) => !IsOut(status) && Allows(status, LoanStatus.Cancelled);

    /// <summary>Somebody has yet to endorse, check or approve it.</summary>
    public static bool IsBeingDecided(LoanStatus status) =>
        status is LoanStatus.Filing or LoanStatus.Submitted or LoanStatus.Endorsed or LoanStatus.Checked or LoanStatus.SentBack;

    /// <summary>The slip's six steps as people see them; 0-based index of where a loan stands.</summary>
    public static int StepOf(LoanStatus status) => status switch
    {
        LoanStatus.Filing or LoanStatus.SentBack => 0,
        LoanStatus.Submitted => 1,
        LoanStatus.Endorsed => 2,
        LoanStatus.Checked => 3,
        LoanStatus.Approved => 4,
        LoanStatus.HandedOver or LoanStatus.PartlyReturned or LoanStatus.GivenBack => 5,
        LoanStatus.Closed => 6,
        LoanStatus.Rejected or LoanStatus.Cancelled => -1,
        _ => throw new System.Diagnostics.UnreachableException($"loan status {status}"),
    };
}

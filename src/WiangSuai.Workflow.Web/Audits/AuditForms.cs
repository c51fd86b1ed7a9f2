namespace WiangSuai.Workflow.Web.Audits;

/// <summary>Names by which workflow documents refer to the forms of internal audit and to those who fill them in.</summary>
public static class AuditForms
{
    public const string MonthWorkflow = "internal-audit-month";
    public const string FindingWorkflow = "internal-audit-finding";

    public const string Checklist = "audit-checklist";
    public const string Finding = "audit-finding";
    public const string Reply = "audit-reply";
    public const string FollowUp = "audit-follow-up";

    public const string InternalAudit = "internal-audit";
    public const string UnitHead = "unit-head";

    public const string FindingRegister = "finding";
}

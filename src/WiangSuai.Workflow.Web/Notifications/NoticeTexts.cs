using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Notifications;

/// <summary>The words of notices, of letters and of their pages.</summary>
public sealed class NoticeTexts : Texts;

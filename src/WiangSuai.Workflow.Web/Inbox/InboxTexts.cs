using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Inbox;

/// <summary>The words of the inbox and of the page on which a task is decided.</summary>
public sealed class InboxTexts : Texts;

using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Settings;

/// <summary>The words of what somebody has to confirm of the law.</summary>
public sealed class LawTexts : Texts;

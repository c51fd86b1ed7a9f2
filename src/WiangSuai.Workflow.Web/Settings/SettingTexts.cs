using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Settings;

/// <summary>The words of what the administrator sets.</summary>
public sealed class SettingTexts : Texts;

using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Home;

/// <summary>The words of the home page.</summary>
public sealed class HomeTexts : Texts;

using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.People;

/// <summary>The words of who comes to hold a post, and who confirms it.</summary>
public sealed class HoldingTexts : Texts;

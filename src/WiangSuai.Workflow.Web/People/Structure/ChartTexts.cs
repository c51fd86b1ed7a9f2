using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.People;

/// <summary>The words of units, posts and persons as an administrator keeps them.</summary>
public sealed class ChartTexts : Texts;

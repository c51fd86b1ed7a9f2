using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.People;

/// <summary>The words of the authority card.</summary>
public sealed class CardTexts : Texts;

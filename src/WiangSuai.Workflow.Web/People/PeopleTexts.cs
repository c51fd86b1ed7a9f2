using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.People;

/// <summary>The words of units, posts and who holds them.</summary>
public sealed class PeopleTexts : Texts;

using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.People;

/// <summary>The words of bringing in units, posts, persons and holdings from files.</summary>
public sealed class PeopleImportTexts : Texts;

using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Api;

/// <summary>The words of the interface for programs: problems, tokens and the reference page.</summary>
public sealed class ApiTexts : Texts;

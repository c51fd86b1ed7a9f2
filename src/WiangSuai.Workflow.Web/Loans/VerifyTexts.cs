using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>The words of the page on which anybody verifies a paper.</summary>
public sealed class VerifyTexts : Texts;

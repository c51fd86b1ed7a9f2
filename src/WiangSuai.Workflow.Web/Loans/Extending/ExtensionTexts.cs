using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>The words of asking for more days and of deciding it.</summary>
public sealed class ExtensionTexts : Texts
{
    /// <summary>What can be put right, beside its field.</summary>
    public string Of(ExtensionProblem problem) => this[$"Problem.{problem.Code}", problem.Values];
}

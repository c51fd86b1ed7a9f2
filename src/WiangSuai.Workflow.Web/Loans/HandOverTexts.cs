using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>The words of handing out, taking back and the property officer's desk.</summary>
public sealed class HandOverTexts : Texts
{
    /// <summary>What a party can put right, beside its field.</summary>
    public string Of(PartiesProblem problem) => this[$"Problem.{problem.Code}", problem.Values];
}

using System.Globalization;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>The words of chasing, and of the letter, which is Thai whatever language the screen has.</summary>
public sealed class ChaseTexts : Texts
{
    /// <summary>Thai, with values that are already as they are printed.</summary>
    public string Print(string key, params object[] values) => string.Format(CultureInfo.InvariantCulture, In(Languages.Thai, key), values);

    /// <summary>What can be put right, beside its field.</summary>
    public string Of(ChaseProblem problem) => this[$"Problem.{problem.Code}", problem.Values];
}

using System.Globalization;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>The words of reducing a slip and of putting another thing in the place of one.</summary>
public sealed class AmendTexts : Texts
{
    /// <summary>What can be put right, beside its field.</summary>
    public string Of(AmendProblem problem) => this[$"Problem.{problem.Code}", problem.Values];

    /// <summary>Line by line what changed, in one sentence.</summary>
    public string Changes(Amendment amendment) => string.Join(" · ", amendment.Lines.OrderBy(line => line.Position).Select(line => (amendment.Kind, line) switch
    {
        (AmendmentKind.Swapped, _) => this["Swapped", line.AssetName, line.AssetNumber, line.ToName, line.ToNumber],
        (_, { ToQuantity: 0 }) => this["Struck", line.AssetName, line.Quantity, line.Counter],
        _ => this["Reduced", line.AssetName, line.Quantity, line.Counter, line.ToQuantity],
    }));

    /// <summary>The same in Thai and in Thai digits, for the paper.</summary>
    public string Print(Amendment amendment) => ThaiDigits.ToThai(string.Format(CultureInfo.InvariantCulture, In(Languages.Thai, "Paper." + amendment.Kind),
        string.Join(" · ", amendment.Lines.OrderBy(line => line.Position).Select(line => (amendment.Kind, line) switch
        {
            (AmendmentKind.Swapped, _) => Thai("Swapped", line.AssetName, line.AssetNumber, line.ToName, line.ToNumber),
            (_, { ToQuantity: 0 }) => Thai("Struck", line.AssetName, line.Quantity, line.Counter),
            _ => Thai("Reduced", line.AssetName, line.Quantity, line.Counter, line.ToQuantity),
        })),
        amendment.PersonName, amendment.Post, ThaiDates.DocumentStamp(amendment.At), amendment.Reason));

    string Thai(string key, params object[] values) => string.Format(CultureInfo.InvariantCulture, In(Languages.Thai, key), values);
}

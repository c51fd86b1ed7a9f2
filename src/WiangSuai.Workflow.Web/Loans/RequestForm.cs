using System.Globalization;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>What stands in the request form, as typed and in the order of its fields. Nothing of it is repaired; what is wrong goes beside its field.</summary>
public sealed class RequestForm
{
    public List<ThingField> Things { get; set; } = [];

    public string? Purpose { get; set; }

    public LoanPlace? Place { get; set; }

    public string? PlaceName { get; set; }

    public Guid Post { get; set; }

    public string? Phone { get; set; }

    public DateField? Start { get; set; }

    public DateField? Due { get; set; }

    /// <summary>What to look for among the things that can be added.</summary>
    public string? Find { get; set; }

    /// <summary>Days that are missing or none stay null; the field itself says why.</summary>
    public LoanRequest ToRequest() => new(
        Post, [.. Things.Select(thing => new RequestedThing(thing.Asset, thing.Number ?? 0))],
        Purpose ?? "", Place, PlaceName ?? "", Start?.Date, Due?.Date, Phone ?? "");

    /// <summary>The form's field that a problem stands beside.</summary>
    public string FieldOf(LoanProblem problem) => problem.Field switch
    {
        "things" => "Form.Things",
        "purpose" => "Form.Purpose",
        "place" => "Form.Place",
        "placeName" => "Form.PlaceName",
        "start" => "Form.Start",
        "due" => "Form.Due",
        "post" => "Form.Post",
        "phone" => "Form.Phone",
        var elsewhere when elsewhere.Contains('.', StringComparison.Ordinal) => elsewhere,   // a field of what surrounds this form
        var thing when Things.FindIndex(field => $"thing-{field.Asset}" == thing) is >= 0 and var index => $"Form.Things[{index}].Quantity",
        var other => throw new ArgumentException($"The form has no field '{other}'.", nameof(problem)),
    };

    /// <summary>A form filled with a slip that was sent back.</summary>
    public static RequestForm Of(Loan loan, Guid post) => new()
    {
        Post = post,
        Things = [.. loan.Lines.OrderBy(line => line.Position).Select(line => new ThingField { Asset = line.AssetId, Quantity = line.Quantity.ToString(CultureInfo.InvariantCulture) })],
        Purpose = loan.Purpose,
        Place = loan.Place,
        PlaceName = loan.PlaceName,
        Start = DateField.Of(loan.StartsOn),
        Due = DateField.Of(loan.DueOn),
        Phone = loan.Phone,
    };
}

/// <summary>One chosen thing.</summary>
public sealed class ThingField
{
    public Guid Asset { get; set; }

    /// <summary>As typed, in Thai or Arabic digits.</summary>
    public string? Quantity { get; set; } = "1";

    /// <summary>Null where it is no whole number.</summary>
    public int? Number => int.TryParse(ThaiDigits.ToArabic(Quantity?.Trim() ?? ""), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>One more or one less, never below 1.</summary>
    public void Step(int by) => Quantity = Math.Clamp((Number ?? 1) + (long)by, 1, int.MaxValue).ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WiangSuai.Workflow.Benchmarks;

/// <summary>One measured value.</summary>
/// <param name="Value">Rounded to four significant digits, as all figures here; more would be noise.</param>
/// <param name="Reference">What the same run measured for the thing it is compared with, in the same unit; null where there is nothing to compare with.</param>
/// <param name="Ratio">Value to reference. Whether more or less of it is better follows from the unit.</param>
/// <param name="ReferenceIs">What the reference is, for the reader of the table.</param>
internal sealed record Figure(string Name, double Value, string Unit, double? Reference, double? Ratio, [property: JsonIgnore] string? ReferenceIs)
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    internal static Figure Of(string name, double value, string unit) => new(name, Rounded(value), unit, null, null, null);

    internal static Figure Of(string name, double value, string unit, double reference, string referenceIs) =>
        new(name, Rounded(value), unit, Rounded(reference), Rounded(value / reference), referenceIs);

    internal static string Table(IEnumerable<Figure> figures)
    {
        const string header = "name                            value unit          reference    ratio  reference is";
        return string.Join('\n', figures.Select(f => f.Line()).Prepend(header)) + "\n";
    }

    string Line() => string.Create(CultureInfo.InvariantCulture, $"{Name,-24} {Value,12:0.####} {Unit,-10} {Reference,12:0.####} {Ratio,8:0.###}  {ReferenceIs}").TrimEnd();

    static double Rounded(double value) => value == 0 ? 0 : double.Parse(value.ToString("G4", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}

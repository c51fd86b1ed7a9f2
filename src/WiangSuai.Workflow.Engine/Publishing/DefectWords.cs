using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;

namespace WiangSuai.Workflow.Engine;

/// <summary>Says a defect in words: what is wrong and what to draw instead. Thai, and English for cultures that are English.</summary>
public static partial class DefectWords
{
    static readonly ResourceManager Texts = new("WiangSuai.Workflow.Engine.Publishing.DefectTexts", typeof(DefectWords).Assembly);

    /// <summary>One line: the place in the document, then the words.</summary>
    public static string Line(Defect defect, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(defect);
        return $"{defect.JsonPath}: {Say(defect, culture)}";
    }

    /// <summary>The words alone.</summary>
    public static string Say(Defect defect, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(defect);
        return Slot().Replace(
            Texts.GetString(defect.Code.ToString(), culture) ?? throw new MissingManifestResourceException($"There are no words for {defect.Code}."),
            slot => defect.Values.TryGetValue(slot.Groups[1].Value, out var value) ? Format(value) : slot.Value);
    }

    static string Format(object value) => value switch
    {
        string text => text,
        IEnumerable several => string.Join(", ", several.Cast<object>()),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Slot();
}

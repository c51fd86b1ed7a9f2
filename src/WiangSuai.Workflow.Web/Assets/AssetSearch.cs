using System.Text;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Assets;

/// <summary>Brings what is searched and what is searched for into one form, so that differences of typing do not matter.</summary>
public static class AssetSearch
{
    /// <summary>All that a thing is searched by, in one form; the only place that says what that is.</summary>
    public static string TextOf(AssetEntry entry, AssetFacts facts) => Normalise(string.Join(' ',
        entry.Name, entry.Number, facts.Classes.TryGetValue(entry.ClassCode, out var kind) ? kind.Thai : "", entry.Description, entry.Model, entry.SerialNumber,
        entry.Accessories, entry.Location, entry.Supplier, entry.HoldingUnitId is { } unit ? facts.Units.GetValueOrDefault(unit, "") : "", entry.Note));

    /// <summary>
    /// Arabic digits, small letters, one space between words, and one way to write a vowel: นํ้า typed as tone-and-vowel in either order
    /// becomes the same (Unicode normalisation does not unify these).
    /// </summary>
    public static string Normalise(string text)
    {
        var flat = ThaiDigits.ToArabic(text).Normalize(NormalizationForm.FormC).ToLowerInvariant();
        var made = new StringBuilder(flat.Length);
        foreach (var letter in flat)
        {
            if (char.IsWhiteSpace(letter))
            {
                if (made.Length > 0 && made[^1] != ' ')
                    made.Append(' ');
            }
            else if (letter == SaraAa && made.Length > 0 && made[^1] == Nikhahit)
                made[^1] = SaraAm;                                                     // ํ + า
            else if (letter == SaraAa && made.Length > 1 && IsTone(made[^1]) && made[^2] == Nikhahit)
            {
                made[^2] = made[^1];                                                   // ํ + tone + า
                made[^1] = SaraAm;
            }
            else if (IsTone(letter) && made.Length > 0 && made[^1] == SaraAm)
                made.Insert(made.Length - 1, letter);                                  // ำ + tone
            else
                made.Append(letter);
        }
        return made.ToString().TrimEnd();
    }

    const char Nikhahit = '\u0E4D', SaraAa = '\u0E32', SaraAm = '\u0E33';

    static bool IsTone(char letter) => letter is >= '\u0E48' and <= '\u0E4B';
}

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
    /// Arabic digits, small letters, one space between words, and one way to write what keyboards write in several: marks in the order
    /// vowel, then tone (ที่ from ท่ี), นํ้า typed as tone-and-vowel in either order, แ typed as เเ, nothing that has no width, ฯ left out.
    /// </summary>
    /// <remarks>
    /// Unicode normalisation unifies none of these. ไ and ใ stay apart: they make different words. Bringing a text into this form twice changes nothing.
    /// </remarks>
    public static string Normalise(string text)
    {
        var flat = ThaiDigits.ToArabic(text).Normalize(NormalizationForm.FormC).ToLowerInvariant();
        for (var pass = 0; pass < MostPasses; pass++)
        {
            var made = InOneForm(flat);
            if (made == flat)
                break;
            flat = made;
        }
        return flat;
    }

    /// <summary>Words need one pass; heaps of marks that no word has may set each other right one after the other.</summary>
    const int MostPasses = 8;

    static string InOneForm(string flat)
    {
        var made = new StringBuilder(flat.Length);
        foreach (var letter in flat)
        {
            if (IsUnseen(letter) || letter == Paiyannoi)
                continue;
            if (char.IsWhiteSpace(letter) || char.IsControl(letter))
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
            else if (IsVowelMark(letter) && made.Length > 0 && IsTone(made[^1]))
                made.Insert(made.Length - 1, letter);                                  // tone + vowel above or below
            else if (letter == SaraE && made.Length > 0 && made[^1] == SaraE)
                made[^1] = SaraAe;                                                     // เ + เ
            else if (IsMark(letter) && made.Length > 0 && made[^1] == letter)
                continue;                                                              // the same mark twice is one on paper
            else
                made.Append(letter);
        }
        return made.ToString().Trim();
    }

    const char Nikhahit = '\u0E4D', SaraAa = '\u0E32', SaraAm = '\u0E33', SaraE = '\u0E40', SaraAe = '\u0E41', Paiyannoi = '\u0E2F';

    static bool IsTone(char letter) => letter is >= '\u0E48' and <= '\u0E4B';

    /// <summary>ั ิ ี ึ ื ุ ู, ็ and ํ.</summary>
    static bool IsVowelMark(char letter) => letter is '\u0E31' or (>= '\u0E34' and <= '\u0E39') or '\u0E47' or Nikhahit;

    static bool IsMark(char letter) => IsTone(letter) || IsVowelMark(letter) || letter is '\u0E4C';

    /// <summary>Zero-width spaces and joiners, the byte order mark, the soft hyphen: word processors leave them in what is pasted.</summary>
    static bool IsUnseen(char letter) => letter is (>= '\u200B' and <= '\u200F') or '\u2060' or '\uFEFF' or '\u00AD';
}

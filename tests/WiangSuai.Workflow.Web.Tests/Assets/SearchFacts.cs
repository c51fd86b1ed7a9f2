using CsCheck;
using WiangSuai.Workflow.Web.Assets;

namespace WiangSuai.Workflow.Web.Tests.Assets;

/// <summary>What is typed in several ways is found in all of them, and the index finds what reading every text would find.</summary>
public sealed class SearchFacts
{
    /// <summary>Letters, marks and blanks as keyboards and word processors leave them.</summary>
    static readonly string[] Letters = ["ก", "น", "ท", "เ", "แ", "ไ", "ใ", "า", "ำ", "ํ", "่", "้", "ี", "ุ", "ั", "์", "ฯ", " ", "\u200B", "\u00A0", "๔", "4", "A", "é", "-"];

    static readonly Gen<string> Typed = Gen.Int[0, Letters.Length - 1].Select(place => Letters[place]).Array[0, 12].Select(letters => string.Concat(letters));

    [Theory]
    [InlineData("นํ้า", "น้ำ")]                    // nikhahit, tone, aa
    [InlineData("น้ํา", "น้ำ")]
    [InlineData("นำ้", "น้ำ")]                     // am, tone
    [InlineData("ท่ี", "ที่")]                      // tone before vowel
    [InlineData("เเท็บเล็ต", "แท็บเล็ต")]           // two เ for one แ
    [InlineData("เครื่อง\u200Bฉายภาพ", "เครื่องฉายภาพ")]
    [InlineData("  เครื่อง   เสียง ", "เครื่อง เสียง")]
    [InlineData("กรุงเทพฯ", "กรุงเทพ")]
    [InlineData("๔๕๖-๖๒", "456-62")]
    [InlineData("WiFi", "wifi")]
    [InlineData("ที่่", "ที่")]                     // a tone typed twice
    public void Ways_of_typing_one_word_become_one(string typed, string meant) => Assert.Equal(AssetSearch.Normalise(meant), AssetSearch.Normalise(typed));

    [Fact]
    public void Words_that_differ_stay_apart() => Assert.NotEqual(AssetSearch.Normalise("ใส"), AssetSearch.Normalise("ไส"));

    [Fact]
    public void What_is_in_one_form_stays_as_it_is() => Typed.Sample(text => AssetSearch.Normalise(AssetSearch.Normalise(text)) == AssetSearch.Normalise(text));

    [Fact]
    public void The_index_finds_what_reading_every_text_finds_in_the_order_of_names_and_through_any_changes() =>
        Gen.Select(Row.Array[0, 12], Row.Array[0, 6], Typed).Sample((first, later, typed) =>
        {
            var index = AssetIndex.Empty.With(1, Last(first)).With(2, Last(later));
            var rows = Last([.. first, .. later]);
            var words = AssetSearch.Normalise(typed).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(6).ToList();
            var expected = rows.Where(row => !row.Thing.IsRetired && words.TrueForAll(word => row.Text.Contains(word, StringComparison.Ordinal))).Select(row => row.Thing).ToList();
            var found = index.Find(typed, thing => !thing.IsRetired);
            var order = System.Globalization.CultureInfo.GetCultureInfo("th-TH").CompareInfo;
            return found.ToHashSet().SetEquals(expected) && found.Count == expected.Count
                && found.Zip(found.Skip(1)).All(pair => order.Compare(pair.First.Name, pair.Second.Name) is < 0 or 0)
                && index.FindByNumber(typed, thing => !thing.IsRetired).Select(thing => thing.Number).SequenceEqual(expected.Select(thing => thing.Number).Order(StringComparer.Ordinal));
        });

    /// <summary>Twenty things that come again and again, so that changes meet.</summary>
    static readonly Gen<(IndexedThing Thing, string Text)> Row = Gen.Select(Gen.Int[1, 20], Typed, Gen.Bool).Select(row =>
    {
        var (number, name, retired) = row;
        var thing = new IndexedThing(new Guid(number, 0, 0, new byte[8]), name, $"{number:000}", "AV", Guid.Empty, retired, 1);
        return (thing, AssetSearch.Normalise($"{name} {thing.Number}").Replace('é', 'e'));
    });

    /// <summary>Of each thing the last row.</summary>
    static List<(IndexedThing Thing, string Text)> Last(IEnumerable<(IndexedThing Thing, string Text)> rows) => [.. rows.GroupBy(row => row.Thing.Id).Select(group => group.Last())];
}

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

    [Theory]
    [InlineData("ฉายภาบ", 1)]     // wrong
    [InlineData("ฉายพาภ", 2)]     // two wrong
    [InlineData("ฉยภาพ", 1)]      // missing
    [InlineData("ฉายยภาพ", 1)]    // too many
    [InlineData("ฉายภาพ", 0)]
    [InlineData("กกกกก", 5)]
    public void Mistakes_are_counted_where_the_word_comes_nearest(string typed, int mistakes) =>
        Assert.Equal(mistakes, new Mistyped(InBytes(typed)).MistakesIn(InBytes("เครื่องฉายภาพ 456")));

    [Fact]
    public void Mistakes_are_as_many_as_the_whole_table_of_changes_says() =>
        Gen.Select(Gen.Char["กขaค"].Array[1, 70], Gen.Char["กขaค"].Array[0, 80]).Sample((word, text) =>
            new Mistyped(InBytes(new(word))).MistakesIn(InBytes(new(text))) == ByTheTable(word[..Math.Min(word.Length, Mistyped.LongestWord)], text));

    [Fact]
    public void A_mistyped_name_is_found_near_and_short_words_forgive_nothing()
    {
        var index = AssetIndex.Empty.With(1, Last([Thing(1, "เครื่องฉายภาพ"), Thing(2, "เครื่องเสียงเคลื่อนที่"), Thing(3, "เต็นท์"), Thing(4, "โต๊ะ")]));
        Assert.Equal(["เครื่องฉายภาพ"], index.Near("เครืองฉายภาบ", _ => true, 3));
        Assert.Equal(["เต็นท์"], index.Near("เต้นท์", _ => true, 3));
        Assert.Empty(index.Near("เต้นท์", thing => thing.Name != "เต็นท์", 3));
        Assert.Empty(index.Near("โตะ", _ => true, 3));
        Assert.Empty(index.Near("", _ => true, 3));
    }

    static (IndexedThing, string) Thing(int number, string name) => (new IndexedThing(new Guid(number, 0, 0, new byte[8]), name, $"{number:000}", "AV", Guid.Empty, false, 1), AssetSearch.Normalise($"{name} {number:000}"));

    static byte[] InBytes(string text) => [.. text.Select(letter => (byte)(letter & 0xFF))];

    /// <summary>Sellers' table, row by row: what the fast way has to agree with.</summary>
    static int ByTheTable(char[] word, char[] text)
    {
        var column = Enumerable.Range(0, word.Length + 1).ToArray();
        var fewest = word.Length;
        foreach (var letter in text)
        {
            var diagonal = 0;   // a match may begin anywhere
            for (var at = 1; at <= word.Length; at++)
                (diagonal, column[at]) = (column[at], Math.Min(diagonal + (word[at - 1] == letter ? 0 : 1), Math.Min(column[at], column[at - 1]) + 1));
            fewest = Math.Min(fewest, column[^1]);
        }
        return fewest;
    }

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

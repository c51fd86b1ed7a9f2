using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Tests.ScreenFrame;

public sealed partial class TextsFacts
{
    static readonly IReadOnlyList<Type> AllTexts = [.. typeof(Screens).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Texts)))];

    public static TheoryData<string> Resources => [.. typeof(Screens).Assembly.GetManifestResourceNames()
        .Where(name => name.EndsWith(".resources", StringComparison.Ordinal)).Select(name => name[..^".resources".Length])];

    public static TheoryData<string> Pages => [.. Directory.EnumerateFiles(Path.Combine(ScreenHost.Root, "src"), "*.cshtml", SearchOption.AllDirectories)
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Select(file => Path.GetRelativePath(ScreenHost.Root, file))];

    [Theory, MemberData(nameof(Resources))]
    public void Both_languages_have_the_same_keys_with_the_same_places(string resources)
    {
        var (thai, english) = (Entries(resources, CultureInfo.InvariantCulture), Entries(resources, CultureInfo.GetCultureInfo("en")));
        Assert.NotEmpty(thai);
        Assert.Equal(thai.Keys.Order(), english.Keys.Order());
        Assert.Equal(
            thai.OrderBy(text => text.Key).Select(text => $"{text.Key}: {PlacesIn(text.Value)}"),
            english.OrderBy(text => text.Key).Select(text => $"{text.Key}: {PlacesIn(text.Value)}"));
    }

    [Theory, MemberData(nameof(Resources))]
    public void No_text_is_blank_and_a_brace_is_always_a_place(string resources)
    {
        foreach (var (key, text) in Entries(resources, CultureInfo.InvariantCulture).Concat(Entries(resources, CultureInfo.GetCultureInfo("en"))))
        {
            Assert.False(string.IsNullOrWhiteSpace(text), $"{resources}: {key} is blank");
            Assert.False(PlaceInText().Replace(text, "").AsSpan().ContainsAny('{', '}'), $"{resources}: {key} has a brace that is no place: {text}");
        }
    }

    [Theory, MemberData(nameof(Resources))]
    public void English_texts_hold_no_Thai_but_the_names_of_the_other_language(string resources) =>
        Assert.DoesNotContain(
            Entries(resources, CultureInfo.GetCultureInfo("en")).Where(text => text.Key != "OtherLanguage"),
            text => ThaiLetter().IsMatch(text.Value));

    [Theory, MemberData(nameof(Resources))]
    public void Texts_address_the_reader_as_an_office_does(string resources) =>
        Assert.DoesNotContain(Entries(resources, CultureInfo.InvariantCulture), text => Improper().IsMatch(text.Value));

    [Fact]
    public void Every_class_of_texts_has_its_resources() =>
        Assert.All(AllTexts, type => Assert.Contains($"{type.FullName}.resources", typeof(Screens).Assembly.GetManifestResourceNames()));

    public static TheoryData<string> Sources => [.. Directory.EnumerateFiles(Path.Combine(ScreenHost.Root, "src", "WiangSuai.Workflow.Web"), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && TextsInCode().IsMatch(File.ReadAllText(file)))
        .Select(file => Path.GetRelativePath(ScreenHost.Root, file))];

    [Theory, MemberData(nameof(Pages))]
    public void No_page_holds_Thai_of_its_own(string page) =>
        Assert.DoesNotMatch(ThaiLetter(), Source(page));

    [Theory, MemberData(nameof(Pages))]
    public void No_page_carries_style_or_script_that_the_policy_forbids(string page) =>
        Assert.DoesNotMatch(Forbidden(), Source(page));

    [Theory, MemberData(nameof(Pages))]
    public void Every_text_that_a_page_asks_for_exists(string page) =>
        AssertKnown(page, Injected(page));

    [Theory, MemberData(nameof(Sources))]
    public void Every_text_that_code_asks_for_exists(string file) =>
        AssertKnown(file, TextsInCode().Matches(Source(file))
            .Select(found => (Name: found.Groups[2].Value, Type: AllTexts.FirstOrDefault(type => type.Name == found.Groups[1].Value)))
            .Where(found => found.Type is not null)
            .DistinctBy(found => found.Name)!);

    static void AssertKnown(string file, IEnumerable<(string Name, Type Type)> sayers)
    {
        var source = Source(file);
        foreach (var (name, type) in sayers)
        {
            var known = Entries(type.FullName!, CultureInfo.InvariantCulture);
            foreach (Match asked in Regex.Matches(source, $@"(?<![\w.]){Regex.Escape(name)}(?:\[|\.Html\()""(\w+)""(?! *\+)"))
                Assert.True(known.ContainsKey(asked.Groups[1].Value), $"{file} asks {type.Name} for '{asked.Groups[1].Value}'");
        }
    }

    [Fact]
    public void Values_come_out_as_a_reader_of_the_language_expects()
    {
        var day = new DateOnly(2026, 11, 23);
        var at = new DateTimeOffset(2026, 11, 23, 2, 41, 7, TimeSpan.Zero);
        string Say(string form, object value) => string.Format(ScreenFormat.Here, form, value);
        Assert.Equal("23 พ.ย. 2569|23 พ.ย.|จ. 23 พ.ย.|23 พฤศจิกายน 2569", Speaking.Thai(() => Say("{0}|{0:m}|{0:w}|{0:l}", day)));
        Assert.Equal("23 พ.ย. 2569 09:41 น.|09:41 น.|23 พ.ย. 2569", Speaking.Thai(() => Say("{0}|{0:t}|{0:d}", at)));
        Assert.Equal("32,400|32,400 baht", Speaking.English(() => Say("{0}|{0:b}", 32_400m)));
        Assert.Equal("2569", Speaking.Thai(() => Say("{0}", 2569)));
        Assert.Throws<FormatException>(() => Say("{0}", new DateTime(2026, 11, 23)));
    }

    [Fact]
    public void A_sentence_keeps_markup_given_to_it_and_encodes_all_else()
    {
        var words = new ScreenTexts();
        string Html(object value)
        {
            using var writer = new StringWriter();
            words.Html("FailedText", value).WriteTo(writer, HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All));
            return writer.ToString();
        }

        Assert.Contains("<b>E-1</b>", Speaking.Thai(() => Html(new HtmlString("<b>E-1</b>"))), StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;E-1&lt;/b&gt;", Speaking.Thai(() => Html("<b>E-1</b>")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_does_not_exist_is_a_bug_and_not_a_text() =>
        Assert.Throws<MissingManifestResourceException>(() => new ScreenTexts()["NoSuchKey"]);

    /// <summary>What the page and the imports above it inject: names of variables and their texts.</summary>
    static IEnumerable<(string Name, Type Type)> Injected(string page)
    {
        List<string> files = [Path.Combine(ScreenHost.Root, page)];
        for (var folder = Path.GetDirectoryName(files[0]); folder is not null && folder.Length > ScreenHost.Root.Length; folder = Path.GetDirectoryName(folder))
            files.Add(Path.Combine(folder, "_ViewImports.cshtml"));
        return files.Where(File.Exists).Distinct()
            .SelectMany(file => Inject().Matches(File.ReadAllText(file)))
            .Select(found => (Name: found.Groups[2].Value, Type: AllTexts.FirstOrDefault(type => type.Name == found.Groups[1].Value.Split('.')[^1])))
            .Where(found => found.Type is not null)
            .DistinctBy(found => found.Name)!;
    }

    static Dictionary<string, string> Entries(string resources, CultureInfo language) =>
        new ResourceManager(resources, typeof(Screens).Assembly).GetResourceSet(language, createIfNotExists: true, tryParents: false)?
            .Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!)
        ?? throw new InvalidOperationException($"{resources} does not exist in {(language.Name is "" ? "Thai" : language.EnglishName)}");

    static string PlacesIn(string text) =>
        string.Join(' ', PlaceInText().Matches(text).Select(place => place.Groups[1].Value).Distinct().Order());

    static string Source(string page) => File.ReadAllText(Path.Combine(ScreenHost.Root, page));

    [GeneratedRegex(@"\{(\d+)(?::[a-zA-Z0-9#,.| ]+)?\}")]
    private static partial Regex PlaceInText();

    [GeneratedRegex("[\u0E01-\u0E5B]")]
    private static partial Regex ThaiLetter();

    [GeneratedRegex(@"\sstyle\s*=|<style|<script(?![^>]*\ssrc=)|\son\w+\s*=\s*[""']|javascript:", RegexOptions.IgnoreCase)]
    private static partial Regex Forbidden();

    // The system says neither "คุณ" to the reader nor "เรา" of itself; inside longer words (คุณภาพ, คุณสมบัติ) the letters are innocent.
    [GeneratedRegex("คุณ(?!ภาพ|สมบัติ|ลักษณะ|ธรรม|วุฒิ|ค่า)|(?<![ก-๙])เรา(?![ก-๙])|!")]
    private static partial Regex Improper();

    [GeneratedRegex(@"\b(\w+Texts) (\w+)(?=[,)])")]
    private static partial Regex TextsInCode();

    [GeneratedRegex(@"^@inject +([\w.]+) +(\w+)", RegexOptions.Multiline)]
    private static partial Regex Inject();
}

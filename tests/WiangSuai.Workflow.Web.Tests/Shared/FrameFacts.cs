using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Tests.ScreenFrame;

public sealed partial class FrameFacts
{
    const string AnyPage = "/error/404";   // the one page of the frame itself
    static readonly Reader Deputy = new("นาย ก.", "รองนายกเทศมนตรี คนที่ 1", FrameRole.DeputyMayor);

    [Fact]
    public void Every_role_has_at_most_five_places_and_home_comes_first() =>
        Assert.All(Enum.GetValues<FrameRole>(), role =>
        {
            var places = Places.Of(role);
            Assert.InRange(places.Count, 1, 5);
            Assert.Equal(Places.Home, places[0]);
            Assert.Equal(places.Count, places.Distinct().Count());
            Assert.All(places, place => Assert.True(new ScreenTexts().Knows("Place" + place.Key) && Icons.Names.Contains(place.Icon)));
        });

    [Fact]
    public void An_administrator_has_no_inbox() =>
        Assert.DoesNotContain(Places.Inbox, Places.Of(FrameRole.Administrator));

    [Fact]
    public async Task Only_places_that_have_a_page_are_offered_and_optional_parts_do_not_hide_one()
    {
        await using var host = await ScreenHost.Start(Deputy, map: app =>
        {
            app.MapGet("/inbox/{part?}", () => "");
            app.MapGet("/orders/{id}", () => "");   // needs an id: does not answer at /orders
        });
        var page = await Opened(host, AnyPage);
        Assert.Contains("/inbox", page.QuerySelectorAll(".nav a").Select(link => link.GetAttribute("href")));
        Assert.Equal(
            page.QuerySelectorAll(".nav a").Select(link => link.GetAttribute("href")),
            page.QuerySelectorAll(".tabs a").Select(link => link.GetAttribute("href")));
        var existing = (ExistingPlaces)host.Services.GetService(typeof(ExistingPlaces))!;
        Assert.False(existing.Has(new Place("X", "x", "/no/such/page")));
    }

    [Fact]
    public async Task Person_post_and_number_of_waiting_work_stand_in_the_frame()
    {
        await using var host = await ScreenHost.Start(Deputy, (_, _) => new(4), app => app.MapGet("/inbox", () => ""));
        var page = await Opened(host, AnyPage);
        Assert.Contains("นาย ก.", page.QuerySelector(".who .me")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("รองนายกเทศมนตรี คนที่ 1", page.QuerySelector(".who .me")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("4 เรื่อง", page.QuerySelector(".nav .n")!.TextContent);
        Assert.Equal("4 เรื่อง", page.QuerySelector(".tabs .n")!.TextContent);
        Assert.Equal("post", page.QuerySelector("form[action='/sign-out']")!.GetAttribute("method"));
    }

    [Fact]
    public async Task Without_sign_in_there_are_no_places_but_a_way_to_the_other_language()
    {
        await using var host = await ScreenHost.Start();
        var page = await Opened(host, AnyPage);
        Assert.Empty(page.QuerySelectorAll(".nav, .tabs, form[action='/sign-out']"));
        Assert.Single(page.QuerySelectorAll("form[action='/language']"));
    }

    [Fact]
    public async Task A_page_sends_just_the_icons_it_shows_each_once()
    {
        await using var host = await ScreenHost.Start(Deputy);
        var page = await Opened(host, AnyPage);
        var used = page.QuerySelectorAll("use").Select(use => use.GetAttribute("href")!.TrimStart('#')).Distinct().Order();
        Assert.Equal(used, page.QuerySelectorAll("symbol").Select(symbol => symbol.Id!).Order());
    }

    [Fact]
    public async Task The_language_changes_by_POST_alone_and_leads_back()
    {
        await using var host = await ScreenHost.Start(Deputy);
        using var client = host.Client();
        using var first = await client.GetAsync(new Uri("/error/404?x=1", UriKind.Relative), TestContext.Current.CancellationToken);
        var page = await ScreenHost.Parse(await first.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("th", page.DocumentElement.GetAttribute("lang"));

        using var answer = await Post(client, page, first, "/language");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/error/404?x=1", answer.Headers.Location!.OriginalString);

        using var again = new HttpRequestMessage(HttpMethod.Get, AnyPage);
        again.Headers.Add("Cookie", answer.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("language=", StringComparison.Ordinal)).Split(';')[0]);
        using var second = await client.SendAsync(again, TestContext.Current.CancellationToken);
        var english = await ScreenHost.Parse(await second.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("en", english.DocumentElement.GetAttribute("lang"));
        Assert.Equal("The page you opened does not exist", english.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task A_return_address_of_another_site_is_not_followed()
    {
        await using var host = await ScreenHost.Start();
        using var client = host.Client();
        using var first = await client.GetAsync(new Uri(AnyPage, UriKind.Relative), TestContext.Current.CancellationToken);
        var page = await ScreenHost.Parse(await first.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        page.QuerySelector("input[name=back]")!.SetAttribute("value", "https://elsewhere.example/");
        using var answer = await Post(client, page, first, "/language");
        Assert.Equal("/", answer.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("/nowhere", 404, "ไม่พบหน้าที่ท่านเปิด")]
    [InlineData("/no", 403, "ท่านเปิดหน้านี้ไม่ได้")]
    [InlineData("/changed", 409, "มีผู้แก้ไขเรื่องนี้หลังจากท่านเปิดหน้านี้ สิ่งที่ท่านส่งยังไม่ถูกบันทึก")]
    [InlineData("/broken", 500, "เปิดหน้านี้ไม่สำเร็จ ยังไม่มีอะไรเปลี่ยน")]
    public async Task An_error_keeps_its_status_and_says_what_happened(string path, int status, string title)
    {
        await using var host = await ScreenHost.Start(Deputy, map: MapErrors);
        using var client = host.Client();
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(status, (int)answer.StatusCode);
        var page = await ScreenHost.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(title, page.QuerySelector("h1")!.TextContent);
        Assert.NotNull(page.QuerySelector("main .btn[href='/']"));
    }

    [Fact]
    public async Task A_fault_gives_a_code_to_quote_tells_nothing_of_its_cause_and_asks_no_hook()
    {
        var asked = false;
        await using var host = await ScreenHost.Start(Deputy, (_, _) => { asked = true; throw new InvalidOperationException("the database is gone"); }, MapErrors);
        using var client = host.Client();
        using var answer = await client.PostAsync(new Uri("/broken", UriKind.Relative), null, TestContext.Current.CancellationToken);
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Matches("E-[2-9A-HJKMNP-TV-Z]{6}", html);
        Assert.Equal("บันทึกไม่สำเร็จ ยังไม่มีอะไรเปลี่ยน", (await ScreenHost.Parse(html)).QuerySelector("h1")!.TextContent);
        Assert.DoesNotContain("secret cause", html, StringComparison.Ordinal);
        Assert.DoesNotContain("ลองอีกครั้ง</a>", html, StringComparison.Ordinal);   // what was sent is not sent again by a link
        Assert.False(asked);
    }

    [Fact]
    public async Task A_form_without_its_token_is_called_expired_and_not_wrong()
    {
        await using var host = await ScreenHost.Start(Deputy);
        using var client = host.Client();
        using var answer = await client.PostAsync(new Uri("/language", UriKind.Relative), new FormUrlEncodedContent([new("to", "en")]), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("แบบฟอร์มหมดอายุ", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_answer_forbids_foreign_content_and_pages_are_not_stored()
    {
        await using var host = await ScreenHost.Start(Deputy);
        using var client = host.Client();
        using var answer = await client.GetAsync(new Uri(AnyPage, UriKind.Relative), TestContext.Current.CancellationToken);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Contains("ไม่พบ", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);   // Thai goes out readable
    }

    [Fact]
    public async Task The_first_page_keeps_to_five_requests_and_sixty_kilobytes()
    {
        await using var host = await ScreenHost.Start(Deputy, (_, _) => new(4), app => app.MapGet("/inbox", () => ""));
        using var client = host.Client();
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");
        using var first = await client.GetAsync(new Uri(AnyPage, UriKind.Relative), TestContext.Current.CancellationToken);
        var packed = await first.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal("br", first.Content.Headers.ContentEncoding.Single());
        var page = await ScreenHost.Parse(System.Text.Encoding.UTF8.GetString(Unpack(packed)));

        var sheet = page.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;
        var script = page.QuerySelector("script")!.GetAttribute("src")!;
        var css = await Fetch(client, sheet);
        var text = System.Text.Encoding.UTF8.GetString(Unpack(css));
        Assert.InRange(text.Length, 10_000, 24_000);   // the loans' sheet and the year of audits; what counts is the sum below
        Assert.Equal(1, page.QuerySelectorAll("link[rel=stylesheet]").Length);

        var fonts = FontAddress().Matches(text).Select(font => font.Groups[1].Value).ToList();
        Assert.Equal(2, fonts.Count);
        Assert.Contains(page.QuerySelector("link[rel=preload]")!.GetAttribute("href"), fonts);
        var bytes = packed.Length + css.Length + (await Fetch(client, script)).Length;
        foreach (var font in fonts)
            bytes += (await Fetch(client, font)).Length;
        Assert.True(1 + 1 + 1 + fonts.Count <= 5);
        Assert.InRange(bytes, 30_000, 60_000);
    }

    static async Task<byte[]> Fetch(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("public, max-age=31536000, immutable", answer.Headers.CacheControl!.ToString().Replace("immutable, public, max-age=31536000", "public, max-age=31536000, immutable", StringComparison.Ordinal));
        Assert.Matches(@"\.[0-9a-f]{10}\.\w+$", path);
        return await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    static byte[] Unpack(byte[] packed)
    {
        using var stream = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        stream.CopyTo(plain);
        return plain.ToArray();
    }

    static void MapErrors(WebApplication app)
    {
        app.MapGet("/no", () => Results.StatusCode(403));
        app.MapGet("/changed", () => Results.StatusCode(409));
        app.Map("/broken", string () => throw new InvalidOperationException("secret cause"));
    }

    static async Task<IDocument> Opened(ScreenHost host, string path)
    {
        using var client = host.Client();
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return await ScreenHost.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    static Task<HttpResponseMessage> Post(HttpClient client, IDocument page, HttpResponseMessage from, string action)
    {
        var form = page.QuerySelector($"form[action='{action}']")!;
        var request = new HttpRequestMessage(HttpMethod.Post, action)
        {
            Content = new FormUrlEncodedContent(form.QuerySelectorAll("input").Select(input =>
                KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value") ?? ""))),
        };
        request.Headers.Add("Cookie", from.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
        return client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    [GeneratedRegex(@"url\(([^)]+)\)")]
    private static partial Regex FontAddress();
}

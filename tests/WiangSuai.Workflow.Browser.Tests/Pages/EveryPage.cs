using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using WiangSuai.Workflow.Browser.Tests.Windows;

namespace WiangSuai.Workflow.Browser.Tests.Pages;

/// <summary>Looks at every page of the endpoint table at both widths, in light and dark, with data, empty and in error.</summary>
[Collection(nameof(SampleOffices))]
public sealed class EveryPage(SampleOffices offices)
{
    static readonly string[] Tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

    /// <summary>Rules that look at colours; the others see the same document in light and in dark.</summary>
    static readonly string[] ColourRules = ["color-contrast", "link-in-text-block"];

    [Fact]
    public void Every_page_of_the_endpoint_table_has_a_sample_and_every_sample_a_page()
    {
        var pages = offices.Office(Place.Quiet).Office.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Select(endpoint => endpoint.RoutePattern.RawText!.Trim('/'))
            .Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(pages, Samples.ByRoute.Keys.Concat(Samples.WithoutLook).Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Routes))]
    public async Task It_has_no_violation_of_WCAG_and_never_scrolls_sideways(string route)
    {
        var wrong = new List<string>();
        foreach (var (number, sample) in Samples.ByRoute[route].Index())
        {
            var window = await offices.WindowOf(sample.Place, sample.User);
            var (page, faultsBefore) = (window.Page, window.Faults.Count);
            await page.SetViewportSizeAsync(320, 640);
            await window.Go(offices.PathOf(sample));
            if (sample.Fill is not null) await sample.Fill(page);
            if (sample.Press is not null) await window.Press(sample.Press);
            var look = $"{sample.Place} {sample.User} {sample.Path} {sample.Shows}";
            Assert.True(await window.Has(sample.Shows), $"{look}: the page at {window.At} does not show this, but: {await window.Words()}");

            await Axe.PutInto(page);
            await SidewaysScroll(page, look, wrong);
            await page.SetViewportSizeAsync(390, 844);
            await SidewaysScroll(page, look, wrong);
            await LargeText(page, look, wrong);
            await OnPaper(page, look, wrong);
            await Violations(page, ColorScheme.Light, everything: true, look, wrong);
            await Gallery.Keep(page, route, number);
            await Violations(page, ColorScheme.Dark, everything: false, look, wrong);
            await page.SetViewportSizeAsync(1280, 900);
            await Violations(page, ColorScheme.Dark, everything: true, look, wrong);
            await Violations(page, ColorScheme.Light, everything: false, look, wrong);
            await Gallery.Keep(page, route, number);
            wrong.AddRange(window.Faults.Skip(faultsBefore));
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task What_is_wrong_in_a_page_would_be_found()
    {
        var (page, wrong) = ((await offices.WindowOf(Place.Quiet, null)).Page, new List<string>());
        await page.GotoAsync("about:blank");   // content set into a page of the office comes under its policy, which forbids the planted styles
        await page.SetViewportSizeAsync(390, 844);
        await page.SetContentAsync(
            """
            <!doctype html><html lang="th"><title>x</title><style>body { background: #fff } @media (prefers-color-scheme: dark) { p { color: #eee } }</style>
            <main><h1>x</h1><img src="data:,"><p>too pale in the dark</p><div class="bar" style="width: 900px">too wide</div></main></html>
            """);
        await Axe.PutInto(page);
        await SidewaysScroll(page, "planted", wrong);
        await LargeText(page, "planted", wrong);
        await OnPaper(page, "planted", wrong);
        await Violations(page, ColorScheme.Light, everything: true, "planted", wrong);
        await Violations(page, ColorScheme.Dark, everything: false, "planted", wrong);
        Assert.Collection(wrong,
            found => Assert.EndsWith("px too wide", found, StringComparison.Ordinal),
            found => Assert.Contains("with text at 200 %", found, StringComparison.Ordinal),
            found => Assert.Contains("on paper at 680", found, StringComparison.Ordinal),
            found => Assert.Contains(".bar is printed", found, StringComparison.Ordinal),
            found => Assert.Contains("Light: image-alt", found, StringComparison.Ordinal),
            found => Assert.Contains("Dark: color-contrast", found, StringComparison.Ordinal));
    }

    public static TheoryData<string> Routes => [.. Samples.ByRoute.Keys];

    static async Task SidewaysScroll(IPage page, string look, List<string> wrong)
    {
        var over = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (over > 0) wrong.Add($"{look} at {page.ViewportSize!.Width}: {over} px too wide");
    }

    /// <summary>390 px with the reader's text at twice its size leave as much room as 195 px.</summary>
    static async Task LargeText(IPage page, string look, List<string> wrong)
    {
        var screen = page.ViewportSize!;
        await page.SetViewportSizeAsync(195, 422);
        await SidewaysScroll(page, $"{look} with text at 200 %", wrong);
        await page.SetViewportSizeAsync(screen.Width, screen.Height);
    }

    /// <summary>A4 between margins of 15 mm: the page itself, without the frame, and nothing runs over its edge.</summary>
    static async Task OnPaper(IPage page, string look, List<string> wrong)
    {
        var (screen, paper) = (page.ViewportSize!, new { Width = 680, Height = 1000 });
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await page.SetViewportSizeAsync(paper.Width, paper.Height);
        await SidewaysScroll(page, $"{look} on paper", wrong);
        foreach (var frame in new[] { ".bar", ".tabs", ".act", ".skip" })
            if (await page.Locator(frame).First.IsVisibleAsync()) wrong.Add($"{look} on paper: {frame} is printed");
        if (!await page.Locator("main :is(h1, .paper):visible").First.IsVisibleAsync()) wrong.Add($"{look} on paper: neither heading nor document is printed");
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
        await page.SetViewportSizeAsync(screen.Width, screen.Height);
    }

    static async Task Violations(IPage page, ColorScheme scheme, bool everything, string look, List<string> wrong)
    {
        await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        foreach (var violation in everything ? await Axe.Violations(page, "tag", Tags) : await Axe.Violations(page, "rule", ColourRules))
            wrong.Add($"{look} at {page.ViewportSize!.Width} {scheme}: {violation}");
    }
}

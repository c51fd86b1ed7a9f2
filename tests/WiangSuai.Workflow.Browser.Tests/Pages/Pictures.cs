using WiangSuai.Workflow.Browser.Tests.Windows;

namespace WiangSuai.Workflow.Browser.Tests.Pages;

/// <summary>The README's pictures of the running product can be taken; with <c>WORKFLOW_SCREENSHOTS=folder</c> they are kept there.</summary>
[Collection(nameof(SampleOffices))]
public sealed class Pictures(Chromium browser, SampleOffices offices)
{
    static readonly (string Name, Sample Of)[] All =
    [
        ("inbox", new(Place.Busy, "deputy1", "/inbox", Shows: ".row")),
        ("decision", new(Place.Busy, "deputy1", "/inbox/{granted}", Shows: ".sign")),
        ("refused", new(Place.Busy, "deputy1", "/inbox/{over}", Shows: ".ruling.refused")),
        ("request", new(Place.Busy, "education", "/loans/new?things={pool}&things={projector}", Shows: ".things li")),
        ("case", new(Place.Busy, "education", "/loans/{out}")),
        ("slip", new(Place.Busy, "education", "/loans/{closed}/slip", Shows: ".paper")),
        ("catalogue", new(Place.Busy, "education", "/assets", Shows: ".card")),
        ("register", new(Place.Busy, "property", "/assets/register", Shows: ".tbl")),
        ("asset", new(Place.Busy, "property", "/assets/{pool}", Shows: ".log")),
        ("asset-form", new(Place.Busy, "property", "/assets/{projector}/change", Shows: "#save")),
        ("labels", new(Place.Busy, "property", "/assets/labels", Shows: ".labels svg")),
        ("audits", new(Place.Busy, "auditor", "/audits", Shows: ".year")),
        ("order", new(Place.Busy, "registry", "/orders/new", Shows: ".paper")),
        ("hand-over", new(Place.Busy, "property", "/loans/{approved}/hand-over", Shows: "#Form_Password")),
    ];

    [Fact]
    public async Task Show_every_page_of_the_README_on_a_phone_and_at_a_desk()
    {
        var folder = Gallery.Folder ?? Directory.CreateTempSubdirectory("workflow-pictures-").FullName;
        foreach (var (size, screen) in new[] { ("phone", Screen.Phone with { Scale = 2 }), ("desktop", Screen.Desktop) })
        {
            await using var window = await Window.Open(browser, offices.Office(Place.Busy), screen);
            foreach (var readers in All.GroupBy(picture => picture.Of.User!))
            {
                await window.SignIn(readers.Key);
                foreach (var (name, sample) in readers)
                {
                    Assert.Equal(200, await window.Go(offices.PathOf(sample)));
                    Assert.True(await window.Has(sample.Shows), name);
                    await window.Page.EvaluateAsync("document.fonts.ready.then(() => true)");
                    var file = new FileInfo(Path.Combine(folder, $"{name}-{size}.png"));
                    await window.Page.ScreenshotAsync(new() { Path = file.FullName });
                    Assert.InRange(file.Length, 10_000, 1_000_000);
                }
            }
        }

        if (Gallery.Folder is null) Directory.Delete(folder, recursive: true);
    }
}

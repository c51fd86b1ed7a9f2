using WiangSuai.Workflow.Browser.Tests.Windows;

namespace WiangSuai.Workflow.Browser.Tests.Pages;

/// <summary>Takes the README's pictures of the running product; not a test, and run only when asked for, see the README.</summary>
[Collection(nameof(SampleOffices))]
public sealed class Pictures(Chromium browser, SampleOffices offices)
{
    const string Setting = "WORKFLOW_SCREENSHOTS";

    static readonly (string Name, Sample Of)[] All =
    [
        ("inbox", new(Place.Busy, "deputy1", "/inbox")),
        ("decision", new(Place.Busy, "deputy1", "/inbox/{granted}")),
        ("refused", new(Place.Busy, "deputy1", "/inbox/{over}")),
        ("request", new(Place.Busy, "education", "/loans/new?things={pool}&things={projector}")),
        ("case", new(Place.Busy, "education", "/loans/{out}")),
        ("slip", new(Place.Busy, "education", "/loans/{closed}/slip")),
        ("catalogue", new(Place.Busy, "education", "/assets")),
        ("hand-over", new(Place.Busy, "property", "/loans/{approved}/hand-over")),
    ];

    [Fact(Explicit = true)]
    public async Task Are_taken()
    {
        var folder = Environment.GetEnvironmentVariable(Setting) is { Length: > 0 } given
            ? given
            : throw new InvalidOperationException($"Set {Setting} to the folder for the pictures.");
        Directory.CreateDirectory(folder);
        foreach (var (size, screen) in new[] { ("phone", Screen.Phone with { Scale = 2 }), ("desktop", Screen.Desktop) })
        {
            await using var window = await Window.Open(browser, offices.Office(Place.Busy), screen);
            foreach (var readers in All.GroupBy(picture => picture.Of.User!))
            {
                await window.SignIn(readers.Key);
                foreach (var (name, sample) in readers)
                {
                    Assert.Equal(200, await window.Go(offices.PathOf(sample)));
                    await window.Page.EvaluateAsync("document.fonts.ready.then(() => true)");
                    await window.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{size}.png") });
                }
            }
        }

        Assert.Equal(All.Length * 2, All.SelectMany(picture => new[] { "phone", "desktop" }.Select(size => Path.Combine(folder, $"{picture.Name}-{size}.png"))).Count(File.Exists));
    }
}

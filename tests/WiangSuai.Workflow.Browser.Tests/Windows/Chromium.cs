using Microsoft.Playwright;

namespace WiangSuai.Workflow.Browser.Tests.Windows;

/// <summary>The one browser of the run: the system's Chromium where there is one, otherwise Playwright's own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    const string Setting = "WORKFLOW_TEST_CHROMIUM";

    static readonly string[] Known = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"];

    IPlaywright? playwright;
    IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Find(playwright.Chromium.ExecutablePath),
            Args = ["--no-sandbox"],   // a container's root has none; the pages are our own
        });
    }

    /// <summary>A browser without history, of this width in CSS pixels.</summary>
    public Task<IBrowserContext> New(Screen screen, bool script = true, string? signedIn = null) => browser!.NewContextAsync(new()
    {
        ViewportSize = new() { Width = screen.Width, Height = screen.Height },
        DeviceScaleFactor = screen.Scale,
        HasTouch = screen.IsPhone,
        IsMobile = screen.IsPhone,
        JavaScriptEnabled = script,
        Locale = "th-TH",
        TimezoneId = "Asia/Bangkok",
        StorageState = signedIn,
    });

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
    }

    static string Find(string own)
    {
        if (Environment.GetEnvironmentVariable(Setting) is { Length: > 0 } given)
            return File.Exists(given) ? given : throw new InvalidOperationException($"{Setting} names {given}, which is no file.");
        return Known.FirstOrDefault(File.Exists) ?? (File.Exists(own) ? own : throw new InvalidOperationException(
            $"These tests need a Chromium. Set {Setting} to its path, or install one (Debian: apt-get install chromium), or run tests/run.sh, which does."));
    }
}

/// <summary>Width and height in CSS pixels.</summary>
/// <param name="Scale">Pixels of the device to one CSS pixel.</param>
public sealed record Screen(int Width, int Height, bool IsPhone, float Scale = 1)
{
    public static readonly Screen Phone = new(390, 844, IsPhone: true);
    public static readonly Screen Desktop = new(1280, 900, IsPhone: false);
}

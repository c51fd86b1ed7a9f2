using Microsoft.Playwright;

namespace WiangSuai.Workflow.Browser.Tests.Pages;

/// <summary>Where pictures are kept for somebody who wants to look at them: in the folder that <c>WORKFLOW_SCREENSHOTS</c> names, otherwise nowhere.</summary>
internal static class Gallery
{
    public static string? Folder { get; } = Environment.GetEnvironmentVariable("WORKFLOW_SCREENSHOTS") is { Length: > 0 } folder ? Directory.CreateDirectory(folder).FullName : null;

    /// <summary>The whole page as it is now, under its route, in the folder <c>every</c>.</summary>
    public static async Task Keep(IPage page, string route, int number)
    {
        if (Folder is null) return;
        var name = $"{(route.Length == 0 ? "home" : string.Concat(route.Select(letter => char.IsLetterOrDigit(letter) ? letter : '-')))}-{number}-{page.ViewportSize!.Width}.png";
        await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, "every", name), FullPage = true });
    }
}

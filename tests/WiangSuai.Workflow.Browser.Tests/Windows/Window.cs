using System.Collections.Concurrent;
using Microsoft.Playwright;
using WiangSuai.Workflow.Web.Tests.Loans;

namespace WiangSuai.Workflow.Browser.Tests.Windows;

/// <summary>A browser that people use one after the other, each with a sign-in of their own.</summary>
public sealed class Window : IAsyncDisposable
{
    /// <summary>The machine may be busy; no test waits for time to pass.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    readonly IBrowserContext context;
    readonly Uri address;
    readonly ConcurrentQueue<string> faults = [];

    Window(IBrowserContext context, Uri address, IPage page) => (this.context, this.address, Page) = (context, address, page);

    public IPage Page { get; }

    public IBrowserContext Context => context;

    /// <summary>Path of the page that is open.</summary>
    public string At => PathOf(Page);

    /// <summary>What the browser blocked, and scripts that broke.</summary>
    public IReadOnlyCollection<string> Faults => faults;

    public static async Task<Window> Open(Chromium browser, RunningOffice office, Screen screen, bool script = true, string? signedIn = null, string? host = null)
    {
        var context = await browser.New(screen, script, signedIn);
        context.SetDefaultTimeout((float)Patience.TotalMilliseconds);
        var page = await context.NewPageAsync();
        var window = new Window(context, host is null ? office.Address : new UriBuilder(office.Address) { Host = host }.Uri, page);   // a passkey belongs to a name, not to a number
        page.PageError += (_, error) => window.faults.Enqueue(error);
        page.Console += (_, message) =>
        {
            if (message.Text.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase)) window.faults.Enqueue(message.Text);
        };
        return window;
    }

    /// <summary>The one before leaves, the next signs in.</summary>
    public async Task SignIn(string user, string password = AtTheCounter.Password)
    {
        await context.ClearCookiesAsync();
        await Go("/sign-in");
        await Fill("Form.UserName", user);
        await Fill("Form.Password", password);
        await Choose("Form_Device_Own");   // a story moves the clock
        await Press("main form button.do");
        Assert.DoesNotContain("/sign-in", At, StringComparison.Ordinal);
    }

    /// <summary>Opens a path of the application.</summary>
    /// <returns>The status that it answered with.</returns>
    public async Task<int> Go(string path)
    {
        var status = (await Page.GotoAsync(UrlOf(path)))!.Status;
        if (status >= 500 && !path.StartsWith("/error/", StringComparison.Ordinal)) faults.Enqueue($"{path} answers {status}: {await Words()}");
        return status;
    }

    public string UrlOf(string path) => new Uri(address, path).ToString();

    public Task Fill(string name, string value) => Page.Locator($"main [name='{name}']").FillAsync(value);

    public async Task FillDate(string name, DateOnly day)
    {
        await Fill($"{name}.Day", $"{day.Day}");
        await Page.Locator($"[name='{name}.Month']").SelectOptionAsync($"{day.Month}");
        await Fill($"{name}.Year", $"{day.Year + 543}");
    }

    /// <summary>Touches the label of a radio button, as the button itself may be drawn by it.</summary>
    public Task Choose(string id) => Page.Locator($"label:has(#{id})").ClickAsync();

    /// <summary>Presses what leads to another page, and waits for that page.</summary>
    public async Task Press(string selector) => await PressOn(Page, selector);

    public static Task PressOn(IPage page, string selector) => LeaveBy(page, () => page.Locator(selector).First.ClickAsync());

    /// <summary>Does what leads to another page, and waits for that page.</summary>
    public static async Task LeaveBy(IPage page, Func<Task> act)
    {
        var loaded = new TaskCompletionSource();
        void Loaded(object? _, IPage loadedPage) => loaded.TrySetResult();
        page.Load += Loaded;
        await act();
        await loaded.Task.WaitAsync(Patience);
        page.Load -= Loaded;
    }

    /// <summary>What a reader reads there, in one line.</summary>
    public Task<string> Words(string selector = "main") => WordsOn(Page, selector);

    public static async Task<string> WordsOn(IPage page, string selector = "main") =>
        Flat(string.Join(' ', await page.Locator(selector).AllInnerTextsAsync()));

    public Task<string> Value(string name) => Page.Locator($"main [name='{name}']").InputValueAsync();

    public async Task<bool> Has(string selector) => await Page.Locator(selector).CountAsync() > 0;

    /// <summary>Whether the error stands beside this field, and the field says so to those who hear it.</summary>
    public async Task<string> ErrorBeside(string id)
    {
        var field = Page.Locator($"#{id}");
        Assert.Equal("true", await field.GetAttributeAsync("aria-invalid"));
        Assert.Contains($"{id}-error", await field.GetAttributeAsync("aria-describedby") ?? "", StringComparison.Ordinal);
        return await Words($"#{id}-error");
    }

    public static string PathOf(IPage page) => new Uri(page.Url).PathAndQuery;

    // Word joiners and hard spaces keep a number with its unit; who reads does not see them.
    static string Flat(string text) => string.Join(' ', text
        .Replace("\u2060", "", StringComparison.Ordinal).Replace("\u200b", "", StringComparison.Ordinal)
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public async ValueTask DisposeAsync()
    {
        await context.CloseAsync();
        await context.DisposeAsync();
    }
}

using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Mvc.Testing;
using WiangSuai.Workflow.Testing;

namespace WiangSuai.Workflow.Web.Tests.Inbox;

/// <summary>Somebody who is signed in, opens pages and sends forms without script.</summary>
internal sealed partial class Reader : IDisposable
{
    readonly HttpClient http;

    Reader(HttpClient http) => this.http = http;

    public static async Task<Reader> SignIn(Office office, string user, string password)
    {
        var reader = new Reader(office.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new Uri("https://localhost") }));
        var form = (await reader.Open("/sign-in")).QuerySelectorAll<IHtmlFormElement>("main form").Single();
        await reader.Send(form, "/sign-in", ("Form.UserName", user), ("Form.Password", password), ("Form.Device", "Own"));
        return reader;
    }

    /// <summary>Where the last answer came from, after redirects.</summary>
    public string At { get; private set; } = "";

    public HttpStatusCode Status { get; private set; }

    public Task<IHtmlDocument> Open(string address) => Read(http.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken));

    /// <summary>Sends a form as it stands on the page, with these fields changed or added; an empty action is the page itself.</summary>
    public Task<IHtmlDocument> Send(IHtmlFormElement form, string page, params (string Name, string Value)[] typed)
    {
        var fields = form.Elements.OfType<IHtmlInputElement>().Where(input => input.Type is not ("radio" or "checkbox") || input.IsChecked)
            .Select(input => (Name: input.Name ?? "", input.Value))
            .Concat(form.Elements.OfType<IHtmlTextAreaElement>().Select(area => (Name: area.Name ?? "", area.Value)))
            .Where(field => field.Name.Length > 0 && typed.All(other => other.Name != field.Name))
            .Concat(typed)
            .Select(field => KeyValuePair.Create(field.Name, field.Value));
        var action = form.GetAttribute("action") is { Length: > 0 } given ? given : page;
        return Read(http.PostAsync(new Uri(action, UriKind.Relative), new FormUrlEncodedContent(fields), TestContext.Current.CancellationToken));
    }

    /// <summary>Opens a page and sends its only form with these fields changed or added.</summary>
    public async Task<IHtmlDocument> Press(string address, params (string Name, string Value)[] typed) => await Send((await Open(address)).Form(), address, typed);

    public void Dispose() => http.Dispose();

    static bool HasFormWithinForm(string html)
    {
        var open = 0;
        return Tags().Matches(html).Any(tag => (open += tag.Value[1] == '/' ? -1 : 1) > 1);
    }

    [GeneratedRegex("</?form\\b", RegexOptions.IgnoreCase)]
    private static partial Regex Tags();

    async Task<IHtmlDocument> Read(Task<HttpResponseMessage> answer)
    {
        using var response = await answer;
        (Status, At) = (response.StatusCode, response.RequestMessage!.RequestUri!.AbsolutePath);
        var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.False(HasFormWithinForm(html), $"{At}: a form stands within a form; browsers drop it, and its button sends the outer one.");
        return new HtmlParser().ParseDocument(html);
    }
}

internal static class Pages
{
    /// <summary>The words of the page's main part, as they are read.</summary>
    public static string Words(this IDocument page) => string.Join(' ', page.QuerySelector("main")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public static IHtmlFormElement Form(this IDocument page) => page.QuerySelectorAll<IHtmlFormElement>("main form").Single();
}

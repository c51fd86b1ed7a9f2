using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Mvc.Testing;

namespace WiangSuai.Workflow.Testing;

/// <summary>A browser without script in somebody's hands: opens pages, fills in their forms as they stand, follows redirects after sending.</summary>
public sealed class Reading : IDisposable
{
    readonly HttpClient http;

    Reading(Office office) => http = office.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new Uri("https://localhost") });

    public static async Task<Reading> As(Office office, string user, string password)
    {
        var reading = new Reading(office);
        var page = await reading.Open("/sign-in");
        var inside = await reading.Send(page, page.Form("main form"), null, ("Form.UserName", user), ("Form.Password", password), ("Form.Device", "Own"));
        Assert.DoesNotContain("/sign-in", inside.Path, StringComparison.Ordinal);
        return reading;
    }

    public async Task<Page> Open(string path) => await Page.Of(await http.GetAsync(path));

    /// <summary>Presses a button of the form: everything that stands in it goes along, with these fields filled in anew.</summary>
    public async Task<Page> Send(Page page, IHtmlFormElement form, string? press, params (string Name, string Value)[] fill)
    {
        var names = fill.Select(field => field.Name).ToHashSet();
        var fields = FieldsOf(form).Where(field => !names.Contains(field.Name)).Concat(fill).ToList();
        if (press is not null)
            fields.Add(("do", press));
        var target = form.GetAttribute("action") is { Length: > 0 } action ? action : page.Path;
        return await Page.Of(await http.PostAsync(target, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)))));
    }

    /// <summary>What a browser sends of a form, its buttons left out.</summary>
    public static IEnumerable<(string Name, string Value)> FieldsOf(IHtmlFormElement form) => form.Elements.SelectMany(element => element switch
    {
        IHtmlInputElement { Name: { Length: > 0 } name, Type: "checkbox" or "radio" } box => box.IsChecked ? [(name, box.Value)] : [],
        IHtmlInputElement { Name: { Length: > 0 } name } input => [(name, input.Value)],
        IHtmlTextAreaElement { Name: { Length: > 0 } name } area => [(name, area.Value)],
        IHtmlSelectElement { Name: { Length: > 0 } name } select => [(name, select.Value ?? "")],
        _ => Array.Empty<(string, string)>(),
    });

    public void Dispose() => http.Dispose();
}

/// <summary>A page that came back, after redirects.</summary>
public sealed record Page(HttpStatusCode Status, string Path, IHtmlDocument Document)
{
    public static async Task<Page> Of(HttpResponseMessage response)
    {
        using (response)
            return new Page(response.StatusCode, response.RequestMessage!.RequestUri!.PathAndQuery, new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync()));
    }

    public IHtmlFormElement Form(string selector) => Assert.IsType<IHtmlFormElement>(Document.QuerySelector(selector), exactMatch: false);

    /// <summary>The error that stands beside the field of this name, as its input points to it; null where it has none.</summary>
    public string? ErrorBeside(string field) => Document.GetElementById($"{field}-error")?.TextContent.Trim();

    public string Text(string selector) => Flat(Document.QuerySelector(selector)?.TextContent ?? "");

    public IReadOnlyList<string> Texts(string selector) => [.. Document.QuerySelectorAll(selector).Select(element => Flat(element.TextContent))];

    public string Value(string name) => Document.QuerySelector($"[name='{name}']") switch
    {
        IHtmlInputElement input => input.Value,
        IHtmlTextAreaElement area => area.Value,
        IHtmlSelectElement select => select.Value ?? "",
        _ => throw new ArgumentException($"The page has no field '{name}'."),
    };

    static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

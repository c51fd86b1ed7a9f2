using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Testing;
using WiangSuai.Workflow.Web.Hosting.Demo;

namespace WiangSuai.Workflow.Testing;

/// <summary>One browser without script: keeps cookies, fills in forms, follows nothing by itself.</summary>
public sealed class Visitor : IDisposable
{
    readonly HttpClient http;
    readonly string address;

    /// <param name="address">Where it calls from; the application sees it as the remote address.</param>
    public Visitor(Office office, string address = "203.0.113.1") => (http, this.address) = (
        office.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new Uri("https://localhost"), AllowAutoRedirect = false }), address);

    /// <summary>Calls an application in a process of its own.</summary>
    public Visitor(OfficeProcess office) => (http, address) = (
        new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { BaseAddress = office.Address }, "");

    public async Task<Answer> Get(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add(Office.AddressHeader, address);
        return await Answer.Of(await http.SendAsync(request));
    }

    /// <summary>Opens the page, fills in its form and sends it.</summary>
    public async Task<Answer> Fill(string path, params (string Field, string Value)[] fields)
    {
        var page = await Get(path);
        return page.Status is HttpStatusCode.OK ? await Send(path, page, fields) : page;
    }

    /// <summary>Sends the form of a page that was opened before.</summary>
    public async Task<Answer> Send(string path, Answer page, params (string Field, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.Add(Office.AddressHeader, address);
        request.Content = new FormUrlEncodedContent(fields
            .Append(("__RequestVerificationToken", page.Token))
            .Select(field => new KeyValuePair<string, string>(field.Item1, field.Item2)));
        return await Answer.Of(await http.SendAsync(request));
    }

    /// <summary>Opens the page and sends its form with a file chosen.</summary>
    public async Task<Answer> Upload(string path, string field, string fileName, byte[] content)
    {
        var page = await Get(path);
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.Add(Office.AddressHeader, address);
        request.Content = new MultipartFormDataContent { { new ByteArrayContent(content), field, fileName }, { new StringContent(page.Token), "__RequestVerificationToken" } };
        return await Answer.Of(await http.SendAsync(request));
    }

    public Task<Answer> SignIn(string userName, string password = DemoAccounts.Password) =>
        Fill("/sign-in", ("Form.UserName", userName), ("Form.Password", password), ("Form.Device", "Own"));

    /// <summary>Calls the interface for programs in this browser's session.</summary>
    /// <param name="body">Sent as JSON; none without.</param>
    public async Task<HttpResponseMessage> Call(HttpMethod method, string path, object? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add(Office.AddressHeader, address);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        if (body is not null) request.Content = JsonContent.Create(body);
        return await http.SendAsync(request);
    }

    public void Dispose() => http.Dispose();
}

/// <summary>What came back.</summary>
/// <param name="Location">Path where a redirect leads; none otherwise.</param>
public sealed partial record Answer(HttpStatusCode Status, string? Location, string Html)
{
    internal static async Task<Answer> Of(HttpResponseMessage response)
    {
        using (response)
        {
            var location = response.Headers.Location is { } uri ? (uri.IsAbsoluteUri ? uri.PathAndQuery : uri.OriginalString) : null;
            return new Answer(response.StatusCode, location, await response.Content.ReadAsStringAsync());
        }
    }

    /// <summary>The form's antiforgery token; empty on a page without a form.</summary>
    public string Token => TokenField().Match(Html) is { Success: true } found ? found.Groups[1].Value : "";

    /// <summary>The text as a reader sees it, tags taken out.</summary>
    public string Text => WebUtility.HtmlDecode(Spaces().Replace(Tags().Replace(Html, ""), " "));

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex TokenField();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}

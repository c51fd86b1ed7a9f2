using System.Net;
using System.Text;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Assets.Import;
using WiangSuai.Workflow.Web.Shared;
using WiangSuai.Workflow.Web.Tests.Loans;
using Office = WiangSuai.Workflow.Testing.Office;
using Page = WiangSuai.Workflow.Testing.Page;

namespace WiangSuai.Workflow.Web.Tests.ScreenFrame;

public sealed class ListExportFacts(Databases databases)
{
    /// <summary>Pages of the endpoint table, without an id in their address, that show no list. A page that is neither here nor offers its list as a file fails the test below.</summary>
    static readonly (string Route, string Because)[] NoLists =
    [
        ("", "a little of everything; each number leads to its list"),
        ("account", "one's own account"),
        ("account/code", "a form"),
        ("account/confirm", "a form"),
        ("account/notices", "a form"),
        ("account/passkeys", "a form"),
        ("account/password", "a form"),
        ("account/tokens", "keys, each with its forms"),
        ("assets/labels", "a sheet of labels to print"),
        ("assets/new", "a form"),
        ("first-run", "steps, each leading to its place"),
        ("inbox/batch", "a form"),
        ("language", "acts and leads back"),
        ("loans/before", "a form"),
        ("loans/before/import", "a form"),
        ("loans/for-other", "a form"),
        ("loans/new", "a form"),
        ("me", "one's own authority, printed as a card"),
        ("offline", "says only that there is no line"),
        ("orders/new", "a form"),
        ("orders/paper", "a form"),
        ("people/holdings/new", "a form"),
        ("people/import", "a form"),
        ("reference/api", "a manual"),
        ("settings/law", "points of law, each with its form"),
        ("settings/office", "a form"),
        ("setup", "a form"),
        ("sign-in", "a form"),
        ("sign-in/code", "a form"),
        ("sign-in/first", "a form"),
        ("sign-out", "acts and leads on"),
        ("system", "a little of everything"),
        ("system/tokens", "keys, each with its forms"),
        ("verify", "a form"),
    ];

    /// <summary>Who opens the list.</summary>
    static string ReaderOf(string route) => route switch
    {
        _ when route.StartsWith("settings", StringComparison.Ordinal) => "admin",
        _ when route.StartsWith("accounts", StringComparison.Ordinal) || route == "people/changes" => "admin",
        _ when route.StartsWith("audits", StringComparison.Ordinal) => "auditor",
        "people" or "notices" or "inbox" or "orders" or "loans/mine" => "education",
        _ => "property",
    };

    [Fact]
    public async Task Every_list_of_the_endpoint_table_is_offered_as_CSV_and_as_a_spreadsheet()
    {
        await using var office = await Office.Open(databases, Provider.Sqlite);
        var routes = office.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Select(endpoint => endpoint.RoutePattern.RawText!.Trim('/')).Where(route => !route.Contains('{', StringComparison.Ordinal))
            .Distinct().Except(NoLists.Select(page => page.Route)).Order(StringComparer.Ordinal).ToList();
        Assert.Contains("assets", routes);
        var wrong = new List<string>();
        foreach (var readers in routes.GroupBy(ReaderOf))
        {
            using var reader = await Download.As(office, readers.Key);
            foreach (var route in readers)
            {
                var page = await reader.Text($"/{route}");
                foreach (var format in new[] { "csv", "xlsx" })
                {
                    if (!page.Contains($"/{route}?export={format}", StringComparison.Ordinal)) wrong.Add($"{route} does not offer {format}");
                    var (type, name, bytes) = await reader.File($"/{route}?export={format}");
                    if (!name.EndsWith($".{format}", StringComparison.Ordinal) || RegisterFile.Read(bytes) is not FileRead.Sheets) wrong.Add($"{route} as {format} is {type} {name}");
                }
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task A_list_goes_out_under_its_filters_whole_and_without_what_its_reader_may_not_see()
    {
        await using var office = await Office.Open(databases, Provider.Sqlite);
        using var reader = await Download.As(office, "education");
        var all = await reader.Rows("/assets?export=csv");
        Assert.Equal(40, all.Count);   // the heading and 39 things; the page shows 24
        var (_, _, xlsx) = await reader.File("/assets?export=xlsx");
        Assert.Equal(40, Assert.IsType<FileRead.Sheets>(RegisterFile.Read(xlsx)).All[0].Rows.Count);
        Assert.Equal(2, (await reader.Rows("/assets?export=csv&q=" + Uri.EscapeDataString("ฉายภาพ ๔๕๖-๖๒"))).Count);
        Assert.DoesNotContain(all, row => row.Cells.Any(cell => cell.Text is "868000.00" or "18900.00"));
        Assert.Equal(HttpStatusCode.Forbidden, await reader.Status("/loans?export=csv"));
        Assert.Equal(HttpStatusCode.OK, await reader.Status("/assets?export=pdf"));   // no such kind: the page itself
    }

    [Fact]
    public async Task What_a_spreadsheet_would_run_is_harmless_and_comes_back_as_it_was()
    {
        string[] said = ["=HYPERLINK(\"http://x\")", "+66 53 000 000", "-", "@SUM(A1)", "\tx", "ก, ข", "บรรทัด\nสอง", "0011"];
        using var csv = new MemoryStream();
        await CsvWriting.Write(csv, ExportedTable.Of("x", said, ("a", text => text), ("b", _ => 1.5m)), TestContext.Current.CancellationToken);
        var text = Encoding.UTF8.GetString(csv.ToArray());
        Assert.EndsWith(",1.50\r\n", text, StringComparison.Ordinal);   // money keeps its satang
        Assert.StartsWith("\uFEFFa,b\r\n", text, StringComparison.Ordinal);
        Assert.All(text.Split("\r\n").Skip(1), line => Assert.False(line is ['=' or '+' or '-' or '@' or '\t', ..] or ['"', '=' or '+' or '-' or '@', ..], line));
        var back = Assert.IsType<FileRead.Sheets>(RegisterFile.Read(csv.ToArray())).All[0].Rows.Skip(1).Select(row => row[0].Text);
        Assert.Equal(["=HYPERLINK(\"http://x\")", "+66 53 000 000", "-", "@SUM(A1)", "x", "ก, ข", "บรรทัด สอง", "0011"], back);
    }

    /// <summary>Somebody signed in who keeps files.</summary>
    sealed class Download : IDisposable
    {
        readonly HttpClient http;

        Download(HttpClient http) => this.http = http;

        internal static async Task<Download> As(Office office, string user)
        {
            var reader = new Download(office.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new Uri("https://localhost") }));
            var page = await Page.Of(await reader.http.GetAsync("/sign-in"));
            await reader.http.PostAsync("/sign-in", new FormUrlEncodedContent(
                [.. Reading.FieldsOf(page.Form("main form")).Where(field => !field.Name.StartsWith("Form.", StringComparison.Ordinal)).Select(field => KeyValuePair.Create(field.Name, field.Value)), new("Form.UserName", user), new("Form.Password", AtTheCounter.Password)]));
            return reader;
        }

        internal async Task<string> Text(string path) => WebUtility.HtmlDecode(await http.GetStringAsync(path));

        internal async Task<HttpStatusCode> Status(string path)
        {
            using var answer = await http.GetAsync(path);
            return answer.StatusCode;
        }

        internal async Task<(string Type, string Name, byte[] Bytes)> File(string path)
        {
            using var answer = await http.GetAsync(path);
            return (answer.Content.Headers.ContentType?.ToString() ?? "", answer.Content.Headers.ContentDisposition?.FileNameStar ?? "", await answer.Content.ReadAsByteArrayAsync());
        }

        internal async Task<IReadOnlyList<SheetRow>> Rows(string path) => Assert.IsType<FileRead.Sheets>(RegisterFile.Read((await File(path)).Bytes)).All[0].Rows;

        public void Dispose() => http.Dispose();
    }
}

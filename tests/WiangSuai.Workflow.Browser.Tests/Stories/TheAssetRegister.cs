using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using WiangSuai.Workflow.Browser.Tests.Pages;
using WiangSuai.Workflow.Browser.Tests.Windows;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Assets;

namespace WiangSuai.Workflow.Browser.Tests.Stories;

/// <summary>From a thing that is entered in the register to a slip for a whole set, on a phone and on a desktop.</summary>
public sealed partial class TheAssetRegister(Chromium browser, Databases databases)
{
    [Theory]
    [InlineData(Provider.Sqlite, true)]
    [InlineData(Provider.Postgres, false)]
    public async Task A_thing_is_registered_photographed_found_by_a_mistyped_word_labelled_and_opened_by_its_label(Provider provider, bool onAPhone)
    {
        await using var office = await RunningOffice.Open(databases, provider);
        await using var window = await Window.Open(browser, office, onAPhone ? Screen.Phone : Screen.Desktop);
        await window.SignIn("property");
        await window.Go("/assets/new");
        await window.Fill("Form.Name", "เครื่องปั๊มน้ำ");
        await window.Fill("Form.Number", "๔๑๒-๖๙-๐๐๐๙");
        await window.Page.Locator("[name='Form.ClassCode']").SelectOptionAsync("WORKS");
        await window.Fill("Form.Counter", "เครื่อง");
        await window.Page.Locator("[name='Form.HoldingUnitId']").SelectOptionAsync(new SelectOptionValue { Label = "กองช่าง" });
        await window.FillDate("Form.AcquiredOn", new DateOnly(2026, 2, 14));
        await window.Press("#save");
        Assert.Contains("ยังไม่ได้กรอก", await window.ErrorBeside("Form_UnitPrice"), StringComparison.Ordinal);
        Assert.Equal("๔๑๒-๖๙-๐๐๐๙", await window.Value("Form.Number"));
        await window.Fill("Form.UnitPrice", "๑๙,๕๐๐");
        await window.Fill("Form.UsefulLifeYears", "5");
        await window.Press("#save");
        Assert.Contains("ลงทะเบียน เครื่องปั๊มน้ำ 412-69-0009 แล้ว", await window.Words("[role=status]"), StringComparison.Ordinal);
        var thing = window.At;

        await window.Go(thing + "/photos");
        await window.Page.SetInputFilesAsync("#Files", new FilePayload { Name = "pump.png", MimeType = "image/png", Buffer = Samples.Pixel });
        await window.Press("#add");
        Assert.True(await window.Has(".card img[src$='/small']"));

        await window.Go("/assets");
        await window.Fill("q", "ปั๊มนํ้า 412-๖๙");   // tone and vowel in the other order, Thai and Arabic digits
        await window.Press(".search-line button");
        Assert.Equal("เครื่องปั๊มน้ำ", await window.Words(".card a"));
        Assert.True(await window.Page.Locator(".card img").EvaluateAsync<bool>("picture => picture.decode().then(() => picture.naturalWidth === 1)"));

        await window.Go("/assets/register?q=412-69");
        await window.Page.Locator(".tbl .pick").First.ClickAsync();
        await window.Press(".batch button");
        Assert.StartsWith("/assets/labels?things=", window.At, StringComparison.Ordinal);
        Assert.Contains("412-69-0009", await window.Words(".labels"), StringComparison.Ordinal);
        var id = Guid.Parse(thing["/assets/".Length..]);
        await window.Context.ClearCookiesAsync();
        await window.Go(AssetLabel.PathOf(id));   // what the label's code says behind the office's address
        await window.Fill("Form.UserName", "education");
        await window.Fill("Form.Password", Web.Tests.Loans.AtTheCounter.Password);
        await window.Press("main form button.do");
        Assert.Equal(thing, window.At);
        Assert.Contains("เครื่องปั๊มน้ำ", await window.Words("h1"), StringComparison.Ordinal);
        Assert.Empty(window.Faults);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_set_is_ticked_once_and_stands_line_by_line_in_the_request(bool onAPhone)
    {
        await using var office = await RunningOffice.Open(databases, Provider.Sqlite);
        await using var window = await Window.Open(browser, office, onAPhone ? Screen.Phone : Screen.Desktop);
        await window.SignIn("education");
        await window.Go("/assets");
        await window.Page.Locator("details:has(input[name=sets]) > summary").First.ClickAsync();
        var set = await office.Office.WithDb(db => db.Set<LendingSet>().Where(s => s.Name == "ชุดงานพิธีกลางแจ้ง").Select(s => s.Id).SingleAsync(TestContext.Current.CancellationToken));
        await window.Page.Locator($"label:has(input[value='{set}'])").ClickAsync();
        await window.Press(".batch button");
        Assert.Equal(3, await window.Page.Locator(".things > li").CountAsync());
        Assert.Equal("60", await window.Value("Form.Things[2].Quantity"));
        await window.FillRequest(office.Counter.Today.AddDays(1), office.Counter.Today.AddDays(2));
        await window.Press(".act button[value=review]");
        await window.Press("button[value=file]");
        Assert.Matches(Slip(), window.At);
        Assert.Empty(window.Faults);
    }

    [GeneratedRegex("^/loans/[0-9a-f-]{36}$")]
    private static partial Regex Slip();
}

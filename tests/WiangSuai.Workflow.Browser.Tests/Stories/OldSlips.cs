using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using WiangSuai.Workflow.Browser.Tests.Windows;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Loans;

namespace WiangSuai.Workflow.Browser.Tests.Stories;

/// <summary>The property officer brings in the slips whose things were out before the system began, from a spreadsheet with the pictures of their papers.</summary>
public sealed class OldSlips(Chromium browser, Databases databases)
{
    const string Headings = "เลขที่ใบยืม,ปีของทะเบียน,ลงวันที่,ผู้ยืม,ตำแหน่ง,หน่วยงาน,หน่วยงานภายนอก,วันที่ยืม,กำหนดคืน,วัตถุประสงค์,ใช้ในหรือนอกสถานที่,สถานที่ใช้,หมายเลขพัสดุ,จำนวน,ภาพใบยืม";
    const string Good = "๓๘,๒๕๖๙,5 พ.ย. 2569,นางสาว ข.,,,,5 พ.ย. 2569,26 พ.ย. 2569,อบรม,ในสถานที่,ห้องประชุม,401-60-0001,2,ใบ38.jpg";
    const string WithoutPicture = "39,2569,6 พ.ย. 2569,นาง ว.,ผู้อำนวยการ,,โรงเรียนบ้านกลาง,6 พ.ย. 2569,28 พ.ย. 2569,กีฬา,นอกสถานที่,สนามโรงเรียน,401-60-0001,3,ใบ39.jpg";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Provider.Sqlite, true)]
    [InlineData(Provider.Postgres, false)]
    public async Task Slips_go_in_with_their_pictures_and_what_came_back_goes_in_once_its_picture_is_there(Provider provider, bool onAPhone)
    {
        await using var office = await RunningOffice.Open(databases, provider);
        await using var window = await Window.Open(browser, office, onAPhone ? Screen.Phone : Screen.Desktop);
        await window.SignIn("property");
        await window.Go("/loans");
        await window.Press("a[href='/loans/before/import']");
        await window.Page.SetInputFilesAsync("#Upload", new FilePayload { Name = "ใบยืม.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes($"{Headings}\r\n{Good}\r\n{WithoutPicture}\r\n") });
        await window.Page.SetInputFilesAsync("#Pictures", Picture("ใบ38.jpg"));
        await window.Press(".act button.do");
        Assert.Contains("เข้าระบบได้ 1 จาก 2 ใบ", await window.Words("#slips"), StringComparison.Ordinal);
        Assert.Contains("ไม่พบภาพ “ใบ39.jpg”", await window.Words(), StringComparison.Ordinal);
        Assert.Contains("ใบยืมใบต่อไปของสำนักปลัดเทศบาล ปี 2569 จะเป็นเลขที่ 39", await window.Words(), StringComparison.Ordinal);

        var download = await window.Page.RunAndWaitForDownloadAsync(() => window.Page.Locator("button[formaction*='Refused']").ClickAsync());
        var refused = await File.ReadAllBytesAsync(await download.PathAsync(), Stop);
        await window.Press("button[formaction*='Apply']");
        Assert.Contains("เข้าระบบแล้ว 1 ใบ", await window.Words("[role=status]"), StringComparison.Ordinal);

        await window.Go("/loans/before/import");
        await window.Page.SetInputFilesAsync("#Upload", new FilePayload { Name = download.SuggestedFilename, MimeType = "text/csv", Buffer = refused });
        await window.Page.SetInputFilesAsync("#Pictures", Picture("ใบ39.jpg"));
        await window.Press(".act button.do");
        await window.Press("button[formaction*='Apply']");
        Assert.Contains("เข้าระบบแล้ว 1 ใบ", await window.Words("[role=status]"), StringComparison.Ordinal);
        await window.Press("#slips ~ table a");
        Assert.Contains("ก่อนใช้ระบบ", await window.Words(), StringComparison.Ordinal);
        Assert.Contains("โรงเรียนบ้านกลาง", await window.Words(), StringComparison.Ordinal);
        Assert.Equal([38, 39], await office.Counter.Office.WithDb(db => db.Set<Loan>().OrderBy(loan => loan.Number).Select(loan => loan.Number).ToListAsync(Stop)));
        Assert.Empty(window.Faults);
    }

    static FilePayload Picture(string name) => new() { Name = name, MimeType = "image/jpeg", Buffer = [0xFF, 0xD8, 0xFF, .. Encoding.UTF8.GetBytes(name)] };
}

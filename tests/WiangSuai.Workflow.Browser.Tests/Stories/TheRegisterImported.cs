using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using WiangSuai.Workflow.Browser.Tests.Pages;
using WiangSuai.Workflow.Browser.Tests.Windows;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Assets.Import;
using WiangSuai.Workflow.Web.Shared;
using WiangSuai.Workflow.Web.Tests.Assets;

namespace WiangSuai.Workflow.Browser.Tests.Stories;

/// <summary>The property officer takes in the office's own register of 800 rows, mends what came back, and takes that in as well.</summary>
public sealed partial class TheRegisterImported(Chromium browser, Databases databases)
{
    /// <summary>Headings of no form: what they hold only the officer can say.</summary>
    const string OwnNumber = "เลขประจำของ", OwnUnit = "ใครเก็บไว้";

    const string First = "400-60-0001", OfARange = "403-63-0033", Pool = "415-65-0151", InThaiDigits = "407-67-0072";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Provider.Sqlite, true)]
    [InlineData(Provider.Postgres, false)]
    public async Task An_untidy_register_goes_in_by_columns_mapped_by_hand_and_what_came_back_goes_in_once_mended(Provider provider, bool onAPhone)
    {
        await using var office = await RunningOffice.Open(databases, provider);
        await using var window = await Window.Open(browser, office, onAPhone ? Screen.Phone : Screen.Desktop);
        var untidy = new UntidyRegister { NumberHeading = OwnNumber, UnitHeading = OwnUnit };
        var file = await untidy.Xlsx();
        var before = await Count(office);
        await window.SignIn("property");
        await window.Go("/assets");
        await window.Press("a[href='/assets/import']");
        await Send(window, "ทะเบียนครุภัณฑ์ 2569.xlsx", file);

        // Two columns bear names of the office's own: nothing could go in, and the page says what it lacks.
        var first = window.At;
        Assert.Equal(0, await Figure(window, "new"));
        Assert.False(await window.Has("#confirm"));
        Assert.Contains("ยังไม่มีคอลัมน์หมายเลขครุภัณฑ์", await window.ErrorBeside("Form_Fields_0_"), StringComparison.Ordinal);
        Assert.DoesNotContain("ไม่มีรายการใดต่างจากทะเบียน", await window.Words(), StringComparison.Ordinal);
        await Fits(window);
        Assert.Equal(nameof(RegisterField.Name), await UsedAs(window, "รายการ").InputValueAsync());
        await UsedAs(window, OwnNumber).SelectOptionAsync(nameof(RegisterField.Number));
        await UsedAs(window, OwnUnit).SelectOptionAsync(nameof(RegisterField.HoldingUnitId));
        await window.Press("main button.btn[formaction*='Choose']");

        // What would happen, and why some rows would not go in.
        Assert.Equal(first, window.At);
        Assert.Contains("จำการจับคู่แล้ว", await window.Words("[role=status]"), StringComparison.Ordinal);
        Assert.Contains("แผ่นงาน “ทะเบียน 2569” หัวตารางอยู่แถว 3 รวม 2 แถว", await window.Words(".head"), StringComparison.Ordinal);
        Assert.Equal((untidy.Things, 0, untidy.BadRows), await Figures(window));
        Assert.Equal(untidy.Rows, await Figure(window, "skipped") - int.Parse(Number().Match(await window.Words(".nums a[href='#skipped'] small")).Value, CultureInfo.InvariantCulture));
        var reasons = await window.Page.Locator("section:has(#refused) tbody td:last-child").AllInnerTextsAsync();
        Assert.Equal(LookModel.Shown, reasons.Count);
        Assert.Contains($"อีก {untidy.BadRows - LookModel.Shown} แถวอยู่ในแฟ้มที่ต้องแก้", await window.Words("section:has(#refused)"), StringComparison.Ordinal);
        foreach (var why in new[] { "ไม่มีหมายเลขครุภัณฑ์ → กรอกหมายเลข", "ปีใน “14 ก.พ. 62” มีไม่ครบสี่หลัก", "ไม่มีวันที่ “31 ก.พ. 2563” → แก้วันที่ได้มา", "หมายเลข 408-68-0081 ซ้ำกับแถว 13" })
            Assert.Contains(why, await window.Words("section:has(#refused)"), StringComparison.Ordinal);
        await Fits(window);
        Assert.Equal(before, await Count(office));   // looking writes nothing

        await window.Press("#confirm");
        Assert.Contains($"นำเข้าแล้ว รายการใหม่ {untidy.Things} แก้ของเดิม 0", await window.Words("[role=status]"), StringComparison.Ordinal);
        Assert.Equal(before + untidy.Things, await Count(office));
        await Fits(window);
        var (headings, rows) = await Refused(window);

        await window.Go($"/assets?q={OfARange}");
        await window.Press(".card a");
        Assert.Contains("โต๊ะทำงาน แบบที่ 4", await window.Words("h1"), StringComparison.Ordinal);
        Assert.Contains("นำเข้า", await window.Words(".log"), StringComparison.Ordinal);
        Assert.Contains("ห้อง 4", await window.Words(), StringComparison.Ordinal);
        Assert.Equal((true, 40), await Thing(office, Pool) is var pool ? (pool.IsPool, pool.Quantity) : default);
        Assert.Equal((false, UntidyRegister.Class), await Thing(office, InThaiDigits) is var thing ? (thing.IsPool, thing.Class) : default);

        // What came back: the rows as they were, and why. Mended, with a look through the cupboards besides.
        Assert.Equal(Headings.ReasonMark, headings[^1]);
        Assert.Equal(untidy.BadRows, rows.Count);
        Assert.Equal(reasons.Select(Flat), rows.Take(reasons.Count).Select(row => Flat(row[^1])));
        var (number, day, room) = (headings.IndexOf(OwnNumber), headings.IndexOf("ว.ด.ป. ที่ได้มา"), headings.IndexOf("สถานที่ตั้ง"));
        var mended = rows.Where(row => !row.Contains("ผู้จัดทำ")).ToList();
        Assert.Equal(untidy.BadRows - 1, mended.Count);
        foreach (var (row, at) in mended.Select((row, at) => (row, at)))
        {
            if (row[number] is "" || row[^1].Contains("ซ้ำ", StringComparison.Ordinal)) row[number] = ThaiDigits.ToThai($"499-69-{at:0000}");
            if (row[day] is "14 ก.พ. 62" or "31 ก.พ. 2563") row[day] = "๑๔ กุมภาพันธ์ ๒๕๖๒";
        }
        var moved = mended[0].Select((_, column) => column == number ? ThaiDigits.ToThai(First) : column == room ? "ห้องพัสดุ ชั้น 1" : "").ToList();
        await window.Go("/assets/import");
        await Send(window, "แก้แล้ว.xlsx", await Xlsx(headings, [.. mended, moved]));

        // The mapping is remembered, and what would change is shown before it does.
        Assert.NotEqual(first, window.At);
        Assert.Equal(nameof(RegisterField.Number), await UsedAs(window, OwnNumber).InputValueAsync());
        Assert.Equal(nameof(RegisterField.HoldingUnitId), await UsedAs(window, OwnUnit).InputValueAsync());
        Assert.Equal((mended.Count, 1, 0), await Figures(window));
        var change = await window.Words("section:has(#changed) tbody");
        Assert.Contains(First, change, StringComparison.Ordinal);
        Assert.Contains("ที่เก็บ ห้อง 1 เป็น ห้องพัสดุ ชั้น 1", change, StringComparison.Ordinal);
        await Fits(window);
        Assert.Equal("ห้อง 1", (await Thing(office, First)).Location);
        Assert.Contains($"นำเข้า {mended.Count + 1} รายการ", await window.Words("#confirm"), StringComparison.Ordinal);
        await window.Press("#confirm");
        Assert.Contains($"นำเข้าแล้ว รายการใหม่ {mended.Count} แก้ของเดิม 1", await window.Words("[role=status]"), StringComparison.Ordinal);
        Assert.Equal(before + untidy.Things + mended.Count, await Count(office));
        Assert.Equal(("ห้องพัสดุ ชั้น 1", 1_200m), await Thing(office, First) is var known ? (known.Location, known.UnitPrice) : default);   // empty cells took nothing away

        await window.Go("/assets/imports");
        var log = await window.Words(".tbl tbody");
        Assert.Contains("แก้แล้ว.xlsx", log, StringComparison.Ordinal);
        Assert.Contains("ทะเบียนครุภัณฑ์ 2569.xlsx", log, StringComparison.Ordinal);
        await Fits(window);
        Assert.Empty(window.Faults);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_no_table_is_refused_beside_the_field_and_writes_nothing(bool onAPhone)
    {
        await using var office = await RunningOffice.Open(databases, Provider.Sqlite);
        await using var window = await Window.Open(browser, office, onAPhone ? Screen.Phone : Screen.Desktop);
        var before = await Count(office);
        await window.SignIn("property");
        await window.Go("/assets/import");
        await window.Press("main form button.do");
        Assert.Contains("ยังไม่ได้เลือกแฟ้ม → เลือกแฟ้มทะเบียน", await window.ErrorBeside("Upload"), StringComparison.Ordinal);
        foreach (var (name, content, why) in new (string, byte[], string)[]
        {
            ("ทะเบียน.xlsx", Samples.Pixel, "แฟ้มนี้ไม่ใช่ตาราง → บันทึกเป็น .xlsx หรือ .csv แล้วส่งใหม่"),   // a picture, whatever its name says
            ("ทะเบียน.csv", "ทะเบียนอยู่ในตู้\n"u8.ToArray(), "ไม่พบตารางในแฟ้มนี้ → ตรวจว่าเลือกแฟ้มทะเบียนแล้ว"),
            ("ทะเบียน.xlsx", "PK\u0003\u0004ไม่ครบ"u8.ToArray(), "แฟ้มนี้อ่านไม่ได้ทั้งแฟ้ม → เปิดด้วยโปรแกรมตาราง"),
        })
        {
            await Send(window, name, content);
            Assert.Equal(("/assets/import", "นำเข้าทะเบียนพัสดุ"), (window.At, await window.Words("h1")));
            Assert.Contains(why, await window.ErrorBeside("Upload"), StringComparison.Ordinal);
            Assert.Contains(why, await window.Words(".note.bad"), StringComparison.Ordinal);
            await Fits(window);
        }
        Assert.Equal(before, await Count(office));
        Assert.False(await office.Office.WithDb(db => db.Set<ImportRun>().AnyAsync(Stop)));
        Assert.Empty(window.Faults);
    }

    static async Task Send(Window window, string name, byte[] content)
    {
        await window.Page.SetInputFilesAsync("#Upload", new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = content });
        await window.Press("main form button.do");
    }

    /// <summary>The list from which the officer says what the column with this heading is.</summary>
    static ILocator UsedAs(Window window, string heading) => window.Page.Locator($"main tr:has(td:first-child:has-text('{heading}')) select");

    static async Task<(int New, int Changed, int Refused)> Figures(Window window) => (await Figure(window, "new"), await Figure(window, "changed"), await Figure(window, "refused"));

    static async Task<int> Figure(Window window, string of) => int.Parse(await window.Words($".nums a[href='#{of}'] b"), CultureInfo.InvariantCulture);

    /// <summary>Downloads the file of refused rows and opens it.</summary>
    static async Task<(List<string> Headings, List<List<string>> Rows)> Refused(Window window)
    {
        var download = await window.Page.RunAndWaitForDownloadAsync(() => window.Page.Locator("a[download][href*='handler=Refused']").ClickAsync());
        Assert.Equal("แถวที่ต้องแก้ ทะเบียนครุภัณฑ์ 2569.xlsx", download.SuggestedFilename);
        await using var content = await download.CreateReadStreamAsync();
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, Stop);
        var sheet = Assert.Single(Assert.IsType<FileRead.Sheets>(RegisterFile.Read(bytes.ToArray())).All);
        var rows = sheet.Rows.Select(row => Enumerable.Range(0, sheet.Width).Select(column => row[column].Text).ToList()).ToList();
        return (rows[0], rows[1..]);
    }

    static async Task<byte[]> Xlsx(IReadOnlyList<string> headings, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        using var file = new MemoryStream();
        await XlsxWriting.Write(file, new ExportedTable("แก้แล้ว", headings, rows.ToAsyncEnumerable()), Stop);
        return file.ToArray();
    }

    static Task<int> Count(RunningOffice office) => office.Office.WithDb(db => db.Set<Asset>().CountAsync(Stop));

    static Task<(bool IsPool, int Quantity, string Location, decimal UnitPrice, string Class)> Thing(RunningOffice office, string number) => office.Office.WithDb(async db =>
    {
        var asset = await db.Set<Asset>().AsNoTracking().SingleAsync(one => one.Number == number, Stop);
        return (asset.IsPool, asset.Quantity, asset.Location, asset.UnitPrice, (await db.Set<AssetClass>().AsNoTracking().SingleAsync(kind => kind.Code == asset.ClassCode, Stop)).Thai);
    });

    static string Flat(string text) => text.Replace("\u2060", "", StringComparison.Ordinal).Replace("\u200b", "", StringComparison.Ordinal).Replace('\u00a0', ' ').Trim();

    /// <summary>Nothing hangs out of the window to the right.</summary>
    static async Task Fits(Window window) =>
        Assert.True(await window.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), $"{window.At} is wider than the window");

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();
}

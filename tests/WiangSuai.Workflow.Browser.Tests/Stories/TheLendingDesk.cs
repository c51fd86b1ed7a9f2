using Microsoft.Playwright;
using WiangSuai.Workflow.Browser.Tests.Pages;
using WiangSuai.Workflow.Browser.Tests.Windows;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Tests.Loans;

namespace WiangSuai.Workflow.Browser.Tests.Stories;

/// <summary>What the property officer does beside the plain loan, on a telephone and at a desk.</summary>
public sealed class TheLendingDesk(Chromium browser, Databases databases)
{
    const string Projector = "456-62-0003", WorksGenerator = "441-64-0002", Ladder = "411-60-0007";

    public static TheoryData<string> Screens => ["phone", "desktop"];

    [Theory, MemberData(nameof(Screens))]
    public async Task A_basket_of_two_units_is_filed_as_two_slips_that_name_each_other(string screen)
    {
        await using var office = await RunningOffice.Open(databases, Provider.Sqlite);
        await using var window = await Window.Open(browser, office, Of(screen));
        var today = office.Counter.Today;
        await window.SignIn("education");
        await window.Go($"/loans/new?things={(await office.Counter.Asset(Projector)).Id}&things={(await office.Counter.Asset(WorksGenerator)).Id}");
        await window.FillRequest(today.AddDays(1), today.AddDays(2));
        await window.Press(".act button[value=review]");
        Assert.Contains("ระบบจะแยกเป็น 2 ใบยืม", await window.Words("#split"), StringComparison.Ordinal);
        await window.Press("button[value=file]");
        Assert.Contains("ยื่นคำขอแล้ว 2 ใบ", await window.Words("[role=status]"), StringComparison.Ordinal);
        var first = window.At;
        await window.Press("#siblings a");
        Assert.NotEqual(first, window.At);
        Assert.True(await window.Has($"#siblings a[href='{first}']"));
        await Fits(window);
        Assert.Empty(window.Faults);
    }

    [Theory, MemberData(nameof(Screens))]
    public async Task A_slip_from_before_the_system_is_keyed_with_its_picture_and_comes_back_with_an_ink_signature(string screen)
    {
        await using var office = await RunningOffice.Open(databases, Provider.Sqlite);
        await using var window = await Window.Open(browser, office, Of(screen));
        var today = office.Counter.Today;
        await window.SignIn("property");
        await window.Go($"/loans/before?things={(await office.Counter.Asset(Ladder)).Id}");
        await window.Press("button[value='kind:Named']");
        await window.Fill("Borrower.Name", "นาย พ.");
        await window.Fill("Borrower.Post", "พนักงานขับรถยนต์");
        await window.Page.SelectOptionAsync("[name='Borrower.Unit']", new SelectOptionValue { Label = "สำนักปลัดเทศบาล" });
        await window.Fill("Before.Number", "๓๗");
        await window.Fill("Before.Year", "2569");
        await window.FillDate("Before.PaperDate", today.AddDays(-10));
        await Choose(window, "#Before_Picture");
        await window.FillRequest(today.AddDays(-10), today);
        await window.Press(".act button[value=review]");
        Assert.Contains("ใบถัดไปจะได้เลขที่ 38", await window.ErrorBeside("Before_Number"), StringComparison.Ordinal);   // no slip of this unit is known yet
        await window.Page.Locator("label:has([name='Before.Far'])").ClickAsync();
        await window.Press(".act button[value=review]");
        Assert.Contains("จะได้เลขที่ 38", await window.Words("#warning"), StringComparison.Ordinal);
        Assert.Contains("ใบยืมก่อนใช้ระบบ", await window.Words(".paper"), StringComparison.Ordinal);
        await window.Press("button[value=file]");
        Assert.Contains("ก่อนใช้ระบบ", await window.Words(".head"), StringComparison.Ordinal);
        Assert.Contains("ไม่มีผลการพิจารณาในระบบ", await window.Words(".log"), StringComparison.Ordinal);
        await Fits(window);
        var loan = Guid.Parse(window.At["/loans/".Length..]);

        await window.Go("/loans");
        await window.Press($"a[href='/loans/{loan}/give-back']");
        await window.Choose("line-0-Good");
        await Choose(window, "#Form_Paper");
        await window.Press(".act button.do");
        Assert.Equal(LoanStatus.Closed, (await office.Counter.Loan(loan)).Status);
        Assert.Empty(window.Faults);
    }

    [Theory, MemberData(nameof(Screens))]
    public async Task A_slip_keyed_for_somebody_else_is_decided_by_others_signed_with_ink_and_handed_over(string screen)
    {
        await using var office = await RunningOffice.Open(databases, Provider.Sqlite);
        await using var window = await Window.Open(browser, office, Of(screen));
        var today = office.Counter.Today;
        await window.SignIn("property");
        await window.Go($"/loans/for-other?things={(await office.Counter.Asset(Projector)).Id}");
        await window.Press("button[value='kind:Named']");
        await window.Fill("Borrower.Name", "นาย พ.");
        await window.Fill("Borrower.Post", "พนักงานขับรถยนต์");
        await window.Page.SelectOptionAsync("[name='Borrower.Unit']", new SelectOptionValue { Label = "กองการศึกษา" });
        await window.FillRequest(today, today.AddDays(2));
        await window.Press(".act button[value=review]");
        await window.Press("button[value=file]");
        Assert.Contains("บันทึกโดย", await window.Words(), StringComparison.Ordinal);
        var loan = Guid.Parse(window.At["/loans/".Length..]);

        await window.ApproveNext("education-head", loan);
        await window.ApproveNext("finance-head", loan);
        await window.ApproveNext("deputy1", loan);
        await window.SignIn("property");
        await window.Go($"/loans/{loan}");
        await Choose(window, "#Upload");
        await window.Press("#attach button");
        Assert.Contains("แนบภาพใบยืมที่ลงนามแล้ว", await window.Words("[role=status]"), StringComparison.Ordinal);
        await window.Press($"a[href='/loans/{loan}/hand-over']");
        await window.Choose("line-0-Good");
        await window.Press(".act button.do");
        Assert.Contains("ยังไม่มีภาพลายมือชื่อ", await window.Words(".note.bad"), StringComparison.Ordinal);
        await Choose(window, "#Form_Paper");
        await window.Press(".act button.do");
        Assert.Equal(LoanStatus.HandedOver, (await office.Counter.Loan(loan)).Status);
        await Fits(window);
        Assert.Empty(window.Faults);
    }

    [Theory, MemberData(nameof(Screens))]
    public async Task What_is_late_is_passed_on_to_the_next_borrower_with_three_signatures(string screen)
    {
        await using var office = await RunningOffice.Open(databases, Provider.Sqlite);
        var (from, to) = await office.Counter.TwoToPassOn(Projector);
        await using var window = await Window.Open(browser, office, Of(screen));
        await window.SignIn("property");
        await window.Go($"/loans/{to}");
        Assert.Contains("ยังอยู่กับนางสาว ข.", await window.Words("#not-back"), StringComparison.Ordinal);
        await window.Press("#not-back a[href*='/pass-on']");
        await window.Choose("out-0-Good");
        await window.Press(".act button.do");
        Assert.Contains("ยังไม่ได้กรอกจำนวนที่คืน", await window.Words("#Form_Back_0__Good-error"), StringComparison.Ordinal);   // nobody counted yet
        await window.Fill("Form.Back[0].Good", "1");
        await window.Fill("Form.FromPassword", AtTheCounter.Password);
        await window.Fill("Form.ToPassword", "not-this-one");
        await window.Press(".act button.do");
        Assert.Contains("รหัสผ่านไม่ถูกต้อง", await window.ErrorBeside("Form_ToPassword"), StringComparison.Ordinal);
        Assert.Contains((await window.Words("h1")).Split(" ให้ ")[1] + ": รหัสผ่านไม่ถูกต้อง", await window.Words(".note.bad"), StringComparison.Ordinal);   // whose of the two
        Assert.Equal(LoanStatus.HandedOver, (await office.Counter.Loan(from)).Status);
        await Fits(window);
        await window.Fill("Form.FromPassword", AtTheCounter.Password);
        await window.Fill("Form.ToPassword", AtTheCounter.Password);
        await window.Press(".act button.do");
        Assert.Equal((LoanStatus.Closed, LoanStatus.HandedOver), ((await office.Counter.Loan(from)).Status, (await office.Counter.Loan(to)).Status));
        Assert.Empty(window.Faults);
    }

    static Screen Of(string name) => name == "phone" ? Screen.Phone : Screen.Desktop;

    static Task Choose(Window window, string field) =>
        window.Page.SetInputFilesAsync(field, new FilePayload { Name = "slip.png", MimeType = "image/png", Buffer = Samples.Pixel });

    /// <summary>Nothing hangs out of the window to the right.</summary>
    static async Task Fits(Window window) =>
        Assert.True(await window.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), $"{window.At} is wider than the window");
}

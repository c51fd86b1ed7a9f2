using WiangSuai.Workflow.Browser.Tests.Windows;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Shared;
using WiangSuai.Workflow.Web.Tests.Loans;

namespace WiangSuai.Workflow.Browser.Tests.Stories;

public sealed class TheWayOfALoan(Chromium browser, Databases databases)
{
    const string Projector = "456-62-0003", BorrowersOwn = "ฝนตกที่ดอยตอนเช้ามืด";

    [Theory]
    [InlineData(Provider.Sqlite, true)]
    [InlineData(Provider.Sqlite, false)]
    [InlineData(Provider.Postgres, true)]
    public async Task From_the_request_on_a_phone_to_the_closed_slip_the_deputy_approves_under_the_order(Provider provider, bool script)
    {
        await using var office = await RunningOffice.Open(databases, provider);
        await using var phone = await Window.Open(browser, office, Screen.Phone, script);
        var today = office.Counter.Today;

        await phone.SignIn("education");
        await ChangePassword(phone);
        var loan = await phone.Borrow(Projector, today, today.AddDays(2));

        await phone.ApproveNext("education-head", loan);
        await phone.ApproveNext("property", loan);

        await phone.SignIn("deputy1");
        await phone.OpenFirstTask();
        Assert.Contains("คำสั่งที่ 321/2569 ข้อ 1.2", await phone.Words(".ruling"), StringComparison.Ordinal);
        var block = await phone.Words(".sign");
        Assert.Contains("(นาย ก.)", block, StringComparison.Ordinal);
        Assert.Contains("รองนายกเทศมนตรี ปฏิบัติราชการแทน นายกเทศมนตรีตำบลเวียงสรวย", block, StringComparison.Ordinal);
        await phone.Sign();
        Assert.Contains("อนุมัติแล้ว รอรับของ", await phone.Words(), StringComparison.Ordinal);

        await phone.SignIn("property");
        await HandOver(phone);
        Assert.Equal(LoanStatus.HandedOver, (await office.Counter.Loan(loan)).Status);

        office.Office.Clock.Advance(TimeSpan.FromDays(2));
        await phone.SignIn("property");
        await GiveBack(phone);
        Assert.Equal(LoanStatus.Closed, (await office.Counter.Loan(loan)).Status);

        await phone.SignIn("education", BorrowersOwn);
        await phone.Go($"/loans/{loan}");
        Assert.Contains("คืนครบ ปิดเรื่องแล้ว", await phone.Words(".head"), StringComparison.Ordinal);
        await phone.Press($"a[href='/loans/{loan}/slip']");
        var paper = await phone.Words(".paper");
        Assert.All(["นางสาว ข.", "นาย ศ.", "นาง ค.", "นาย ก.", "ปฏิบัติราชการแทน", ThaiDigits.ToThai(Projector)], said => Assert.Contains(said, paper, StringComparison.Ordinal));
        Assert.Empty(phone.Faults);
    }

    [Fact]
    public async Task After_the_orders_last_day_the_same_request_goes_to_the_mayor_and_the_deputys_page_says_why()
    {
        await using var office = await RunningOffice.Open(databases, Provider.Sqlite);
        office.Office.Clock.SetUtcNow(Bangkok.Instant(new DateOnly(2027, 10, 1), new TimeOnly(9, 0)));
        await using var phone = await Window.Open(browser, office, Screen.Phone);
        var today = office.Counter.Today;

        await phone.SignIn("education");
        var loan = await phone.Borrow(Projector, today, today.AddDays(2));
        await phone.ApproveNext("education-head", loan);
        await phone.ApproveNext("property", loan);
        var task = (await office.Counter.OpenTask(loan)).Id;

        await phone.SignIn("deputy1");
        await phone.Go("/inbox");
        Assert.False(await phone.Has($"a[href='/inbox/{task}']"));
        await phone.Go($"/inbox/{task}");
        var refused = await phone.Words(".ruling.refused");
        Assert.Contains("ท่านลงนามเรื่องนี้ไม่ได้", refused, StringComparison.Ordinal);
        Assert.Matches("คำสั่งที่ 321/2569 ข้อ 1.2 มีผลถึงวันที่ 30 ก.*70 สิ้นสุดมาแล้ว 1 วัน", refused);
        Assert.Contains("นาย ม.", refused, StringComparison.Ordinal);
        Assert.False(await phone.Has("main form"));

        await phone.ApproveNext("mayor", loan);
        Assert.Equal(LoanStatus.Approved, (await office.Counter.Loan(loan)).Status);
    }

    [Fact]
    public async Task The_mayors_own_request_stays_open_and_says_that_nobody_may_decide_it()
    {
        await using var office = await RunningOffice.Open(databases, Provider.Sqlite);
        await using var phone = await Window.Open(browser, office, Screen.Phone);
        var today = office.Counter.Today;

        await phone.SignIn("mayor");
        var loan = await phone.Borrow(Projector, today, today.AddDays(2));
        Assert.Contains("ไม่มีผู้มีอำนาจลงนาม", await phone.Words(), StringComparison.Ordinal);
        var task = (await office.Counter.OpenTask(loan)).Id;

        foreach (var user in new[] { "mayor", "clerk", "deputy1" })
        {
            if (user is not "mayor") await phone.SignIn(user);
            await phone.Go($"/inbox/{task}");
            Assert.False(await phone.Has("main form"));
            await phone.Go("/inbox");
            Assert.False(await phone.Has($"a[href='/inbox/{task}']"));
        }

        await phone.SignIn("mayor");
        await phone.Go($"/inbox/{task}");
        Assert.Contains("ไม่มีผู้มีอำนาจลงนามเรื่องนี้", await phone.Words(".ruling.refused"), StringComparison.Ordinal);
        Assert.Equal(LoanStatus.Submitted, (await office.Counter.Loan(loan)).Status);
    }

    static async Task ChangePassword(Window phone)
    {
        await phone.Go("/account/password");
        await phone.Fill("Form.Current", AtTheCounter.Password);
        await phone.Fill("Form.New", BorrowersOwn);
        await phone.Fill("Form.Again", BorrowersOwn);
        await phone.Press("main form button.do");
        Assert.True(await phone.Has("[role=status]"));
    }

    /// <summary>The officer's password does not sign for the borrower; what was noted meanwhile stays.</summary>
    static async Task HandOver(Window phone)
    {
        await phone.Go("/loans");
        await phone.Press("a[href$='/hand-over']");
        await phone.Choose("line-0-Flawed");
        await phone.Fill("Form.Lines[0].Note", "ฝาครอบเลนส์หาย");
        await phone.Fill("Form.Password", AtTheCounter.Password);
        await phone.Press(".act button.do");
        Assert.Contains("รหัสผ่านไม่ถูกต้อง", await phone.ErrorBeside("Form_Password"), StringComparison.Ordinal);
        Assert.Equal("ฝาครอบเลนส์หาย", await phone.Value("Form.Lines[0].Note"));
        await phone.Fill("Form.Password", BorrowersOwn);
        await phone.Press(".act button.do");
    }

    static async Task GiveBack(Window phone)
    {
        await phone.Go("/loans");
        await phone.Press("a[href$='/give-back']");
        await phone.Choose("line-0-Good");
        await phone.Fill("Form.Password", BorrowersOwn);
        await phone.Press(".act button.do");
    }
}

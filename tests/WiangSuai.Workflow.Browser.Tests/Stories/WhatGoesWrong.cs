using WiangSuai.Workflow.Browser.Tests.Windows;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Loans;

namespace WiangSuai.Workflow.Browser.Tests.Stories;

public sealed class WhatGoesWrong(Chromium browser, Databases databases)
{
    const string Projector = "456-62-0003";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_due_day_before_the_start_is_said_beside_it_and_everything_typed_stays(bool script)
    {
        await using var office = await RunningOffice.Open(databases, Provider.Sqlite);
        await using var phone = await Window.Open(browser, office, Screen.Phone, script);
        var today = office.Counter.Today;
        await phone.SignIn("education");
        await phone.OpenRequest(Projector);
        await phone.FillRequest(today.AddDays(3), today.AddDays(1));
        await phone.Press(".act button[value=review]");

        Assert.Contains("วันคืนอยู่ก่อนวันเริ่มใช้", await phone.ErrorBeside("Form_Due"), StringComparison.Ordinal);
        Assert.Equal("อบรมผู้ปกครอง", await phone.Value("Form.Purpose"));
        Assert.True(await phone.Page.Locator("#Form_Place_Outside").IsCheckedAsync());
        Assert.Equal("ศาลาประชาคม", await phone.Value("Form.PlaceName"));
        Assert.Equal("104", await phone.Value("Form.Phone"));
        Assert.Equal(("26", "11", "2569"), (await phone.Value("Form.Start.Day"), await phone.Value("Form.Start.Month"), await phone.Value("Form.Start.Year")));
        Assert.Equal(("24", "11", "2569"), (await phone.Value("Form.Due.Day"), await phone.Value("Form.Due.Month"), await phone.Value("Form.Due.Year")));
        Assert.Contains(Projector, await phone.Words(".things"), StringComparison.Ordinal);

        await phone.FillDate("Form.Due", today.AddDays(4));
        await phone.Press(".act button[value=review]");
        await phone.Press("button[value=file]");
        Assert.Matches("^/loans/[0-9a-f-]{36}$", phone.At);
    }

    [Fact]
    public async Task Decided_in_two_tabs_the_second_reads_who_was_first_and_keeps_its_words()
    {
        await using var office = await RunningOffice.Open(databases, Provider.Sqlite);
        await using var desk = await Window.Open(browser, office, Screen.Desktop);
        var loan = await ForTheDeputy(office);
        await desk.SignIn("deputy1");
        await desk.OpenFirstTask();
        var second = await desk.Context.NewPageAsync();
        await second.GotoAsync(desk.Page.Url);
        await second.Locator("#Form_Comment").FillAsync("ใช้ในงานอื่นแล้ว");

        await desk.Sign();
        await Window.PressOn(second, Acts.ButtonOf(TaskOutcome.Rejected));
        var words = await Window.WordsOn(second);
        Assert.Contains("ท่านลงนามเรื่องนี้แล้ว", words, StringComparison.Ordinal);
        Assert.Contains("นาย ก. อนุมัติ เมื่อ", words, StringComparison.Ordinal);
        Assert.Contains("สิ่งที่ท่านกดไม่ถูกบันทึก", words, StringComparison.Ordinal);
        Assert.Equal("ใช้ในงานอื่นแล้ว", await second.Locator("#kept").InputValueAsync());
        Assert.Equal(LoanStatus.Approved, (await office.Counter.Loan(loan)).Status);
    }

    [Fact]
    public async Task A_rejection_without_words_is_asked_for_them_and_decides_nothing()
    {
        await using var office = await RunningOffice.Open(databases, Provider.Sqlite);
        await using var phone = await Window.Open(browser, office, Screen.Phone);
        var loan = await ForTheDeputy(office);
        await phone.SignIn("deputy1");
        await phone.OpenFirstTask();
        await phone.Sign(TaskOutcome.Rejected);
        Assert.Contains("ยังไม่ได้เขียนเหตุผล", await phone.ErrorBeside("Form_Comment"), StringComparison.Ordinal);
        Assert.Equal(LoanStatus.Checked, (await office.Counter.Loan(loan)).Status);

        await phone.Fill("Form.Comment", "ใช้ในงานอื่นแล้ว");
        await phone.Sign(TaskOutcome.Rejected);
        Assert.Equal($"/loans/{loan}", phone.At);
        await phone.SignIn("education");
        await phone.Go($"/loans/{loan}");
        Assert.Contains("ใช้ในงานอื่นแล้ว", await phone.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_line_a_page_says_so_a_form_keeps_its_words_and_sends_nothing()
    {
        await using var office = await RunningOffice.Open(databases, Provider.Sqlite);
        await using var phone = await Window.Open(browser, office, Screen.Phone);
        var loan = await ForTheDeputy(office);
        await phone.SignIn("deputy1");
        await phone.Page.EvaluateAsync("navigator.serviceWorker.ready.then(() => true)");
        await phone.OpenFirstTask();
        var decision = phone.At;
        await phone.Fill("Form.Comment", "ใช้ในงานอื่นแล้ว");

        await phone.Context.SetOfflineAsync(true);
        await phone.Page.Locator(Acts.ButtonOf(TaskOutcome.Rejected)).First.ClickAsync();
        await phone.Page.Locator("#no-line[open]").WaitForAsync();
        Assert.Contains("ยังไม่มีอะไรถูกส่ง", await phone.Words("#no-line"), StringComparison.Ordinal);
        await phone.Page.Locator("#no-line button").ClickAsync();
        Assert.Equal("ใช้ในงานอื่นแล้ว", await phone.Value("Form.Comment"));
        Assert.Equal(LoanStatus.Checked, (await office.Counter.Loan(loan)).Status);

        await phone.Go("/inbox");
        Assert.Contains("ไม่ได้เชื่อมต่ออินเทอร์เน็ต", await phone.Words(), StringComparison.Ordinal);
        await phone.Context.SetOfflineAsync(false);
        await phone.Press("main .btn.do");
        Assert.Equal("/inbox", phone.At);
        Assert.True(await phone.Has(".row"));

        await phone.Go(decision);
        await phone.Fill("Form.Comment", "ใช้ในงานอื่นแล้ว");
        await phone.Sign(TaskOutcome.Rejected);
        Assert.Equal(LoanStatus.Rejected, (await office.Counter.Loan(loan)).Status);
    }

    [Fact]
    public async Task An_administrator_finds_no_way_to_decide()
    {
        await using var office = await RunningOffice.Open(databases, Provider.Sqlite);
        await using var desk = await Window.Open(browser, office, Screen.Desktop);
        var loan = await ForTheDeputy(office);
        var task = (await office.Counter.OpenTask(loan)).Id;
        await desk.SignIn("admin");
        Assert.False(await desk.Has("nav a[href='/inbox']"));
        Assert.False(await desk.Has($"a[href='/inbox/{task}']"));

        await desk.Go("/inbox");
        Assert.False(await desk.Has($"a[href='/inbox/{task}']"));
        await desk.Go($"/inbox/{task}");
        Assert.False(await desk.Has("main form"));

        await desk.Go("/loans/new");
        var token = await desk.Page.Locator("input[name='__RequestVerificationToken']").First.InputValueAsync();
        var form = desk.Context.APIRequest.CreateFormData();
        form.Set("__RequestVerificationToken", token).Set("Form.Outcome", TaskOutcome.Approved)
            .Set("Form.MatterHash", (await office.Counter.Loan(loan)).ContentHash).Set("Form.Key", "0123456789abcdef0123456789abcdef");
        var answer = await desk.Context.APIRequest.PostAsync(desk.UrlOf($"/inbox/{task}"), new() { Form = form });
        Assert.Contains(answer.Status, new[] { 403, 404, 409 });
        Assert.Equal(LoanStatus.Checked, (await office.Counter.Loan(loan)).Status);
    }

    static async Task<Guid> ForTheDeputy(RunningOffice office)
    {
        var loan = await office.Counter.File("education", Projector);
        await office.Counter.Decide("education-head", loan);
        await office.Counter.Decide("property", loan);
        return loan;
    }
}

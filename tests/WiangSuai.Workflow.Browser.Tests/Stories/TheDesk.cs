using WiangSuai.Workflow.Browser.Tests.Windows;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Tests.Inbox;

namespace WiangSuai.Workflow.Browser.Tests.Stories;

/// <summary>A day at the inbox: taking and releasing, approving together, asking, sending up, taking back, and the keyboard.</summary>
public sealed class TheDesk(Chromium browser, Databases databases)
{
    const string Projector = "456-62-0003";

    public static TheoryData<Screen> Screens => [Screen.Phone, Screen.Desktop];

    [Theory, MemberData(nameof(Screens))]
    public async Task The_mayor_takes_a_matter_the_deputy_reads_who_has_it_and_signs_once_it_is_released(Screen screen)
    {
        await using var office = await RunningOffice.Open(databases, Provider.Sqlite);
        var task = (await office.Counter.OpenTask(await office.Counter.WaitingForTheDeputy())).Id;
        await using var mayor = await Window.Open(browser, office, screen);
        await using var deputy = await Window.Open(browser, office, screen);

        await mayor.SignIn("mayor");
        await mayor.Go("/inbox?tab=available");
        await mayor.Press($"form[action^='/inbox/{task}'] button");
        Assert.Contains("ท่านหยิบเรื่องนี้แล้ว", await mayor.Words("[role=status]"), StringComparison.Ordinal);

        await deputy.SignIn("deputy1");
        await deputy.Go("/inbox");
        Assert.False(await deputy.Has($".row a.t[href='/inbox/{task}']"));
        await deputy.Go($"/inbox/{task}");
        Assert.Contains("นาย ม. หยิบเรื่องนี้ไว้เมื่อ", await deputy.Words(".ruling.refused"), StringComparison.Ordinal);
        Assert.False(await deputy.Has("main form"));

        await mayor.Press("button[formaction*='Release']");
        Assert.Equal("/inbox?tab=available", mayor.At);
        await deputy.OpenFirstTask();
        await deputy.Sign();
        Assert.Contains("อนุมัติแล้ว", await deputy.Words(), StringComparison.Ordinal);
        Assert.Empty(mayor.Faults);
        Assert.Empty(deputy.Faults);
    }

    /// <summary>The month has 200,000 baht, 144,400 of it used: 28,900 and 14,500 fit, 28,500 is 16,300 too much.</summary>
    [Theory, MemberData(nameof(Screens))]
    public async Task Of_three_ticked_the_limit_refuses_the_third_with_its_numbers_and_two_are_approved_at_once(Screen screen)
    {
        await using var office = await RunningOffice.Open(databases, Provider.Sqlite);
        foreach (var number in new[] { "441-64-0002", "421-65-0002", "456-66-0002", Projector })   // 144,400
            await office.Counter.Decide("deputy1", await office.Counter.WaitingForTheDeputy(number));
        var loans = new List<Guid>();
        foreach (var number in new[] { "456-67-0001", "456-63-0004", "441-61-0001" })
        {
            loans.Add(await office.Counter.WaitingForTheDeputy(number));
            office.Counter.Office.Clock.Advance(TimeSpan.FromMinutes(1));   // the list and the batch are in the order of coming
        }
        await using var deputy = await Window.Open(browser, office, screen);

        await deputy.SignIn("deputy1");
        await deputy.Go("/inbox");
        foreach (var loan in loans)
            await deputy.Page.Locator($".pick:has([value='{(await office.Counter.OpenTask(loan)).Id}'])").ClickAsync();
        await deputy.Press(".batch button");
        Assert.Contains("ท่านลงนามได้ 2 จาก 3 เรื่อง", await deputy.Words(".ruling"), StringComparison.Ordinal);
        Assert.Contains("อนุมัติ 2 เรื่อง", await deputy.Words(".act"), StringComparison.Ordinal);
        Assert.Contains("16,300", await deputy.Words(".rows"), StringComparison.Ordinal);
        Assert.Equal(LoanStatus.Checked, (await office.Counter.Loan(loans[0])).Status);   // nothing acts on opening

        await deputy.Press(".act button");
        Assert.Contains("ลงนามแล้ว 2 จาก 2 เรื่อง", await deputy.Words("[role=status]"), StringComparison.Ordinal);
        Assert.Equal([LoanStatus.Approved, LoanStatus.Approved, LoanStatus.Checked], [(await office.Counter.Loan(loans[0])).Status, (await office.Counter.Loan(loans[1])).Status, (await office.Counter.Loan(loans[2])).Status]);
        Assert.Empty(deputy.Faults);
    }

    [Theory, MemberData(nameof(Screens))]
    public async Task The_deputy_asks_reads_the_opinion_leaves_the_matter_to_the_mayor_who_takes_the_signature_back_once(Screen screen)
    {
        await using var office = await RunningOffice.Open(databases, Provider.Sqlite);
        var loan = await office.Counter.WaitingForTheDeputy();
        var task = (await office.Counter.OpenTask(loan)).Id;
        await using var window = await Window.Open(browser, office, screen);

        await window.SignIn("deputy1");
        await window.Go($"/inbox/{task}");
        await window.Page.Locator("details:has(a[href$='/ask']) summary").ClickAsync();
        await window.Press("a[href$='/ask']");
        await window.Page.Locator("[name='Form.Of']").SelectOptionAsync((await office.Counter.Person("finance-head")).ToString());
        await window.Press("main form button.do");
        Assert.Contains("ยังไม่มีคำถาม", await window.ErrorBeside("Form_Question"), StringComparison.Ordinal);
        await window.Fill("Form.Question", "ชุดนี้เพิ่งซ่อมใช่หรือไม่");
        await window.Press("main form button.do");
        Assert.Equal($"/inbox/{task}", window.At);

        await window.SignIn("finance-head");
        await window.Go("/inbox");
        await window.Press("[aria-labelledby=opinions] a.t");
        Assert.Contains("ชุดนี้เพิ่งซ่อมใช่หรือไม่", await window.Words(), StringComparison.Ordinal);
        await window.Fill("Form.Text", "ซ่อมแล้ว ใช้ได้ปกติ");
        await window.Press("main form button.do");
        Assert.Contains("ส่งความเห็นแล้ว", await window.Words("[role=status]"), StringComparison.Ordinal);

        await window.SignIn("deputy1");
        await window.Go($"/inbox/{task}");
        Assert.Contains("ซ่อมแล้ว ใช้ได้ปกติ", await window.Words(), StringComparison.Ordinal);
        await window.Page.Locator("details:has(a[href$='/pass-up']) summary").ClickAsync();
        await window.Press("a[href$='/pass-up']");
        await window.Fill("Form.Reason", "เป็นงานใหญ่ของตำบล");
        await window.Press("main form button.do");
        Assert.Contains("เสนอเรื่องนี้ให้นายกเทศมนตรี พิจารณา", await window.Words(".ruling.refused"), StringComparison.Ordinal);

        await window.SignIn("mayor");
        await window.OpenFirstTask();
        Assert.Contains("เป็นงานใหญ่ของตำบล", await window.Words(".ruling"), StringComparison.Ordinal);
        await window.Sign();
        Assert.Equal(LoanStatus.Approved, (await office.Counter.Loan(loan)).Status);
        await window.Go($"/inbox/{task}");
        await window.Press("a[href$='/withdraw']");
        await window.Fill("Form.Reason", "อ่านวันที่ผิด");
        await window.Press("main form button.no");
        Assert.Contains("ถอนคำวินิจฉัยแล้ว", await window.Words("[role=status]"), StringComparison.Ordinal);
        Assert.Equal(LoanStatus.Checked, (await office.Counter.Loan(loan)).Status);
        Assert.Empty(window.Faults);
    }

    [Fact]
    public async Task With_the_keyboard_alone_somebody_moves_ticks_opens_writes_and_reaches_the_button_and_may_switch_the_keys_off()
    {
        await using var office = await RunningOffice.Open(databases, Provider.Sqlite);
        var loan = await office.Counter.WaitingForTheDeputy();
        office.Counter.Office.Clock.Advance(TimeSpan.FromMinutes(1));
        await office.Counter.WaitingForTheDeputy("456-67-0001");
        await using var desk = await Window.Open(browser, office, Screen.Desktop);
        await desk.SignIn("deputy1");
        var keys = desk.Page.Keyboard;
        await Leads("gi", "/inbox");
        await Leads("gh", "/");
        await Leads("gi", "/inbox");

        await keys.PressAsync("j");
        await keys.PressAsync("j");
        await keys.PressAsync("k");
        await keys.PressAsync("x");
        Assert.Equal(1, await desk.Page.Locator(".pick :checked").CountAsync());
        await keys.PressAsync("/");
        await keys.TypeAsync("jx?");   // letters in a field are letters
        Assert.Equal("jx?", await desk.Page.Locator("#q").InputValueAsync());
        Assert.Equal(1, await desk.Page.Locator(".pick :checked").CountAsync());
        await keys.PressAsync("Escape");
        await keys.PressAsync("j");
        await Window.LeaveBy(desk.Page, () => keys.PressAsync("Enter"));
        Assert.Equal($"/inbox/{(await office.Counter.OpenTask(loan)).Id}", desk.At);

        await keys.PressAsync("c");
        await keys.TypeAsync("ตามเสนอ");
        await keys.PressAsync("Control+Enter");
        Assert.Equal(TaskOutcome.Approved, await desk.Page.EvaluateAsync<string>("document.activeElement.value"));
        Assert.Equal(LoanStatus.Checked, (await office.Counter.Loan(loan)).Status);   // reaching the button presses nothing
        await Window.LeaveBy(desk.Page, () => keys.PressAsync("Enter"));
        Assert.Equal(LoanStatus.Approved, (await office.Counter.Loan(loan)).Status);

        await keys.PressAsync("?");
        await desk.Page.Locator("#keys-switch").ClickAsync();
        await desk.Go("/inbox");
        await keys.PressAsync("j");
        Assert.Equal("BODY", await desk.Page.EvaluateAsync<string>("document.activeElement.tagName"));
        Assert.Empty(desk.Faults);

        async Task Leads(string pressed, string place)
        {
            await Window.LeaveBy(desk.Page, async () =>
            {
                foreach (var key in pressed) await keys.PressAsync($"{key}");
            });
            Assert.Equal(place, desk.At);
        }
    }
}

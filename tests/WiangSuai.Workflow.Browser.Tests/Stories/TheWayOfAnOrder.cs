using WiangSuai.Workflow.Browser.Tests.Windows;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Tests.Orders;

namespace WiangSuai.Workflow.Browser.Tests.Stories;

public sealed class TheWayOfAnOrder(Chromium browser, Databases databases)
{
    [Theory]
    [InlineData(Provider.Sqlite, false)]
    [InlineData(Provider.Postgres, true)]
    public async Task From_a_draft_to_a_decision_under_it_and_revoked_while_a_task_is_open_the_task_moves(Provider provider, bool script)
    {
        await using var office = await RunningOffice.Open(databases, provider);
        await using var phone = await Window.Open(browser, office, Screen.Phone, script);
        var registry = new AtTheRegistry(office.Counter);
        var (first, second) = (await registry.LoanToApprove(), await registry.LoanToApprove("431-61-0001", quantity: 2));

        await phone.SignIn("registry");
        await phone.Go("/orders");
        await phone.Press("a[href='/orders/new']");
        await phone.Fill("Form.Subject", "มอบอำนาจให้รองนายกเทศมนตรี คนที่ 1 ให้ยืมพัสดุ");
        await phone.Page.Locator("[name='Form.Clauses[0].Post']").SelectOptionAsync($"{await registry.PostOf("deputy-1")}");
        await phone.Press(".act button[value=submit]");
        Assert.Contains("ยังไม่ได้เลือกอำนาจ", await phone.ErrorBeside("Form_Clauses_0__Power"), StringComparison.Ordinal);
        Assert.Equal("มอบอำนาจให้รองนายกเทศมนตรี คนที่ 1 ให้ยืมพัสดุ", await phone.Value("Form.Subject"));
        await phone.Page.Locator("[name='Form.Clauses[0].Power']").SelectOptionAsync("loan.outside");
        await phone.Fill("Form.Clauses[0].PerCase", "80,000");
        await phone.FillDate("Form.From", office.Counter.Today);
        await phone.Press(".act button[value=submit]");
        Assert.Matches("^/orders/drafts/[0-9a-f-]{36}$", phone.At);

        foreach (var signer in new[] { "lawyer", "clerk", "mayor" })
        {
            await phone.SignIn(signer);
            await phone.Go("/inbox");
            await phone.Press(".row.yours a.t:has-text('คำสั่ง')");
            Assert.Contains("๘๐,๐๐๐ บาท", await phone.Words(".paper"), StringComparison.Ordinal);
            await phone.Sign();
            Assert.StartsWith("/orders/drafts/", phone.At, StringComparison.Ordinal);
        }
        await phone.Press("a.go[href^='/orders/']");
        var order = phone.At;
        Assert.Contains("คำสั่งที่ 324/2569", await phone.Words(".head"), StringComparison.Ordinal);

        await phone.SignIn("deputy1");
        var task = (await office.Counter.OpenTask(first)).Id;
        await phone.Go($"/inbox/{task}");
        Assert.Contains("คำสั่งที่ 324/2569 ข้อ 1.1", await phone.Words(".ruling"), StringComparison.Ordinal);
        await phone.Sign();
        Assert.Equal(LoanStatus.Approved, (await office.Counter.Loan(first)).Status);

        await phone.SignIn("mayor");
        await phone.Go($"{order}/revoke");
        Assert.Contains("นาย ก.", await phone.Words(".tbl"), StringComparison.Ordinal);
        await phone.Fill("Form.Reason", "เปลี่ยนแปลงการแบ่งงาน");
        await phone.Press("button[value=ask]");
        await phone.Press("button[value=revoke]");
        Assert.Equal(order, phone.At);
        Assert.Contains("ยกเลิกแล้ว", await phone.Words(".head"), StringComparison.Ordinal);
        await phone.Go("/inbox");
        Assert.True(await phone.Has($"a[href='/inbox/{(await office.Counter.OpenTask(second)).Id}']"));
        Assert.Empty(phone.Faults);
    }
}

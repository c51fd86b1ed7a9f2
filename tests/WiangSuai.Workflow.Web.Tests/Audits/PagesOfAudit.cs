using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Audits;
using WiangSuai.Workflow.Web.Tests.Inbox;
using WiangSuai.Workflow.Web.Tests.Loans;
using Reader = WiangSuai.Workflow.Web.Tests.Inbox.Reader;

namespace WiangSuai.Workflow.Web.Tests.Audits;

/// <summary>Who finds what on the pages, and that nothing typed is lost where something is missing.</summary>
public sealed class PagesOfAudit(Databases databases)
{
    [Fact]
    public async Task Checklists_are_read_by_audit_mayor_and_clerk_and_a_finding_by_its_unit_once_it_is_directed()
    {
        await using var audit = await AtTheAudit.Open(databases, Provider.Sqlite);
        var (cell, finding) = (await audit.Cell("finance"), await audit.Report("finance"));
        foreach (var user in new[] { "auditor", "mayor", "clerk", "deputy1" })
            await Sees(user, HttpStatusCode.OK, "/audits", $"/audits/{cell}", "/audits/findings", $"/audits/findings/{finding}");
        foreach (var user in new[] { "finance-head", "education-head" })
        {
            await Sees(user, HttpStatusCode.Forbidden, "/audits", $"/audits/{cell}", $"/audits/{cell}/finding");
            await Sees(user, HttpStatusCode.NotFound, $"/audits/findings/{finding}");
            await Sees(user, HttpStatusCode.OK, "/audits/findings");
        }
        await Sees("education", HttpStatusCode.Forbidden, "/audits", $"/audits/{cell}", "/audits/findings");
        await Sees("education", HttpStatusCode.NotFound, $"/audits/findings/{finding}");
        await Sees("mayor", HttpStatusCode.Forbidden, $"/audits/{cell}/finding", $"/audits/findings/{finding}/edit");

        await audit.Decide("clerk", finding);
        await audit.Decide("mayor", finding, comment: "ให้แก้ไข");
        await Sees("finance-head", HttpStatusCode.OK, $"/audits/findings/{finding}");
        await Sees("education-head", HttpStatusCode.NotFound, $"/audits/findings/{finding}");

        async Task Sees(string user, HttpStatusCode status, params string[] paths)
        {
            using var reader = await Reader.SignIn(audit.Office, user, AtTheCounter.Password);
            foreach (var path in paths)
            {
                await reader.Open(path);
                Assert.True(reader.Status == status, $"{user} gets {reader.Status} at {path}");
            }
        }
    }

    [Fact]
    public async Task A_checklist_with_something_missing_keeps_every_answer_that_was_given()
    {
        await using var audit = await AtTheAudit.Open(databases, Provider.Sqlite);
        var cell = await audit.Cell("works");
        using var auditor = await Reader.SignIn(audit.Office, "auditor", AtTheCounter.Password);
        var form = (await auditor.Open($"/audits/{cell}")).QuerySelector<IHtmlFormElement>("#checklist")!;
        var page = await auditor.Send(form, $"/audits/{cell}", ("Form.Answers[0].Value", "No"), ("Form.Answers[1].Value", "Yes"), ("Form.Answers[2].Note", "ยังไม่ได้เลือก"), ("finish", "true"));
        Assert.True(page.QuerySelector<IHtmlInputElement>("#answer-1-No")!.IsChecked);
        Assert.True(page.QuerySelector<IHtmlInputElement>("#answer-2-Yes")!.IsChecked);
        Assert.Equal("ยังไม่ได้เลือก", page.QuerySelector<IHtmlTextAreaElement>("[name='Form.Answers[2].Note']")!.Value);
        Assert.Equal(7, page.QuerySelectorAll("main .err").Length);   // one reason, six answers
        Assert.Equal(CellStatus.Open, (await audit.CellOf(cell)).Status);

        page = await auditor.Send(page.QuerySelector<IHtmlFormElement>("#checklist")!, $"/audits/{cell}", ("Form.Answers[0].Note", "ไม่พบคำสั่ง"), ("Form.Answers[2].Value", "Yes"), ("finish", "false"));
        Assert.Contains("เก็บคำตอบแล้ว", page.Words(), StringComparison.Ordinal);
        Assert.Contains("ตอบแล้ว 3 จาก 8 ข้อ", page.QuerySelector("main .head")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reply_with_something_missing_keeps_what_was_typed_and_the_form_that_came_too_late_says_so()
    {
        await using var audit = await AtTheAudit.Open(databases, Provider.Sqlite);
        var finding = await audit.Directed("works");
        var other = await audit.Directed("finance");
        using var head = await Reader.SignIn(audit.Office, "finance-head", AtTheCounter.Password);
        var opened = await head.Open($"/audits/findings/{other}");
        var page = await head.Send(opened.QuerySelector<IHtmlFormElement>("#reply")!, $"/audits/findings/{other}", ("Reply.Text", "จะแก้ไข"));
        Assert.Equal("จะแก้ไข", page.QuerySelector<IHtmlTextAreaElement>("[name='Reply.Text']")!.Value);
        Assert.NotNull(page.GetElementById("Reply_Opinion-error"));
        Assert.IsType<FindingActResult.Done>(await audit.Reply("finance-head", other));
        page = await head.Send(opened.QuerySelector<IHtmlFormElement>("#reply")!, $"/audits/findings/{other}", ("Reply.Text", "ไม่เห็นด้วย"), ("Reply.Opinion", "Disagree"));
        Assert.Equal(HttpStatusCode.Conflict, head.Status);
        Assert.Contains("ไปขั้นอื่นแล้ว", page.Words(), StringComparison.Ordinal);
        Assert.Single((await audit.Finding(other)).Replies);
        Assert.Empty((await audit.Finding(finding)).Replies);
    }

    [Fact]
    public async Task Opened_by_hand_a_second_time_the_page_refuses_and_ended_too_early_it_names_the_units()
    {
        await using var audit = await AtTheAudit.Open(databases, Provider.Sqlite);
        audit.On("2026-12-01");
        using var auditor = await Reader.SignIn(audit.Office, "auditor", AtTheCounter.Password);
        var opened = await auditor.Open("/audits");
        var form = opened.QuerySelector<IHtmlFormElement>("form[action*='handler=Open']")!;
        await auditor.Send(form, "/audits");
        Assert.Equal(["2026-11", "2026-12"], await audit.Months());
        var page = await auditor.Send(form, "/audits");
        Assert.Equal(HttpStatusCode.Conflict, auditor.Status);
        Assert.Contains("เปิดซ้ำไม่ได้", page.Words(), StringComparison.Ordinal);
        page = await auditor.Send(page.QuerySelector<IHtmlFormElement>("form[action*='handler=End']")!, "/audits");
        Assert.Equal(HttpStatusCode.Conflict, auditor.Status);
        Assert.Contains("กองสาธารณสุข", page.QuerySelector(".note.bad")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(60, page.QuerySelectorAll(".year tbody td").Length);
        Assert.Equal(10, page.QuerySelectorAll(".year a.cell").Length);
    }

    [Fact]
    public async Task The_clerk_finds_no_button_to_refuse_with_and_a_direction_without_words_is_asked_for_beside_the_field()
    {
        await using var audit = await AtTheAudit.Open(databases, Provider.Sqlite);
        var finding = await audit.Report("finance");
        using var clerk = await Reader.SignIn(audit.Office, "clerk", AtTheCounter.Password);
        var path = $"/inbox/{(await audit.Counter.OpenTask(finding)).Id}";
        var page = await clerk.Open(path);
        Assert.Equal(["Approved", "Returned"], page.QuerySelectorAll<IHtmlButtonElement>("button[name='Form.Outcome']").Select(button => button.Value));
        await clerk.Send(FormOf(page), path, ("Form.Outcome", "Rejected"), ("Form.Comment", "ไม่รับทราบ"));
        Assert.Equal(HttpStatusCode.NotFound, clerk.Status);
        Assert.Equal(FindingStatus.Reported, await audit.Status(finding));
        await audit.Decide("clerk", finding);

        using var mayor = await Reader.SignIn(audit.Office, "mayor", AtTheCounter.Password);
        path = $"/inbox/{(await audit.Counter.OpenTask(finding)).Id}";
        page = await mayor.Open(path);
        Assert.Equal(3, page.QuerySelectorAll("button[name='Form.Outcome']").Length);
        page = await mayor.Send(FormOf(page), path, ("Form.Outcome", "Approved"));
        Assert.Contains("ยังไม่ได้เขียนข้อสั่งการ", page.GetElementById("Form_Comment-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(FindingStatus.Acknowledged, await audit.Status(finding));

        static IHtmlFormElement FormOf(IDocument page) => page.QuerySelector<IHtmlTextAreaElement>("[name='Form.Comment']")!.Form!;
    }

    [Fact]
    public async Task A_unit_that_came_since_is_named_to_the_auditor_who_adds_it_with_one_button()
    {
        await using var audit = await AtTheAudit.Open(databases, Provider.Sqlite);
        await audit.NewDivision("tourism");
        using var mayor = await Reader.SignIn(audit.Office, "mayor", AtTheCounter.Password);
        Assert.Null((await mayor.Open("/audits")).QuerySelector("form[action*='handler=Open']"));
        using var auditor = await Reader.SignIn(audit.Office, "auditor", AtTheCounter.Password);
        var page = await auditor.Open("/audits");
        var form = page.QuerySelector<IHtmlFormElement>("form[action*='handler=Open']")!;
        Assert.Contains("ยังไม่มีรายการตรวจเดือนนี้: กอง tourism", page.Words(), StringComparison.Ordinal);
        await auditor.Send(form, "/audits");
        Assert.Equal(CellStatus.Open, (await audit.CellOf(await audit.Cell("tourism"))).Status);
        Assert.Null((await auditor.Open("/audits")).QuerySelector("form[action*='handler=Open']"));
    }

    [Fact]
    public async Task Of_more_findings_than_a_page_holds_the_checklist_says_how_many_and_leads_to_all_of_them()
    {
        await using var audit = await AtTheAudit.Open(databases, Provider.Sqlite);
        for (var number = 1; number <= AuditReader.PageSize + 2; number++) await audit.Report("finance");
        await audit.Report("works");
        var cell = await audit.Cell("finance");
        using var auditor = await Reader.SignIn(audit.Office, "auditor", AtTheCounter.Password);
        var page = await auditor.Open($"/audits/{cell}");
        Assert.Equal(50, page.QuerySelectorAll("a[href^='/audits/findings/']").Length);
        Assert.NotNull(page.QuerySelector($"a[href='/audits/findings?cell={cell}']"));
        Assert.Contains("ดูทั้งหมด 52 ข้อ", page.Words(), StringComparison.Ordinal);
        Assert.Equal(50, (await auditor.Open($"/audits/findings?cell={cell}")).QuerySelectorAll(".tbl tbody tr").Length);
        Assert.Equal(2, (await auditor.Open($"/audits/findings?cell={cell}&p=2")).QuerySelectorAll(".tbl tbody tr").Length);
        Assert.Equal(3, (await auditor.Open("/audits/findings?p=2")).QuerySelectorAll(".tbl tbody tr").Length);
    }
}

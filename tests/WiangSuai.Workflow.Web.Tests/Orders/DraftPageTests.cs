using System.Net;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Orders;
using WiangSuai.Workflow.Web.Tests.Loans;

namespace WiangSuai.Workflow.Web.Tests.Orders;

public sealed class DraftPageTests(Databases databases)
{
    const string Form = "main form", Subject = "มอบอำนาจให้รองนายกเทศมนตรีปฏิบัติราชการแทน";

    [Fact]
    public async Task What_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost()
    {
        await using var registry = await AtTheRegistry.Open(databases, Provider.Sqlite);
        using var clerk = await Reading.As(registry.Counter.Office, "registry", AtTheCounter.Password);
        var page = await clerk.Open("/orders/new");
        page = await clerk.Send(page, page.Form(Form), "add", ("Form.Subject", Subject));
        Assert.Equal(Subject, page.Value("Form.Subject"));
        var deputy = await registry.PostOf("deputy-1");

        var back = await clerk.Send(page, page.Form(Form), "submit",
            ("Form.Preamble", ""), ("Form.Clauses[0].Post", $"{deputy}"), ("Form.Clauses[0].PerCase", "ห้าหมื่น"),
            ("Form.Clauses[1].Power", "loan.outside"), ("Form.Clauses[1].Period", "Month"), ("Form.Clauses[1].Rule", "Only"),
            ("Form.From.Day", "22"), ("Form.From.Month", "11"), ("Form.From.Year", "2569"), ("Form.To.Day", "21"), ("Form.To.Month", "11"), ("Form.To.Year", "2569"));

        Assert.Contains("ยังไม่ได้เขียนเหตุผลและฐานอำนาจ", back.ErrorBeside("Form_Preamble"), StringComparison.Ordinal);
        Assert.Contains("ยังไม่ได้เลือกอำนาจ", back.ErrorBeside("Form_Clauses_0__Power"), StringComparison.Ordinal);
        Assert.Contains("อ่านจำนวนเงินไม่ได้", back.ErrorBeside("Form_Clauses_0__PerCase"), StringComparison.Ordinal);
        Assert.Contains("ยังไม่ได้เลือกตำแหน่ง", back.ErrorBeside("Form_Clauses_1__Post"), StringComparison.Ordinal);
        Assert.Contains("ยังไม่ใส่วงเงินรวม", back.ErrorBeside("Form_Clauses_1__PerPeriod"), StringComparison.Ordinal);
        Assert.Contains("ยังไม่ได้เลือกประเภทพัสดุ", back.ErrorBeside("Form_Clauses_1__Classes"), StringComparison.Ordinal);
        Assert.Contains("23 พ.ย. 2569 หรือหลังจากนั้น", back.ErrorBeside("Form_From"), StringComparison.Ordinal);
        Assert.Contains("วันสิ้นสุดอยู่ก่อน", back.ErrorBeside("Form_To"), StringComparison.Ordinal);
        Assert.Null(back.ErrorBeside("Form_Subject"));
        Assert.All(back.Document.QuerySelectorAll(".note.bad a"), link => Assert.NotNull(back.Document.QuerySelector(link.GetAttribute("href")!)));
        Assert.Equal(8, back.Document.QuerySelectorAll(".note.bad a").Length);

        Assert.Equal(Subject, back.Value("Form.Subject"));
        Assert.Equal($"{deputy}", back.Value("Form.Clauses[0].Post"));
        Assert.Equal("ห้าหมื่น", back.Value("Form.Clauses[0].PerCase"));
        Assert.Equal(("loan.outside", "Month", "Only"), (back.Value("Form.Clauses[1].Power"), back.Value("Form.Clauses[1].Period"), back.Value("Form.Clauses[1].Rule")));
        Assert.Equal(("22", "21"), (back.Value("Form.From.Day"), back.Value("Form.To.Day")));
    }

    [Fact]
    public async Task A_draft_is_saved_unfinished_found_again_and_deleted_after_asking()
    {
        await using var registry = await AtTheRegistry.Open(databases, Provider.Sqlite);
        using var clerk = await Reading.As(registry.Counter.Office, "registry", AtTheCounter.Password);
        var page = await clerk.Open("/orders/new");
        var saved = await clerk.Send(page, page.Form(Form), "save", ("Form.Subject", Subject), ("Form.Clauses[0].PerCase", "๘๐,๐๐๐"));
        Assert.StartsWith("/orders/drafts/", saved.Path, StringComparison.Ordinal);
        Assert.Contains("บันทึกร่างแล้ว", saved.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Equal("80,000", saved.Value("Form.Clauses[0].PerCase"));
        var list = await clerk.Open("/orders");
        Assert.Contains(Subject, list.Text(".row.yours"), StringComparison.Ordinal);

        using (var mayor = await Reading.As(registry.Counter.Office, "mayor", AtTheCounter.Password))
            Assert.Equal(HttpStatusCode.NotFound, (await mayor.Open(saved.Path)).Status);   // nobody sees what was not submitted

        var asks = await clerk.Open($"{saved.Path}/delete");
        Assert.Contains(Subject, asks.Text("main"), StringComparison.Ordinal);
        var gone = await clerk.Send(asks, asks.Form(Form), null);
        Assert.Equal("/orders", gone.Path);
        Assert.Contains("ลบร่างแล้ว", gone.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Null(gone.Document.QuerySelector(".row"));
    }

    [Fact]
    public async Task A_number_that_skips_others_asks_for_a_tick_beside_it_and_only_then()
    {
        await using var registry = await AtTheRegistry.Open(databases, Provider.Sqlite);
        using var clerk = await Reading.As(registry.Counter.Office, "registry", AtTheCounter.Password);
        var page = await clerk.Open("/orders/paper");
        Assert.Null(page.Document.QuerySelector("[name='Form.SkipsTo']"));
        var asks = await clerk.Send(page, page.Form(Form), "transcribe",
            ("Form.Scan", $"{await registry.Scan("registry")}"), ("Form.Number", "๓๓๐"), ("Form.SignedOn.Day", "20"), ("Form.SignedOn.Month", "11"), ("Form.SignedOn.Year", "2569"),
            ("Form.Subject", Subject), ("Form.Preamble", "อาศัยอำนาจ"), ("Form.Clauses[0].No", "1"), ("Form.Clauses[0].Post", $"{await registry.PostOf("deputy-1")}"), ("Form.Clauses[0].Power", "loan.outside"),
            ("Form.From.Day", "20"), ("Form.From.Month", "11"), ("Form.From.Year", "2569"));
        Assert.Contains("เลขสุดท้ายของทะเบียนคือ 323/2569", asks.ErrorBeside("Form_SkipsTo"), StringComparison.Ordinal);
        Assert.NotNull(asks.Document.QuerySelector("iframe[src$='#toolbar=0&navpanes=0&view=FitH']"));
        var kept = await clerk.Send(asks, asks.Form(Form), "transcribe", ("Form.SkipsTo", "330"));
        Assert.StartsWith("/orders/paper/", kept.Path, StringComparison.Ordinal);
        Assert.Contains("330/2569", kept.Text("h1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_does_not_write_orders_is_shown_no_way_and_finds_none()
    {
        await using var registry = await AtTheRegistry.Open(databases, Provider.Sqlite);
        var draft = await registry.Submit("registry", await registry.Giving("deputy-1"));
        using var teacher = await Reading.As(registry.Counter.Office, "education", AtTheCounter.Password);
        Assert.Null((await teacher.Open("/orders")).Document.QuerySelector("a[href='/orders/new']"));
        foreach (var path in new[] { "/orders/new", "/orders/paper" })
            Assert.Equal(HttpStatusCode.Forbidden, (await teacher.Open(path)).Status);
        foreach (var path in new[] { $"/orders/drafts/{draft}", $"/orders/drafts/{draft}/delete", $"/orders/paper/{Guid.NewGuid()}" })
            Assert.Equal(HttpStatusCode.NotFound, (await teacher.Open(path)).Status);
    }

    [Fact]
    public async Task The_mayor_signs_on_the_paper_that_carries_the_block_about_to_be_printed()
    {
        await using var registry = await AtTheRegistry.Open(databases, Provider.Sqlite);
        var draft = await registry.ForTheMayor(await registry.Giving("deputy-1"));
        var task = await registry.Counter.OpenTask(draft);
        using var mayor = await Reading.As(registry.Counter.Office, "mayor", AtTheCounter.Password);
        Assert.Contains("ลงนามคำสั่ง", (await mayor.Open("/inbox")).Text(".row.yours"), StringComparison.Ordinal);
        var page = await mayor.Open($"/inbox/{task.Id}");
        Assert.Contains("(นาย ม.)", page.Text(".paper .sig"), StringComparison.Ordinal);
        Assert.Contains("นายกเทศมนตรีตำบลเวียงสรวย", page.Text(".paper .sig"), StringComparison.Ordinal);
        Assert.Contains("ครั้งละไม่เกิน ๕๐๐,๐๐๐ บาท", page.Text(".paper"), StringComparison.Ordinal);

        var signed = await mayor.Send(page, page.Form(Form), null, ("Form.Outcome", TaskOutcome.Approved));
        Assert.Equal($"/orders/drafts/{draft}", signed.Path);
        Assert.Contains("324/2569", signed.Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Revoking_asks_first_and_names_the_tasks_that_would_move()
    {
        await using var registry = await AtTheRegistry.Open(databases, Provider.Sqlite);
        var order = await registry.SignedOrder(await registry.Giving("deputy-1"));
        var loan = await registry.LoanToApprove();
        using var deputy = await Reading.As(registry.Counter.Office, "deputy1", AtTheCounter.Password);
        var refused = await deputy.Open($"/orders/{order.Id}/revoke");
        Assert.NotNull(refused.Document.QuerySelector(".ruling.refused"));
        Assert.Null(refused.Document.QuerySelector(Form));

        using var mayor = await Reading.As(registry.Counter.Office, "mayor", AtTheCounter.Password);
        var page = await mayor.Open($"/orders/{order.Id}/revoke");
        Assert.Contains("นาย ก.", page.Text(".tbl"), StringComparison.Ordinal);
        Assert.Contains("นาย ม.", page.Text(".tbl"), StringComparison.Ordinal);
        var wordless = await mayor.Send(page, page.Form(Form), "revoke");
        Assert.Contains("ยังไม่ได้เขียนเหตุผล", wordless.ErrorBeside("Form_Reason"), StringComparison.Ordinal);
        var asks = await mayor.Send(wordless, wordless.Form(Form), "ask", ("Form.Reason", "เปลี่ยนแปลงการแบ่งงาน"));
        Assert.Empty((await registry.Order(order.Id)).Revocations);
        Assert.Equal("เปลี่ยนแปลงการแบ่งงาน", asks.Value("Form.Reason"));
        var done = await mayor.Send(asks, asks.Form(Form), "revoke");
        Assert.Equal($"/orders/{order.Id}", done.Path);
        Assert.Contains("ยกเลิกแล้ว", done.Text(".head"), StringComparison.Ordinal);
        Assert.Equal([await registry.Counter.Person("mayor")], await registry.StandFirst(loan));
    }

    [Fact]
    public async Task A_revoked_clause_and_a_revoked_order_say_so_on_the_paper_itself()
    {
        await using var registry = await AtTheRegistry.Open(databases, Provider.Sqlite);
        var order = await registry.SignedOrder(await registry.Giving("deputy-1"));
        using var reader = await Reading.As(registry.Counter.Office, "registry", AtTheCounter.Password);
        Assert.DoesNotContain("ยกเลิก", (await reader.Open($"/orders/{order.Id}")).Text(".paper"), StringComparison.Ordinal);
        await registry.Revoke("mayor", order.Id, order.Clauses[1].Id);
        var page = await reader.Open($"/orders/{order.Id}");
        Assert.Contains("๕๐๐,๐๐๐ บาท", page.Text(".paper del"), StringComparison.Ordinal);
        Assert.Contains("(ยกเลิกเมื่อวันที่ ๒๓ พฤศจิกายน พ.ศ. ๒๕๖๙)", page.Text(".paper"), StringComparison.Ordinal);
        await registry.Revoke("mayor", order.Id);
        Assert.Contains("(ยกเลิกทั้งฉบับเมื่อวันที่ ๒๓ พฤศจิกายน พ.ศ. ๒๕๖๙)", (await reader.Open($"/orders/{order.Id}")).Text(".paper"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_says_whom_it_waits_for_and_is_not_in_force_before_its_first_day()
    {
        await using var registry = await AtTheRegistry.Open(databases, Provider.Sqlite);
        var own = await registry.Submit("lawyer", await registry.Giving("deputy-1"));
        using var reader = await Reading.As(registry.Counter.Office, "lawyer", AtTheCounter.Password);
        Assert.DoesNotContain("รอนิติกร", (await reader.Open($"/orders/drafts/{own}")).Text(".head"), StringComparison.Ordinal);
        var draft = await registry.DraftOf((await registry.SignedOrder(await registry.Giving("deputy-1", from: 1))).Id);
        var page = await reader.Open($"/orders/drafts/{draft.Id}");
        Assert.Contains("ที่ ๓๒๔/๒๕๖๙", page.Text(".paper"), StringComparison.Ordinal);
        Assert.Contains("มีผล", page.Text("[aria-current=step]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_order_that_has_ended_has_no_way_to_be_announced_and_says_why()
    {
        await using var registry = await AtTheRegistry.Open(databases, Provider.Sqlite);
        var order = await registry.SignedOrder(await registry.Giving("clerk"));
        using var officer = await Reading.As(registry.Counter.Office, "registry", AtTheCounter.Password);
        var page = await officer.Open($"/orders/{order.Id}/announce");
        await registry.Revoke("mayor", order.Id);
        var refused = await officer.Send(page, page.Form(Form), null, ("Form.On.Day", "23"), ("Form.Place", "ที่ปิดประกาศหน้าสำนักงาน"));
        foreach (var said in new[] { refused, await officer.Open($"/orders/{order.Id}/announce") })
        {
            Assert.Equal($"/orders/{order.Id}", said.Path);
            Assert.Contains("ไม่มีอะไรต้องประกาศ", said.Text("[role=status]"), StringComparison.Ordinal);
            Assert.Null(said.Document.QuerySelector("a[href$='/announce']"));
        }
        var draft = await officer.Open($"/orders/drafts/{(await registry.DraftOf(order.Id)).Id}");
        Assert.Contains("สิ้นผลก่อนประกาศ", draft.Text(".head"), StringComparison.Ordinal);
        Assert.Null(draft.Document.QuerySelector("a[href$='/announce']"));
    }

    [Fact]
    public async Task The_registry_records_an_announcement_on_the_orders_page()
    {
        await using var registry = await AtTheRegistry.Open(databases, Provider.Sqlite);
        var order = await registry.SignedOrder(await registry.Giving("clerk"));
        using var officer = await Reading.As(registry.Counter.Office, "registry", AtTheCounter.Password);
        Assert.Contains("ข้อ 1.1 ยังไม่ให้อำนาจ", (await officer.Open($"/orders/{order.Id}")).Text("main"), StringComparison.Ordinal);
        var page = await officer.Open($"/orders/{order.Id}/announce");
        var wrong = await officer.Send(page, page.Form(Form), null, ("Form.On.Day", "24"));
        Assert.Contains("ยังมาไม่ถึง", wrong.ErrorBeside("Form_On"), StringComparison.Ordinal);
        Assert.Contains("ประกาศที่ใด", wrong.ErrorBeside("Form_Place"), StringComparison.Ordinal);
        var done = await officer.Send(wrong, wrong.Form(Form), null, ("Form.On.Day", "23"), ("Form.Place", "ที่ปิดประกาศหน้าสำนักงาน"));
        Assert.Equal($"/orders/{order.Id}", done.Path);
        Assert.DoesNotContain("ยังไม่ให้อำนาจ", done.Text("main"), StringComparison.Ordinal);
        Assert.Contains("ที่ปิดประกาศหน้าสำนักงาน", done.Text(".log"), StringComparison.Ordinal);
    }
}

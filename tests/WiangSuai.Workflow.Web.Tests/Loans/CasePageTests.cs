using System.Net;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Loans;

namespace WiangSuai.Workflow.Web.Tests.Loans;

public sealed class CasePageTests(Databases databases)
{
    const string Projector = "456-62-0003", Tables = "401-60-0001", Fan = "405-66-0001";

    [Fact]
    public async Task The_case_shows_whom_it_waits_for_and_what_happened_with_order_and_clause()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        var loan = await counter.File("education", Projector, from: 0, due: 2);
        await Later(counter).Decide("education-head", loan, comment: "จำเป็นต่อการจัดกิจกรรม");
        await Later(counter).Decide("property", loan);
        using var clerk = await Reading.As(counter.Office, "education", AtTheCounter.Password);
        var waiting = await clerk.Open($"/loans/{loan}");
        Assert.Contains("อนุมัติ รอรองนายกเทศมนตรี คนที่ 1", waiting.Text(".flow [aria-current=step]"), StringComparison.Ordinal);
        Assert.Equal(3, waiting.Document.QuerySelectorAll(".flow .did").Length);

        await Later(counter).Decide("deputy1", loan);
        var approved = await clerk.Open($"/loans/{loan}");
        var newest = approved.Texts(".log li")[0];
        Assert.Contains("ปฏิบัติราชการแทน นายกเทศมนตรีตำบลเวียงสรวย", newest, StringComparison.Ordinal);
        Assert.Matches(@"คำสั่งที่ \d+/\d{4} ข้อ [\d.]+", newest);
        Assert.Equal("จำเป็นต่อการจัดกิจกรรม", approved.Text(".log q"));
        Assert.NotNull(approved.Document.QuerySelector("a[href^='/orders/']"));
    }

    [Theory]
    [InlineData("mayor", HttpStatusCode.OK)]
    [InlineData("education-head", HttpStatusCode.OK)]
    [InlineData("auditor", HttpStatusCode.OK)]
    [InlineData("admin", HttpStatusCode.NotFound)]
    [InlineData("finance-head", HttpStatusCode.NotFound)]
    public async Task Only_those_concerned_may_read_a_slip_and_others_learn_not_even_that_it_exists(string user, HttpStatusCode status)
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        var loan = await counter.File("education", Fan, place: LoanPlace.Inside);   // a thing of the division's own
        using var reader = await Reading.As(counter.Office, user, AtTheCounter.Password);
        Assert.Equal(status, (await reader.Open($"/loans/{loan}")).Status);
        Assert.Equal(status, (await reader.Open($"/loans/{loan}/slip")).Status);
    }

    [Fact]
    public async Task Withdrawing_needs_a_reason_and_then_shows_it_and_leaves_the_number()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        var loan = await counter.File("education", Projector);
        using var clerk = await Reading.As(counter.Office, "education", AtTheCounter.Password);
        var page = await clerk.Open($"/loans/{loan}");
        const string withdraw = "form[action*='Withdraw']";
        var refused = await clerk.Send(page, page.Form(withdraw), null, ("Reason", " "));
        Assert.NotNull(refused.ErrorBeside("Reason"));
        Assert.True(refused.Document.QuerySelector("main details")!.HasAttribute("open"));
        Assert.Equal(LoanStatus.Submitted, (await counter.Loan(loan)).Status);

        var done = await clerk.Send(refused, refused.Form(withdraw), null, ("Reason", "เลื่อนงานเพราะฝน"));
        Assert.Equal(LoanStatus.Cancelled, (await counter.Loan(loan)).Status);
        Assert.Contains("ใบยืม บย. 1/2569", done.Text("h1"), StringComparison.Ordinal);
        Assert.Equal("เลื่อนงานเพราะฝน", done.Text(".log q"));
        Assert.Null(done.Document.QuerySelector(withdraw));
        Assert.Null(done.Document.QuerySelector(".flow [aria-current]"));
    }

    [Fact]
    public async Task The_paper_types_names_only_of_those_who_signed_and_ticks_the_place_once_checked()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        var loan = await counter.File("education", Tables, quantity: 5, from: 0, due: 2);
        using var clerk = await Reading.As(counter.Office, "education", AtTheCounter.Password);
        var filed = await clerk.Open($"/loans/{loan}/slip");
        Assert.Single(filed.Document.QuerySelectorAll(".sig .fill"));
        Assert.All(filed.Texts(".tick"), tick => Assert.Equal("", tick));
        Assert.Contains("บย. เลขที่ ๑/๒๕๖๙", filed.Text(".paper"), StringComparison.Ordinal);

        await Later(counter).Decide("education-head", loan);
        await Later(counter).Decide("property", loan);
        await Later(counter).Decide("deputy1", loan);
        Assert.IsType<PartiesResult.Done>(await Later(counter).TryHandOver("property", loan));
        var signed = await clerk.Open($"/loans/{loan}/slip");
        Assert.Equal(4, signed.Document.QuerySelectorAll(".sig .fill").Length);
        Assert.Equal(["", "✓", "", "", ""], signed.Texts(".tick"));
        var approver = signed.Texts(".sig")[3];
        Assert.Contains("รองนายกเทศมนตรี ปฏิบัติราชการแทนนายกเทศมนตรีตำบลเวียงสรวย", approver, StringComparison.Ordinal);
        Assert.Matches(@"คำสั่งที่ [๐-๙]+/[๐-๙]{4} ข้อ [๐-๙.]+", approver);
        Assert.Equal(2, signed.Document.QuerySelectorAll(".boxed")[0].QuerySelectorAll(".fill").Length);
        Assert.Empty(signed.Document.QuerySelectorAll(".boxed")[1].QuerySelectorAll(".fill"));
    }

    [Fact]
    public async Task My_requests_stand_under_what_waits_for_me_what_runs_and_what_ended()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        using var clerk = await Reading.As(counter.Office, "education", AtTheCounter.Password);
        Assert.NotNull((await clerk.Open("/loans/mine")).Document.QuerySelector(".empty"));

        var back = await counter.File("education", Projector);
        await Later(counter).Decide("education-head", back, TaskOutcome.Returned, "ระบุจำนวนผู้ร่วมงาน");
        var running = await counter.File("education", Tables);
        var refused = await counter.File("education", Fan, place: LoanPlace.Inside);
        await Later(counter).Decide("education-head", refused, TaskOutcome.Rejected, "ใช้พัดลมในห้องแทนได้");

        var page = await clerk.Open("/loans/mine");
        Assert.Equal(["รอท่าน 1 เรื่อง", "กำลังดำเนินการ 1 เรื่อง", "จบแล้ว 1 เรื่อง"], page.Texts("main h2"));
        Assert.Equal([$"/loans/{back}/edit", $"/loans/{running}", $"/loans/{refused}"], page.Document.QuerySelectorAll(".row .t").Select(link => link.GetAttribute("href")));
        Assert.Contains("ระบุจำนวนผู้ร่วมงาน", page.Text(".row.yours .why"), StringComparison.Ordinal);
        Assert.Contains("ขั้น 2 จาก 6", page.Text(".trk"), StringComparison.Ordinal);
    }

    /// <summary>The same office five minutes on, so that acts have an order.</summary>
    static AtTheCounter Later(AtTheCounter counter)
    {
        counter.Office.Clock.Advance(TimeSpan.FromMinutes(5));
        return counter;
    }
}

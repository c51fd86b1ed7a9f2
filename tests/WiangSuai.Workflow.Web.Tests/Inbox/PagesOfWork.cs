using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Tests.Loans;

namespace WiangSuai.Workflow.Web.Tests.Inbox;

public sealed class PagesOfWork(Databases databases)
{
    const string Projector = "456-62-0003", BigSound = "462-65-0002";

    [Fact]
    public async Task The_deputy_sees_the_order_and_the_block_about_to_be_printed_and_approves()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        var loan = await ForTheDeputy(counter, Projector);
        using var deputy = await Reader.SignIn(counter.Office, "deputy1", AtTheCounter.Password);

        var row = (await deputy.Open("/inbox")).QuerySelector(".row.yours a.t")!;
        var page = await deputy.Open(row.GetAttribute("href")!);
        Assert.Contains("ท่านลงนามเรื่องนี้ได้", page.Words(), StringComparison.Ordinal);
        Assert.Contains("คำสั่งที่ 321/2569 ข้อ 1.2", page.Words(), StringComparison.Ordinal);
        Assert.Contains("รองนายกเทศมนตรี ปฏิบัติราชการแทน", page.QuerySelector(".sign")!.TextContent, StringComparison.Ordinal);

        await deputy.Send(page.Form(), deputy.At, ("Form.Outcome", TaskOutcome.Approved));
        Assert.Equal($"/loans/{loan}", deputy.At);
        Assert.Equal(LoanStatus.Approved, (await counter.Loan(loan)).Status);
    }

    [Fact]
    public async Task After_signing_the_next_matter_and_the_way_back_are_one_click_away_and_only_then()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        var loan = await ForTheDeputy(counter, Projector);
        await ForTheDeputy(counter, "456-67-0001");
        var task = (await counter.OpenTask(loan)).Id;
        using var deputy = await Reader.SignIn(counter.Office, "deputy1", AtTheCounter.Password);
        var page = await deputy.Open($"/inbox/{task}");
        page = await deputy.Send(page.Form(), deputy.At, ("Form.Outcome", TaskOutcome.Approved));
        Assert.Contains("ไปเรื่องที่รอท่านอีก 1 เรื่อง", page.Words(), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($"a.go[href='/inbox/{task}']"));
        Assert.Null((await deputy.Open(deputy.At)).QuerySelector($"a.go[href='/inbox/{task}']"));
    }

    [Fact]
    public async Task Whoever_is_asked_for_an_opinion_finds_the_question_at_home_and_in_the_inbox()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        await counter.Ask("deputy1", (await counter.OpenTask(await ForTheDeputy(counter, Projector))).Id, "finance-head", "ชุดนี้เพิ่งซ่อมใช่หรือไม่");
        using var asked = await Reader.SignIn(counter.Office, "finance-head", AtTheCounter.Password);
        foreach (var place in new[] { "/", "/inbox" })
        {
            var page = await asked.Open(place);
            Assert.Contains("รอความเห็นของท่าน 1 เรื่อง", page.Words(), StringComparison.Ordinal);
            Assert.Contains("ชุดนี้เพิ่งซ่อมใช่หรือไม่", page.QuerySelector("[aria-labelledby=opinions] .row")!.TextContent, StringComparison.Ordinal);
            await asked.Open(page.QuerySelector("[aria-labelledby=opinions] a.t")!.GetAttribute("href")!);
            Assert.Equal(HttpStatusCode.OK, asked.Status);
        }
    }

    [Fact]
    public async Task A_return_without_words_says_so_beside_the_field_and_decides_nothing()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        var loan = await ForTheDeputy(counter, Projector);
        using var deputy = await Reader.SignIn(counter.Office, "deputy1", AtTheCounter.Password);

        var page = await deputy.Open($"/inbox/{(await counter.OpenTask(loan)).Id}");
        page = await deputy.Send(page.Form(), deputy.At, ("Form.Outcome", TaskOutcome.Returned), ("Form.Comment", ""));
        Assert.Equal("true", page.QuerySelector("#Form_Comment")!.GetAttribute("aria-invalid"));
        Assert.Contains("ยังไม่ได้เขียนเหตุผล", page.QuerySelector("#Form_Comment-error")!.TextContent, StringComparison.Ordinal);

        await deputy.Send(page.Form(), deputy.At, ("Form.Outcome", TaskOutcome.Returned), ("Form.Comment", "ระบุจำนวนผู้ร่วมงาน"));
        Assert.Equal(LoanStatus.SentBack, (await counter.Loan(loan)).Status);
    }

    [Fact]
    public async Task Above_the_limit_the_deputy_reads_the_gap_every_way_tried_and_who_can_but_finds_no_button()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        var loan = await ForTheDeputy(counter, BigSound);
        using var deputy = await Reader.SignIn(counter.Office, "deputy1", AtTheCounter.Password);

        var page = await deputy.Open($"/inbox/{(await counter.OpenTask(loan)).Id}");
        var said = page.QuerySelector(".ruling.refused")!;
        Assert.Contains("28,500 บาท", said.TextContent, StringComparison.Ordinal);
        Assert.Contains("รักษาราชการแทน", said.TextContent, StringComparison.Ordinal);
        Assert.Contains("อำนาจโดยตำแหน่งนายกเทศมนตรี", said.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task Who_comes_second_reads_who_was_first_and_keeps_the_words_typed()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        var loan = await ForTheDeputy(counter, Projector);
        using var deputy = await Reader.SignIn(counter.Office, "deputy1", AtTheCounter.Password);
        var page = await deputy.Open($"/inbox/{(await counter.OpenTask(loan)).Id}");
        await counter.Decide("mayor", loan);

        page = await deputy.Send(page.Form(), deputy.At, ("Form.Outcome", TaskOutcome.Rejected), ("Form.Comment", "ใช้ในงานอื่นแล้ว"));
        Assert.Equal(HttpStatusCode.Conflict, deputy.Status);
        Assert.Contains("เรื่องนี้มีผู้ลงนามแล้ว", page.Words(), StringComparison.Ordinal);
        Assert.Contains("10:00:00", page.Words(), StringComparison.Ordinal);
        Assert.Equal("ใช้ในงานอื่นแล้ว", page.QuerySelector<IHtmlTextAreaElement>("#kept")!.Value);
        Assert.Equal(LoanStatus.Approved, (await counter.Loan(loan)).Status);
    }

    [Fact]
    public async Task A_wrong_password_of_the_receiver_stands_beside_its_field_and_the_note_typed_stays()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        var loan = await ForTheDeputy(counter, Projector, from: 0);
        await counter.Decide("deputy1", loan);
        using var officer = await Reader.SignIn(counter.Office, "property", AtTheCounter.Password);

        var page = await officer.Open($"/loans/{loan}/hand-over");
        page = await officer.Send(page.Form(), officer.At, ("Form.Lines[0].Condition", "Flawed"), ("Form.Lines[0].Note", "ฝาครอบเลนส์หาย"), ("Form.Password", "not-mine"));
        Assert.Contains("รหัสผ่านไม่ถูกต้อง", page.QuerySelector("#Form_Password-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("ฝาครอบเลนส์หาย", page.QuerySelector<IHtmlInputElement>("#Form_Lines_0__Note")!.Value);
        Assert.Equal("", page.QuerySelector<IHtmlInputElement>("#Form_Password")!.Value);
        Assert.True(page.QuerySelector<IHtmlInputElement>("#line-0-Flawed")!.IsChecked);

        await officer.Send(page.Form(), officer.At, ("Form.Password", AtTheCounter.Password));
        Assert.Equal(LoanStatus.HandedOver, (await counter.Loan(loan)).Status);
    }

    [Fact]
    public async Task Counts_that_do_not_add_up_stand_beside_their_thing_and_nothing_is_taken_back()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        var loan = await ForTheDeputy(counter, "458-65-0001", from: 0);
        await counter.Decide("deputy1", loan);
        Assert.IsType<PartiesResult.Done>(await counter.TryHandOver("property", loan));
        using var officer = await Reader.SignIn(counter.Office, "property", AtTheCounter.Password);

        var page = await officer.Open($"/loans/{loan}/give-back");
        page = await officer.Send(page.Form(), officer.At, ("Form.Lines[0].Good", "1"), ("Form.Lines[0].Damaged", "1"), ("Form.Password", AtTheCounter.Password));
        Assert.Contains("นับได้ 2", page.QuerySelector("#Form_Lines_0__Good-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(LoanStatus.HandedOver, (await counter.Loan(loan)).Status);

        await officer.Send(page.Form(), officer.At, ("Form.Lines[0].Damaged", "0"), ("Form.Password", AtTheCounter.Password));
        Assert.Equal(LoanStatus.Closed, (await counter.Loan(loan)).Status);
    }

    [Fact]
    public async Task Nothing_is_said_of_a_returned_thing_before_the_officer_says_it_and_what_is_missing_is_asked_for_beside_its_line()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        var loan = await TwoThingsOut(counter);
        using var officer = await Reader.SignIn(counter.Office, "property", AtTheCounter.Password);

        var page = await officer.Open($"/loans/{loan}/give-back");
        Assert.Empty(page.QuerySelectorAll("main form [checked]"));
        Assert.All(page.QuerySelectorAll<IHtmlInputElement>(".count-in input"), count => Assert.Equal("", count.Value));
        page = await officer.Send(page.Form(), officer.At, ("Form.Lines[0].Note", "ตรวจแล้ว"), ("Form.Password", AtTheCounter.Password));
        Assert.Contains("ยังไม่ได้เลือกสภาพเมื่อคืน", page.QuerySelector("#Form_Lines_0__Came-error")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("ยังไม่ได้กรอกจำนวนที่คืน", page.QuerySelector("#Form_Lines_1__Good-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("ตรวจแล้ว", page.QuerySelector<IHtmlTextAreaElement>("[name='Form.Lines[0].Note']")!.Value);
        Assert.Equal(LoanStatus.HandedOver, (await counter.Loan(loan)).Status);

        page = await officer.Send(page.Form(), officer.At, ("Form.Lines[0].Came", "Good"), ("Form.Password", AtTheCounter.Password));
        Assert.Null(page.QuerySelector("#Form_Lines_0__Came-error"));
        Assert.NotNull(page.QuerySelector("#Form_Lines_1__Good-error"));
        Assert.True(page.QuerySelector<IHtmlInputElement>("#line-0-Good")!.IsChecked);
        await officer.Send(page.Form(), officer.At, ("Form.Lines[1].Good", "0"), ("Form.Password", AtTheCounter.Password));
        Assert.Equal(LoanStatus.PartlyReturned, (await counter.Loan(loan)).Status);
    }

    [Fact]
    public async Task That_all_is_good_is_said_with_a_tick_and_leaves_what_was_said_of_single_lines()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        var loan = await TwoThingsOut(counter);
        using var officer = await Reader.SignIn(counter.Office, "property", AtTheCounter.Password);

        var page = await officer.Open($"/loans/{loan}/give-back");
        page = await officer.Send(page.Form(), officer.At, ("Form.Lines[0].Came", "Damaged"), ("Form.AllGood", "true"), ("Form.Password", AtTheCounter.Password));
        Assert.NotNull(page.QuerySelector("#Form_Lines_0__Note-error"));   // what is damaged is described
        Assert.True(page.QuerySelector<IHtmlInputElement>("#all-good")!.IsChecked);
        await officer.Send(page.Form(), officer.At, ("Form.Lines[0].Note", "เลนส์แตก"), ("Form.Password", AtTheCounter.Password));
        var back = Assert.Single((await counter.Loan(loan)).GiveBacks);
        Assert.Equal([(0, 1, 0), (5, 0, 0)], back.Lines.OrderBy(line => line.Good).Select(line => (line.Good, line.Damaged, line.Lost)));
    }

    /// <summary>The projector and five tables, handed over to education.</summary>
    static async Task<Guid> TwoThingsOut(AtTheCounter counter)
    {
        var request = await counter.Request("education", Projector, from: 0);
        request = request with { Things = [.. request.Things, new RequestedThing((await counter.Asset("401-60-0001")).Id, 5)] };
        var loan = Assert.IsType<FileLoanResult.Filed>(await counter.TryFile("education", request)).Loan;
        foreach (var user in new[] { "education-head", "property", "deputy1" })
            await counter.Decide(user, loan);
        Assert.IsType<PartiesResult.Done>(await counter.TryHandOver("property", loan));
        return loan;
    }

    [Fact]
    public async Task The_authority_card_names_order_clause_last_day_and_what_is_left()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        var loan = await ForTheDeputy(counter, Projector);
        await counter.Decide("deputy1", loan);
        var amount = (await counter.Loan(loan)).Amount;
        using var deputy = await Reader.SignIn(counter.Office, "deputy1", AtTheCounter.Password);

        var card = (await deputy.Open("/me")).Words();
        Assert.Contains("คำสั่งที่ 321/2569", card, StringComparison.Ordinal);
        Assert.Contains($"{amount:#,0} บาท", card, StringComparison.Ordinal);
        Assert.Contains("50,000 บาท", card, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("admin")]
    [InlineData("education")]
    public async Task Who_has_no_part_in_a_task_finds_no_way_to_decide_it(string user)
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        var loan = await ForTheDeputy(counter, Projector);
        var task = await counter.OpenTask(loan);
        using var reader = await Reader.SignIn(counter.Office, user, AtTheCounter.Password);

        var page = await reader.Open($"/inbox/{task.Id}");
        Assert.Empty(page.QuerySelectorAll("main button[name='Form.Outcome']"));
        Assert.Empty((await reader.Open("/inbox")).QuerySelectorAll($"a[href='/inbox/{task.Id}']"));
    }

    [Theory]
    [InlineData("education"), InlineData("property"), InlineData("deputy1"), InlineData("mayor"), InlineData("clerk"), InlineData("education-head"), InlineData("auditor"), InlineData("admin")]
    public async Task Everybody_has_a_home(string user)
    {
        await using var office = await Office.Open(databases, Provider.Sqlite);
        using var reader = await Reader.SignIn(office, user, AtTheCounter.Password);
        var home = await reader.Open("/");
        Assert.Equal(HttpStatusCode.OK, reader.Status);
        foreach (var figure in home.QuerySelectorAll(".nums a"))
        {
            if (figure.GetAttribute("href")!.StartsWith('#'))
                continue;
            await reader.Open(figure.GetAttribute("href")!);
            Assert.True(reader.Status == HttpStatusCode.OK, $"{figure.GetAttribute("href")} answers {reader.Status}");
        }
    }

    [Fact]
    public async Task The_mayor_takes_over_what_the_deputy_has_taken_and_the_deputy_is_offered_no_such_thing()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        var task = (await counter.OpenTask(await ForTheDeputy(counter, Projector))).Id;
        await counter.Take("deputy1", task);
        using Reader mayor = await Reader.SignIn(counter.Office, "mayor", AtTheCounter.Password), deputy = await Reader.SignIn(counter.Office, "deputy1", AtTheCounter.Password);

        var page = await mayor.Open($"/inbox/{task}");
        Assert.Contains("นาย ก. หยิบเรื่องนี้ไว้", page.Words(), StringComparison.Ordinal);
        page = await mayor.Send(page.Form(), mayor.At);
        Assert.Contains("ท่านลงนามเรื่องนี้ได้", page.Words(), StringComparison.Ordinal);
        Assert.Empty((await deputy.Open($"/inbox/{task}")).QuerySelectorAll("main form"));
        page = await mayor.Send(page.Form(), $"{mayor.At}?handler=Release");
        Assert.Equal("/inbox", mayor.At);
        Assert.Contains("คืนเรื่องเข้ากองแล้ว", page.Words(), StringComparison.Ordinal);   // on the list, and never on the next matter
        Assert.DoesNotContain("คืนเรื่องเข้ากองแล้ว", (await mayor.Open($"/inbox/{task}")).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_the_list_of_all_what_can_be_picked_and_what_can_be_taken_stand_side_by_side()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        var theirs = (await counter.OpenTask(await ForTheDeputy(counter, Projector))).Id;
        var own = (await counter.OpenTask(await ForTheDeputy(counter, BigSound, from: 20))).Id;   // above the deputy's limit
        using var mayor = await Reader.SignIn(counter.Office, "mayor", AtTheCounter.Password);

        var page = await mayor.Open("/inbox?tab=all");
        var pick = page.QuerySelector<IHtmlInputElement>($"input[name=task][value='{own}']")!;
        Assert.Equal("/inbox/batch", pick.Form!.GetAttribute("action"));
        await mayor.Send(page.QuerySelectorAll<IHtmlFormElement>($"form[action^='/inbox/{theirs}']").Single(), mayor.At);
        Assert.Contains(theirs, await counter.Tasks("mayor", InboxTab.Mine));
    }

    [Fact]
    public async Task Of_several_approved_together_one_that_is_not_shown_any_more_is_answered_all_the_same()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        var (own, others) = (await counter.Item(await ForTheDeputy(counter, Projector)), await counter.Item(await counter.File("education", BigSound, from: 20, due: 21)));
        using var deputy = await Reader.SignIn(counter.Office, "deputy1", AtTheCounter.Password);
        var review = await deputy.Open($"/inbox/batch?task={own.Task}");
        var page = await deputy.Send(review.Form(), deputy.At, ("Form.Items[1].Task", others.Task.ToString()), ("Form.Items[1].MatterHash", others.MatterHash));
        Assert.Contains("1 จาก 2", page.Words(), StringComparison.Ordinal);
        Assert.Contains("เรื่องที่ท่านดูไม่ได้แล้ว", page.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("เครื่องเสียง", page.Words(), StringComparison.Ordinal);
    }

    static async Task<Guid> ForTheDeputy(AtTheCounter counter, string thing, int from = 1)
    {
        var loan = await counter.File("education", thing, from: from, due: from + 2);
        await counter.Decide("education-head", loan);
        await counter.Decide("property", loan);
        return loan;
    }
}

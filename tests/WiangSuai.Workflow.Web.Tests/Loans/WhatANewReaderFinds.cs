using System.Net;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.People;
using Office = WiangSuai.Workflow.Testing.Office;

namespace WiangSuai.Workflow.Web.Tests.Loans;

/// <summary>What somebody meets who uses the pages for the first time and knows nothing of how they are made.</summary>
public sealed class WhatANewReaderFinds(Databases databases)
{
    const string Projector = "456-62-0003", Tables = "401-60-0001", Fan = "405-66-0001", BigSound = "462-65-0002";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Slips_of_two_units_share_a_number_and_are_told_apart_wherever_it_stands()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        var offices = await counter.File("education", Projector);
        var divisions = await counter.File("education", Fan, place: LoanPlace.Inside);
        using var clerk = await Reading.As(counter.Office, "education", AtTheCounter.Password);

        var mine = await clerk.Open("/loans/mine");
        Assert.Contains(mine.Texts(".row .meta"), line => line.Contains("บย. 1/2569 (สำนักปลัดเทศบาล)", StringComparison.Ordinal));
        Assert.Contains(mine.Texts(".row .meta"), line => line.Contains("บย. 1/2569 (กองการศึกษา)", StringComparison.Ordinal));
        Assert.Contains("บย. 1/2569 (สำนักปลัดเทศบาล)", (await clerk.Open($"/loans/{offices}")).Text("h1"), StringComparison.Ordinal);
        Assert.Contains("บย. เลขที่ ๑/๒๕๖๙ (กองการศึกษา)", (await clerk.Open($"/loans/{divisions}/slip")).Text(".paper"), StringComparison.Ordinal);
        using var head = await Reading.As(counter.Office, "education-head", AtTheCounter.Password);
        Assert.Contains((await head.Open("/inbox")).Texts(".row .meta"), line => line.Contains("บย. 1/2569 (กองการศึกษา)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Flaws_noted_at_both_ends_stand_on_the_case_and_in_its_history_after_the_return()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        var loan = await Approved(counter, from: 0);
        await HandOver(counter, loan, "ฝาครอบเลนส์หาย");
        counter.Office.Clock.Advance(TimeSpan.FromHours(2));
        Assert.IsType<PartiesResult.Done>(await counter.TryGiveBack("property", loan, damaged: 1, note: "จอภาพแตก"));

        using var clerk = await Reading.As(counter.Office, "education", AtTheCounter.Password);
        var page = await clerk.Open($"/loans/{loan}");
        Assert.Contains("เมื่อจ่าย มีตำหนิ: ฝาครอบเลนส์หาย", page.Text(".things"), StringComparison.Ordinal);
        Assert.Contains("ชำรุด 1 เครื่อง", page.Text(".things"), StringComparison.Ordinal);
        Assert.Contains("เมื่อคืน: จอภาพแตก", page.Text(".things"), StringComparison.Ordinal);
        var history = page.Texts(".log li");
        Assert.Contains(history, entry => entry.Contains("รับของ", StringComparison.Ordinal) && entry.Contains("ฝาครอบเลนส์หาย", StringComparison.Ordinal));
        Assert.Contains(history, entry => entry.Contains("คืนของ", StringComparison.Ordinal) && entry.Contains("ชำรุด 1 เครื่อง จอภาพแตก", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Handing_over_is_offered_from_the_first_day_of_use_on_and_before_it_says_from_when()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        var loan = await Approved(counter, from: 1);
        using var officer = await Reading.As(counter.Office, "property", AtTheCounter.Password);

        var inbox = await officer.Open("/inbox");
        Assert.Equal("งานรอท่าน", inbox.Text("h1"));
        Assert.Empty(inbox.Document.QuerySelectorAll(".row.yours"));
        Assert.Equal("ยังไม่ถึงวัน 1 เรื่อง", inbox.Text("#group-NotYet"));
        var early = await officer.Open($"/loans/{loan}");
        Assert.Null(early.Document.QuerySelector($"a[href='/loans/{loan}/hand-over']"));
        Assert.Contains("จ่ายของได้ตั้งแต่ อ. 24 พ.ย.", early.Text("aside"), StringComparison.Ordinal);
        var refused = await officer.Open($"/loans/{loan}/hand-over");
        Assert.Null(refused.Document.QuerySelector("main form"));
        Assert.Contains("จ่ายของได้ตั้งแต่วันเริ่มใช้ อ. 24 พ.ย.", refused.Text("main"), StringComparison.Ordinal);

        counter.Office.Clock.Advance(TimeSpan.FromDays(1));
        using var nextDay = await Reading.As(counter.Office, "property", AtTheCounter.Password);
        Assert.Equal("งานรอท่าน 1 เรื่อง", (await nextDay.Open("/inbox")).Text("h1"));
        Assert.NotNull((await nextDay.Open($"/loans/{loan}")).Document.QuerySelector($"a[href='/loans/{loan}/hand-over']"));
        Assert.NotNull((await nextDay.Open($"/loans/{loan}/hand-over")).Document.QuerySelector("main form"));
    }

    [Theory]
    [InlineData("property"), InlineData("mayor"), InlineData("education"), InlineData("education-head"), InlineData("deputy1")]
    public async Task Every_count_equals_the_list_under_it_and_marigold_marks_what_waits_today(string user)
    {
        await using var office = await Office.Open(databases, Provider.Sqlite);   // with its demo slips in all states
        using var reader = await Reading.As(office, user, AtTheCounter.Password);
        foreach (var list in new[] { "/loans", "/loans?show=late", "/loans?show=hand-out", "/loans?show=today", "/loans?show=out", "/loans/mine", "/loans/mine?ended=true" })
        {
            var page = await reader.Open(list);
            if (page.Status is not HttpStatusCode.OK)
                continue;
            foreach (var section in page.Document.QuerySelectorAll(".seclist").Where(section => section.QuerySelector("h2")!.Id != "ended" || list.Contains("ended", StringComparison.Ordinal)))
                Assert.Contains($" {section.QuerySelectorAll(".row").Length} ", $" {section.QuerySelector("h2")!.TextContent} ", StringComparison.Ordinal);
        }

        var inbox = await reader.Open("/inbox");
        var waiting = inbox.Document.QuerySelectorAll(".row.yours").Length;
        Assert.Equal(waiting > 0 ? $"งานรอท่าน {waiting} เรื่อง" : "งานรอท่าน", inbox.Text("h1"));
        if (inbox.Document.QuerySelector(".nav .n") is { } marigold)
            Assert.StartsWith($"{waiting}", marigold.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_home_that_shows_only_some_requests_says_how_many_of_how_many()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        for (var i = 0; i < 6; i++)
            await counter.File("education", Tables);
        using var clerk = await Reading.As(counter.Office, "education", AtTheCounter.Password);
        var home = await clerk.Open("/");
        Assert.Equal("กำลังดำเนินการ แสดง 5 จาก 6 เรื่อง", home.Text("#running"));
        Assert.Equal(5, home.Document.QuerySelectorAll("[aria-labelledby=running] .row").Length);
    }

    [Fact]
    public async Task A_form_and_what_came_of_sending_it_stay_in_the_browsers_memory_until_sign_out_and_other_pages_do_not()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        using var http = counter.Office.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new Uri("https://localhost"), AllowAutoRedirect = false });
        var signIn = await Page.Of(await http.GetAsync("/sign-in", Stop));
        using (await http.PostAsync("/sign-in", Fields(signIn, ("Form.UserName", "education"), ("Form.Password", AtTheCounter.Password)), Stop)) { }

        using var form = await http.GetAsync("/loans/new", Stop);
        Assert.Equal("no-cache, private", form.Headers.CacheControl!.ToString());
        var page = await Page.Of(form);
        using var errors = await http.PostAsync("/loans/new", Fields(page, ("do", "review")), Stop);
        Assert.Equal("no-cache, private", errors.Headers.CacheControl!.ToString());
        using var list = await http.GetAsync("/loans/mine", Stop);
        Assert.True(list.Headers.CacheControl!.NoStore);
        using var left = await http.PostAsync("/sign-out", Fields(page), Stop);
        Assert.Equal("\"cache\"", left.Headers.GetValues("Clear-Site-Data").Single());
    }

    [Fact]
    public async Task Who_may_not_decide_reads_who_can_by_name_and_post_and_finds_the_way_back()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        var loan = await Checked(counter, BigSound);
        using var deputy = await Reading.As(counter.Office, "deputy1", AtTheCounter.Password);
        var page = await deputy.Open($"/inbox/{(await counter.OpenTask(loan)).Id}");
        Assert.Contains("นาย ม. นายกเทศมนตรี", page.Text(".ruling.refused section"), StringComparison.Ordinal);
        Assert.Equal([$"/loans/{loan}", "/inbox"], page.Document.QuerySelectorAll(".ruling.refused .btns a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task A_declared_conflict_is_told_to_the_person_and_to_audit_and_colleagues_learn_only_that_the_person_does_not_decide()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        var (mayor, borrower) = (await counter.Person("mayor"), await counter.Person("education"));
        await counter.Office.WithDb(async db =>
        {
            db.Add(new DeclaredRelation { Id = Guid.CreateVersion7(), PersonId = mayor, OtherPersonId = borrower, Kind = RelationKind.Relative, KnownFrom = 1 });
            return await db.SaveChangesAsync(Stop);
        });
        var loan = await Checked(counter, Projector);
        var task = (await counter.OpenTask(loan)).Id;
        const string reason = "ส่วนได้เสีย";

        using var colleague = await Reading.As(counter.Office, "deputy2", AtTheCounter.Password);
        var seen = await colleague.Open($"/inbox/{task}");
        Assert.DoesNotContain(reason, seen.Text("main"), StringComparison.Ordinal);
        Assert.Contains(seen.Texts(".ruling details li"), line => line.Contains("นาย ม. นายกเทศมนตรี ไม่พิจารณาเรื่องนี้", StringComparison.Ordinal));
        foreach (var user in new[] { "mayor", "auditor" })
        {
            using var told = await Reading.As(counter.Office, user, AtTheCounter.Password);
            Assert.Contains(reason, (await told.Open($"/inbox/{task}")).Text("main"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_loan_over_the_end_of_a_month_is_seen_whole_by_who_asks_and_by_who_decides()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        var loan = await Checked(counter, Projector, from: 6, due: 9);   // 29 November to 2 December
        using var deputy = await Reading.As(counter.Office, "deputy1", AtTheCounter.Password);
        var page = await deputy.Open($"/inbox/{(await counter.OpenTask(loan)).Id}");
        Assert.Equal([2, 2], page.Document.QuerySelectorAll(".cal").Select(month => month.QuerySelectorAll("td.want").Length));
        using var clerk = await Reading.As(counter.Office, "education", AtTheCounter.Password);
        var form = await clerk.Open($"/loans/new?things={(await counter.Asset(Tables)).Id}&from.day=29&from.month=11&from.year=2569&to.day=2&to.month=12&to.year=2569");
        Assert.Equal([2, 2], form.Document.QuerySelectorAll(".cal").Select(month => month.QuerySelectorAll("td.want").Length));
    }

    [Fact]
    public async Task The_summary_of_errors_follows_the_fields_and_names_the_day_it_speaks_of()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        using var clerk = await Reading.As(counter.Office, "education", AtTheCounter.Password);
        var page = await clerk.Open("/loans/new");
        var back = await clerk.Send(page, page.Form("main form"), "review", ("Form.Start.Day", "25"), ("Form.Due.Day", "31"), ("Form.Due.Month", "11"), ("Form.Due.Year", "2569"));
        Assert.Equal(["#Form_Things", "#Form_Purpose", "#Form_Place", "#Form_PlaceName", "#Form_Start", "#Form_Due"],
            back.Document.QuerySelectorAll(".note.bad a").Select(link => link.GetAttribute("href")));
        Assert.Equal("เริ่มใช้วันที่: วันที่ยังไม่ครบ ระบุวัน เดือน และปี", back.Texts(".note.bad a")[4]);
        Assert.Equal(["วัน", "เดือน", "พ.ศ."], back.Texts(".date label").Take(3));
    }

    [Fact]
    public async Task At_the_counter_the_summary_names_the_thing()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        var loan = await Approved(counter, from: 0);
        using var officer = await Reading.As(counter.Office, "property", AtTheCounter.Password);
        var page = await officer.Open($"/loans/{loan}/hand-over");
        var back = await officer.Send(page, page.Form("main form"), null, ("Form.Password", AtTheCounter.Password));
        Assert.StartsWith("เครื่องฉายภาพ: ยังไม่ได้เลือกสภาพ", back.Texts(".note.bad a")[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anybody_may_verify_a_paper_and_learns_posts_and_dates_but_no_name()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        var loan = await Approved(counter, from: 1);
        var code = (await counter.Loan(loan)).VerificationCode;
        using var stranger = new Visitor(counter.Office);

        var found = await stranger.Get($"/verify?code={code.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant()}");
        Assert.Equal(HttpStatusCode.OK, found.Status);
        Assert.Contains("เป็นเอกสารของเทศบาล", found.Text, StringComparison.Ordinal);
        Assert.Contains("บย. 1/2569 (สำนักปลัดเทศบาล)", found.Text, StringComparison.Ordinal);
        Assert.Contains("รองนายกเทศมนตรี", found.Text, StringComparison.Ordinal);
        foreach (var secret in new[] { "นางสาว ข.", "นาย ก.", "อบรมผู้ปกครอง", "ศาลาประชาคม", "เครื่องฉายภาพ" })
            Assert.DoesNotContain(secret, found.Text, StringComparison.Ordinal);

        await counter.Cancel("education", loan);
        Assert.Contains("ใช้ไม่ได้แล้ว", (await stranger.Get($"/verify?code={code}")).Text, StringComparison.Ordinal);
        foreach (var wrong in new[] { "AAAA-AAAA-AAAA", "1", "' or 1=1", new string('A', 500) })
            Assert.Contains("ไม่พบรหัสนี้", (await stranger.Get($"/verify?code={Uri.EscapeDataString(wrong)}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Codes_are_not_tried_without_end_from_one_address_and_others_are_not_held_up()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        using var guesser = new Visitor(counter.Office, "203.0.113.66");
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 70; i++)
            answers.Add((await guesser.Get("/verify?code=AAAA-AAAA-AAAA")).Status);
        Assert.Contains(HttpStatusCode.TooManyRequests, answers);   // 70 never fit into two minutes of 30
        Assert.Equal(HttpStatusCode.OK, answers[0]);
        using var other = new Visitor(counter.Office, "203.0.113.67");
        Assert.Equal(HttpStatusCode.OK, (await other.Get("/verify?code=AAAA-AAAA-AAAA")).Status);
    }

    [Theory]
    [InlineData("deputy1", "/inbox"), InlineData("property", "/loans"), InlineData("education", "/loans/mine")]
    public async Task A_case_leads_back_to_the_list_where_its_reader_looks_for_it(string user, string list)
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        var loan = await Checked(counter, Projector);
        using var reader = await Reading.As(counter.Office, user, AtTheCounter.Password);
        Assert.Equal(list, (await reader.Open($"/loans/{loan}")).Document.QuerySelector(".crumb")!.GetAttribute("href"));
    }

    static async Task<Guid> Checked(AtTheCounter counter, string thing, int from = 1, int due = 3)
    {
        var loan = await counter.File("education", thing, from: from, due: due);
        await counter.Decide("education-head", loan);
        await counter.Decide("property", loan);
        return loan;
    }

    static async Task<Guid> Approved(AtTheCounter counter, int from)
    {
        var loan = await Checked(counter, Projector, from, from + 2);
        await counter.Decide("deputy1", loan);
        return loan;
    }

    static async Task HandOver(AtTheCounter counter, Guid loan, string flaw)
    {
        var (officer, lines) = (await counter.Account("property"), (await counter.Loan(loan)).Lines);
        Assert.IsType<PartiesResult.Done>(await counter.Office.With(services => services.GetRequiredService<HandOverLoan>().Handle(new HandOverCommand(
            officer.PersonId!.Value, officer.Id, loan, [.. lines.Select(line => new LineBefore(line.Id, ConditionBefore.Flawed, flaw))], AtTheCounter.Password, Idempotency.NewKey()),
            Stop)));
    }

    static FormUrlEncodedContent Fields(Page page, params (string Name, string Value)[] fill) => new(
        Reading.FieldsOf(page.Form("main form")).Where(field => fill.All(other => other.Name != field.Name)).Concat(fill).Select(field => KeyValuePair.Create(field.Name, field.Value)));
}

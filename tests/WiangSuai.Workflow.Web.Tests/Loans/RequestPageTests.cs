using System.Net;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Loans;

namespace WiangSuai.Workflow.Web.Tests.Loans;

public sealed class RequestPageTests(Databases databases)
{
    const string Projector = "456-62-0003", Tables = "401-60-0001", Pickup = "001-58-0002", Purpose = "อบรมผู้ปกครองศูนย์พัฒนาเด็กเล็ก";

    const string Form = "main form";

    /// <summary>Tomorrow and two days later, by the clock of the test office.</summary>
    static readonly (string, string)[] GoodDays =
        [("Form.Start.Day", "๒๔"), ("Form.Start.Month", "11"), ("Form.Start.Year", "2569"), ("Form.Due.Day", "26"), ("Form.Due.Month", "11"), ("Form.Due.Year", "2569")];

    static readonly (string, string)[] GoodWords = [("Form.Purpose", Purpose), ("Form.Place", "Outside"), ("Form.PlaceName", "ศาลาประชาคม หมู่ 4")];

    [Fact]
    public async Task What_is_wrong_stands_beside_its_field_and_in_the_summary_and_nothing_typed_is_lost()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        using var clerk = await Reading.As(counter.Office, "education", AtTheCounter.Password);
        var tables = (await counter.Asset(Tables)).Id;
        var page = await clerk.Open($"/loans/new?things={tables}");

        var back = await clerk.Send(page, page.Form(Form), "review",
            ("Form.Things[0].Quantity", "21"), ("Form.Purpose", Purpose), ("Form.PlaceName", ""),
            ("Form.Start.Day", "25"), ("Form.Start.Month", "11"), ("Form.Start.Year", "2026"),
            ("Form.Due.Day", "31"), ("Form.Due.Month", "11"), ("Form.Due.Year", "2569"));

        Assert.Equal("โต๊ะพับมีทั้งหมด 20 ตัว ลดจำนวนลง", back.ErrorBeside("Form_Things_0__Quantity"));
        Assert.Equal("เลือกว่าใช้ในหรือนอกสถานที่ราชการ", back.ErrorBeside("Form_Place"));
        Assert.Equal("ระบุชื่อสถานที่", back.ErrorBeside("Form_PlaceName"));
        Assert.Equal("ปี 2026 ไม่ใช่ พ.ศ. พิมพ์ 2569 แทน", back.ErrorBeside("Form_Start"));
        Assert.Equal("เดือนนี้ไม่มีวันที่ที่พิมพ์ เลือกวันใหม่", back.ErrorBeside("Form_Due"));
        Assert.Null(back.ErrorBeside("Form_Purpose"));
        Assert.All(back.Document.QuerySelectorAll(".note.bad a"), link => Assert.NotNull(back.Document.QuerySelector(link.GetAttribute("href")!)));
        Assert.Equal(5, back.Document.QuerySelectorAll(".note.bad a").Length);

        Assert.Equal("21", back.Value("Form.Things[0].Quantity"));
        Assert.Equal(Purpose, back.Value("Form.Purpose"));
        Assert.Equal(("25", "11", "2026"), (back.Value("Form.Start.Day"), back.Value("Form.Start.Month"), back.Value("Form.Start.Year")));
        Assert.Equal("31", back.Value("Form.Due.Day"));
    }

    /// <summary>Every field that a problem can name has a place in the form: an over-long telephone number once ended in an error page.</summary>
    [Fact]
    public async Task A_telephone_number_that_is_too_long_says_so_beside_itself()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        using var clerk = await Reading.As(counter.Office, "education", AtTheCounter.Password);
        var page = await clerk.Open($"/loans/new?things={(await counter.Asset(Tables)).Id}");
        var back = await clerk.Send(page, page.Form(Form), "review", [.. GoodWords, .. GoodDays, ("Form.Phone", new string('0', 31))]);
        Assert.Contains("31", back.ErrorBeside("Form_Phone"), StringComparison.Ordinal);
        Assert.Equal(new string('0', 31), back.Value("Form.Phone"));
    }

    [Fact]
    public async Task Looking_for_a_thing_adding_it_and_taking_one_out_keep_what_was_typed()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        using var clerk = await Reading.As(counter.Office, "education", AtTheCounter.Password);
        var (tables, projector) = ((await counter.Asset(Tables)).Id, (await counter.Asset(Projector)).Id);
        var page = await clerk.Open($"/loans/new?things={tables}");

        var found = await clerk.Send(page, page.Form(Form), "find", [("Form.Find", "ฉายภาพ 456-62"), .. GoodWords, .. GoodDays]);
        Assert.NotNull(found.Document.QuerySelector($"button[value='add:{projector}']"));
        var added = await clerk.Send(found, found.Form(Form), $"add:{projector}");
        Assert.Equal("พัสดุที่เลือก 2 รายการ", added.Text("#chosen"));
        var left = await clerk.Send(added, added.Form(Form), $"remove:{tables}");

        Assert.Equal("พัสดุที่เลือก 1 รายการ", left.Text("#chosen"));
        Assert.Equal(projector.ToString(), left.Value("Form.Things[0].Asset"));
        Assert.Equal(Purpose, left.Value("Form.Purpose"));
        Assert.Equal("๒๔", left.Value("Form.Start.Day"));
        Assert.Contains("Form.Place", Reading.FieldsOf(left.Form(Form)).Select(field => field.Name));
        Assert.Empty(left.Document.QuerySelectorAll(".note.bad"));
    }

    [Fact]
    public async Task A_vehicle_is_neither_found_nor_reviewed()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        using var clerk = await Reading.As(counter.Office, "education", AtTheCounter.Password);
        var pickup = (await counter.Asset(Pickup)).Id;
        var page = await clerk.Open($"/loans/new?things={pickup}");
        var back = await clerk.Send(page, page.Form(Form), "review", [.. GoodWords, .. GoodDays]);
        Assert.Contains("ใช้แบบขออนุญาตใช้รถโดยเฉพาะ", back.Text(".note.bad"), StringComparison.Ordinal);
        var found = await clerk.Send(back, back.Form(Form), "find", ("Form.Find", "รถบรรทุก"));
        Assert.Null(found.Document.QuerySelector("button[value^='add:']"));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task The_review_shows_the_unsigned_paper_and_filing_it_makes_one_slip_however_often_it_is_sent(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        using var clerk = await Reading.As(counter.Office, "education", AtTheCounter.Password);
        var tables = (await counter.Asset(Tables)).Id;
        var page = await clerk.Open($"/loans/new?things={tables}");

        var review = await clerk.Send(page, page.Form(Form), "review", [("Form.Things[0].Quantity", "๕"), .. GoodWords, .. GoodDays]);
        var paper = review.Text(".paper");
        Assert.Contains("๕ ตัว", paper, StringComparison.Ordinal);
        Assert.Contains("๒๔ พฤศจิกายน ๒๕๖๙", paper, StringComparison.Ordinal);
        Assert.Empty(review.Document.QuerySelectorAll(".sig .fill"));
        Assert.Equal(0, await counter.Office.WithDb(db => Task.FromResult(db.Set<Loan>().Count())));

        var filed = await clerk.Send(review, review.Form(Form), "file");
        var again = await clerk.Send(review, review.Form(Form), "file");
        Assert.Equal(filed.Path, again.Path);
        Assert.Contains("ใบยืม บย. 1/2569", filed.Text("h1"), StringComparison.Ordinal);
        Assert.Contains("ยื่นคำขอแล้ว", filed.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Equal(1, await counter.Office.WithDb(db => Task.FromResult(db.Set<Loan>().Count())));

        var other = await clerk.Send(review, review.Form(Form), "file", ("Form.Purpose", "งานอื่น"));
        Assert.Contains(filed.Path, other.Document.QuerySelector("[role=status] a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal("งานอื่น", other.Value("Form.Purpose"));
    }

    [Fact]
    public async Task Days_on_which_a_thing_is_promised_are_refused_beside_the_thing()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        await counter.File("lawyer", Projector, from: 2, due: 2);
        using var clerk = await Reading.As(counter.Office, "education", AtTheCounter.Password);
        var projector = (await counter.Asset(Projector)).Id;
        var page = await clerk.Open($"/loans/new?things={projector}");
        var back = await clerk.Send(page, page.Form(Form), "review", [.. GoodWords, .. GoodDays]);
        Assert.Equal("วันที่ 25 พ.ย. เครื่องฉายภาพไม่ว่าง เอาออกหรือเลือกวันใหม่", back.ErrorBeside("Form_Things_0__Quantity"));
        Assert.Contains("ไม่ว่าง", back.Document.QuerySelectorAll("td.busy").Single(day => day.TextContent.StartsWith("25", StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_slip_that_was_sent_back_opens_as_it_was_with_the_reason_and_is_filed_again_under_its_number()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        var loan = await counter.File("education", Tables, quantity: 3);
        await counter.Decide("education-head", loan, TaskOutcome.Returned, "ระบุจำนวนผู้ร่วมงาน");
        using var clerk = await Reading.As(counter.Office, "education", AtTheCounter.Password);
        var page = await clerk.Open($"/loans/{loan}/edit");
        Assert.Equal("ระบุจำนวนผู้ร่วมงาน", page.Text(".note.you q"));
        Assert.Equal("3", page.Value("Form.Things[0].Quantity"));

        var review = await clerk.Send(page, page.Form(Form), "review", ("Form.Purpose", "อบรมผู้ปกครอง 40 คน"));
        var filed = await clerk.Send(review, review.Form(Form), "file");
        Assert.Equal($"/loans/{loan}", filed.Path);
        var slip = await counter.Loan(loan);
        Assert.Equal((LoanStatus.Submitted, 1, "อบรมผู้ปกครอง 40 คน"), (slip.Status, slip.Number, slip.Purpose));
    }

    [Fact]
    public async Task Nobody_opens_the_form_of_somebody_elses_slip_and_an_account_without_a_person_none()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        var loan = await counter.File("education", Tables);
        await counter.Decide("education-head", loan, TaskOutcome.Returned, "แก้วัน");
        using var lawyer = await Reading.As(counter.Office, "lawyer", AtTheCounter.Password);
        Assert.Equal(HttpStatusCode.NotFound, (await lawyer.Open($"/loans/{loan}/edit")).Status);
    }
}

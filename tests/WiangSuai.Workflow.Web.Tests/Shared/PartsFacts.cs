using AngleSharp.Dom;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Tests.ScreenFrame;

public sealed class PartsFacts : IAsyncLifetime
{
    static readonly Flow AtThirdStep = new(
        [new("ยื่นคำขอ", MarkKind.Done, "นางสาว ข.", "12 พ.ย. 09:15 น."), new("เห็นชอบ", MarkKind.Done), new("ตรวจ", MarkKind.Now), new("อนุมัติ", MarkKind.Todo)]);

    ScreenHost host = null!;

    public async ValueTask InitializeAsync() => host = await ScreenHost.Start();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_flow_marks_the_one_step_where_the_case_stands_and_gives_every_shape_a_word()
    {
        var flow = await host.Render("_Flow", AtThirdStep);
        Assert.Equal(4, flow.QuerySelectorAll("li").Length);
        Assert.Equal("ตรวจ", flow.QuerySelectorAll("[aria-current=step] b").Single().TextContent);
        Assert.Equal(2, flow.QuerySelectorAll("li.did").Length);
        Assert.Equal(["เสร็จ", "เสร็จ", "อยู่ขั้นนี้", "ยังไม่ถึง"], flow.QuerySelectorAll(".mark .vh").Select(word => word.TextContent));
        Assert.Equal("นางสาว ข. 12 พ.ย. 09:15 น.", string.Join(' ', flow.QuerySelectorAll("li:first-child small .nb").Select(part => part.TextContent)));
    }

    [Fact]
    public async Task The_line_of_a_list_says_in_words_which_step_of_how_many()
    {
        Assert.Equal("ขั้น 3 จาก 4 ตรวจ", (await host.Render("_Trk", AtThirdStep)).QuerySelector("b")!.TextContent);
        Assert.Equal("ครบ 1 ขั้น", (await host.Render("_Trk", new Flow([new("ปิด", MarkKind.Done)]))).QuerySelector("b")!.TextContent);
        Assert.Equal("ขั้น 1 จาก 2 แก้คำขอ", (await host.Render("_Trk", new Flow([new("แก้คำขอ", MarkKind.You), new("อนุมัติ", MarkKind.Todo)]))).QuerySelector("b")!.TextContent);
    }

    [Fact]
    public async Task A_history_shows_what_a_person_wrote_as_text_and_never_as_markup()
    {
        var log = await host.Render("_Log", new LogEntry[] { new(new(MarkKind.Done, "อนุมัติ"), "อนุมัติ", "<i>นาย ก.</i>", "23 พ.ย. 2569", "<script>alert(1)</script>") });
        Assert.Equal("<script>alert(1)</script>", log.QuerySelector("q")!.TextContent);
        Assert.Empty(log.QuerySelectorAll("script, i"));
    }

    [Fact]
    public async Task A_month_begins_under_its_weekday_and_each_day_says_its_state()
    {
        var month = await host.Render("_Cal", new Calendar(
            new(2026, 11, 9),
            [new(new(2026, 11, 11), DayState.Busy, "กองช่าง"), new(new(2026, 11, 25), DayState.Wanted), new(new(2026, 11, 26), DayState.Held)],
            Today: new(2026, 11, 23),
            Closed: new HashSet<DateOnly> { new(2026, 11, 24) }));
        Assert.Equal("พฤศจิกายน 2569", month.QuerySelector("caption")!.TextContent);
        Assert.Equal(5, month.QuerySelectorAll("tbody tr").Length);
        Assert.Equal("1", month.QuerySelector("tbody td")!.TextContent);   // 1 November 2026 is a Sunday
        Assert.Equal("11 กองช่าง", month.QuerySelector("td.busy")!.TextContent);
        Assert.Equal("25 วันที่เลือก", month.QuerySelector("td.want")!.TextContent);
        Assert.Equal("26 ว่างบางส่วน", month.QuerySelector("td.hold")!.TextContent);
        Assert.Equal("23", month.QuerySelector("td.today[aria-current=date]")!.TextContent);
        Assert.Contains("off", month.QuerySelectorAll("td").Single(day => day.TextContent == "24").ClassList);
        Assert.Equal(["hold", "busy", "want", "today"], month.QuerySelectorAll(".key i").Select(key => key.ClassName));
    }

    [Theory]
    [InlineData(2026, 2, 4)]    // 1 February 2026 is a Sunday, 28 days: four full weeks
    [InlineData(2026, 8, 6)]    // 1 August 2026 is a Saturday, 31 days
    public async Task A_month_has_as_many_weeks_as_it_touches(int year, int month, int weeks)
    {
        var table = await host.Render("_Cal", new Calendar(new(year, month, 1), []));
        Assert.Equal(weeks, table.QuerySelectorAll("tbody tr").Length);
        Assert.Equal(DateTime.DaysInMonth(year, month), table.QuerySelectorAll("tbody td").Count(day => day.TextContent is not ""));
    }

    [Fact]
    public async Task The_summary_of_errors_leads_to_each_field_and_says_nothing_when_there_are_none()
    {
        var state = new ModelStateDictionary();
        state.AddModelError("Form.To", "วันคืนอยู่ก่อนวันเริ่มใช้");
        state.AddModelError("", "เรื่องนี้ปิดแล้ว");
        var errors = await host.Render("_Errors", null, state);
        Assert.Equal("ยังบันทึกไม่ได้ ต้องแก้ 2 แห่ง", errors.QuerySelector("[role=alert] h2")!.TextContent);
        Assert.Equal("#Form_To", errors.QuerySelectorAll("a").Single().GetAttribute("href"));
        Assert.Empty((await host.Render("_Errors", null)).Body!.Children);
    }

    [Fact]
    public async Task A_test_is_told_in_words_and_not_by_its_sign_alone()
    {
        var tests = await host.Render("_Tests", new Test[] { new(true, "ก"), new(false, "ข", Name: "ค"), new(null, "ง") });
        Assert.Equal(["ผ่าน", "ไม่ผ่าน", "ยังไม่ตรวจ"], tests.QuerySelectorAll(".vh").Select(word => word.TextContent.Trim()));
        Assert.Equal("x", tests.QuerySelectorAll("li")[1].ClassName);
    }

    [Fact]
    public async Task A_single_page_needs_no_paging_and_the_ends_lead_nowhere()
    {
        Assert.Empty((await host.Render("_Paging", new Paging(1, 1, page => $"?page={page}"))).Body!.Children);
        Assert.Equal(["?page=2"], Links(await host.Render("_Paging", new Paging(1, 3, page => $"?page={page}"))));
        Assert.Equal(["?page=1", "?page=3"], Links(await host.Render("_Paging", new Paging(2, 3, page => $"?page={page}"))));
        Assert.Equal(["?page=2"], Links(await host.Render("_Paging", new Paging(3, 3, page => $"?page={page}"))));
    }

    [Fact]
    public async Task A_search_keeps_the_other_choices_and_what_was_typed()
    {
        var search = await host.Render("_Search", new Search("ค้นชื่อ", "\"><script>", Keep: new Dictionary<string, string?> { ["unit"] = "กองช่าง" }));
        Assert.Equal("\"><script>", search.QuerySelector("[type=search]")!.GetAttribute("value"));
        Assert.Equal("กองช่าง", search.QuerySelector("[type=hidden][name=unit]")!.GetAttribute("value"));
        Assert.Equal(search.QuerySelector("label")!.GetAttribute("for"), search.QuerySelector("[type=search]")!.Id);
    }

    [Fact]
    public async Task Progress_says_what_is_done_and_where_one_is()
    {
        var progress = await host.Render("_Prog", new Progress(["เลือก", "วันที่", "ตรวจทาน"], 1));
        Assert.Equal("2 วันที่", progress.QuerySelectorAll("[aria-current=step]").Single().TextContent);
        Assert.Equal("1 เลือก เสร็จแล้ว", progress.QuerySelector("li.did")!.TextContent);
    }

    [Fact]
    public void Every_mark_has_a_shape_that_no_other_has_and_an_icon_that_exists()
    {
        var icons = new Icons();
        Assert.All(Enum.GetValues<MarkKind>(), kind =>
        {
            var helper = new MarkTagHelper(icons) { Kind = kind, Word = "ก" };
            helper.Process(Context(), Output("state"));
        });
        Assert.Equal(Enum.GetValues<MarkKind>().Length, icons.Used.Count());
        Assert.Throws<ArgumentException>(() => new MarkTagHelper(icons) { Kind = MarkKind.Done }.Process(Context(), Output("state")));
        Assert.Throws<ArgumentException>(() => icons.Use("no-such-icon"));
    }

    [Fact]
    public void Every_drawing_is_small_and_of_one_format()
    {
        var files = Directory.GetFiles(Path.Combine(ScreenHost.Root, "src", "WiangSuai.Workflow.Web", "wwwroot", "things"), "*.svg");
        Assert.InRange(files.Length, 16, 64);
        Assert.All(files, file =>
        {
            var drawing = File.ReadAllText(file);
            Assert.InRange(drawing.Length, 100, 2048);
            Assert.Contains("viewBox=\"0 0 120 90\"", drawing, StringComparison.Ordinal);
            Assert.DoesNotContain("<script", drawing, StringComparison.OrdinalIgnoreCase);
        });
    }

    static IEnumerable<string?> Links(IDocument page) => page.QuerySelectorAll("a").Select(link => link.GetAttribute("href"));

    static Microsoft.AspNetCore.Razor.TagHelpers.TagHelperContext Context() => new([], new Dictionary<object, object>(), "id");

    static Microsoft.AspNetCore.Razor.TagHelpers.TagHelperOutput Output(string name) =>
        new(name, [], (_, _) => Task.FromResult<Microsoft.AspNetCore.Razor.TagHelpers.TagHelperContent>(new Microsoft.AspNetCore.Razor.TagHelpers.DefaultTagHelperContent()));
}

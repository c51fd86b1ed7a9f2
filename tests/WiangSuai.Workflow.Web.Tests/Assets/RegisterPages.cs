using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Tests.Loans;

namespace WiangSuai.Workflow.Web.Tests.Assets;

/// <summary>The pages of those who keep the register.</summary>
public sealed class RegisterPages(Databases databases)
{
    const string Projector = "456-62-0003", Officer = "property";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_thing_is_registered_from_the_form_and_the_next_one_is_proposed(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        using var reader = await Reading.As(counter.Office, Officer, AtTheCounter.Password);
        var unit = await counter.Office.WithDb(db => db.Set<Unit>().Where(u => u.Name == "สำนักปลัดเทศบาล").Select(u => u.Id).SingleAsync(Stop));
        var form = await reader.Open("/assets/new");
        var wrong = await reader.Send(form, form.Form("main form"), null, ("Form.Number", Projector), ("Form.Name", "เครื่องฉายภาพ"), ("Form.ClassCode", "AV"), ("Form.Counter", "เครื่อง"),
            ("Form.HoldingUnitId", unit.ToString()), ("Form.UnitPrice", "สามพัน"), ("Form.AcquiredOn.Day", "๑๔"), ("Form.AcquiredOn.Month", "2"), ("Form.AcquiredOn.Year", "๒๕๖๙"));
        Assert.Equal("ไม่ใช่จำนวนเงิน พิมพ์ตัวเลข เช่น 18,900.00", wrong.ErrorBeside("Form_UnitPrice"));
        Assert.Equal("สามพัน", wrong.Value("Form.UnitPrice"));
        Assert.Contains(wrong.Texts(".note.bad li"), line => line.StartsWith("ราคา", StringComparison.Ordinal));   // the summary names the field
        var taken = await reader.Send(wrong, wrong.Form("main form"), null, ("Form.UnitPrice", "๓,๐๐๐"));
        Assert.Contains("หมายเลขว่างถัดไป 456-62-0004", taken.ErrorBeside("Form_Number"), StringComparison.Ordinal);
        var done = await reader.Send(taken, taken.Form("main form"), NewModel.Next, ("Form.Number", "๔๕๖-๖๒-๐๐๐๔"));
        Assert.StartsWith("/assets/new?like=", done.Path, StringComparison.Ordinal);
        Assert.Equal(("456-62-0005", "เครื่องฉายภาพ", "3,000.00"), (done.Value("Form.Number"), done.Value("Form.Name"), done.Value("Form.UnitPrice")));
        var asset = await counter.Asset("456-62-0004");
        Assert.Equal((3_000m, new DateOnly(2026, 2, 14)), (asset.UnitPrice, asset.AcquiredOn));

        var page = await reader.Open($"/assets/{asset.Id}");
        Assert.Contains("ลงทะเบียน", page.Texts(".log")[^1], StringComparison.Ordinal);
        Assert.Equal("พบ 41 รายการ", (await reader.Open("/assets/register")).Text("main .line > b"));
        Assert.Equal(["456-62-0004"], (await reader.Open("/assets/register?q=" + Uri.EscapeDataString("เครื่่องฉายภาพ 62-0004"))).Texts(".tbl tbody .nb").Where(text => text.Contains('-', StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Whoever_was_not_first_keeps_what_was_typed_sees_who_was_and_may_save_over_it()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        var asset = await counter.Asset(Projector);
        using var one = await Reading.As(counter.Office, Officer, AtTheCounter.Password);
        using var other = await Reading.As(counter.Office, Officer, AtTheCounter.Password);
        var (mine, theirs) = (await one.Open($"/assets/{asset.Id}/change"), await other.Open($"/assets/{asset.Id}/change"));
        await other.Send(theirs, theirs.Form("main form"), null, ("Form.Location", "ตู้ 7"));
        var told = await one.Send(mine, mine.Form("main form"), null, ("Form.Note", "ซ่อมแล้ว"));
        Assert.Contains("มีผู้แก้ไขรายการนี้ก่อนท่าน", told.Text(".note.bad"), StringComparison.Ordinal);
        Assert.Contains("ตู้ 7", told.Text(".note.bad"), StringComparison.Ordinal);
        Assert.Equal("ซ่อมแล้ว", told.Value("Form.Note"));
        Assert.Equal("", (await counter.Asset(Projector)).Note);
        await one.Send(told, told.Form("main form"), null);
        Assert.Equal(("ซ่อมแล้ว", "สำนักปลัดเทศบาล"), ((await counter.Asset(Projector)).Note, (await counter.Asset(Projector)).Location));
    }

    [Fact]
    public async Task Retiring_asks_twice_and_says_what_stands_in_the_way()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        var asset = await counter.Asset(Projector);
        using var reader = await Reading.As(counter.Office, Officer, AtTheCounter.Password);
        var loan = await counter.File("education", Projector);
        var form = await reader.Open($"/assets/{asset.Id}/retire");
        var unsure = await reader.Send(form, form.Form("main form"), null, ("Form.Reason", "ขายทอดตลาด"));
        Assert.NotNull(unsure.ErrorBeside("Form_Sure"));
        var lent = await reader.Send(unsure, unsure.Form("main form"), null, ("Form.Sure", "true"));
        Assert.NotNull(lent.Document.QuerySelector($"a[href='/loans/{loan}']"));
        await counter.Cancel("education", loan);
        var done = await reader.Send(lent, lent.Form("main form"), null, ("Form.Sure", "true"));
        Assert.Equal($"/assets/{asset.Id}", done.Path);
        Assert.Contains("จำหน่ายแล้ว 23 พ.ย. 2569", done.Text(".head"), StringComparison.Ordinal);
        Assert.Null(done.Document.QuerySelector("main a[href^='/loans/new']"));
    }

    [Fact]
    public async Task A_label_bears_the_address_of_its_thing_and_opening_that_leads_there_after_signing_in()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite, ("Office:Address", "https://workflow.example.go.th/"));
        var asset = await counter.Asset(Projector);
        using var reader = await Reading.As(counter.Office, Officer, AtTheCounter.Password);
        var one = await reader.Open($"/assets/labels?things={asset.Id}&start=3");
        Assert.Equal(3, one.Document.QuerySelectorAll(".labels li").Length);
        var label = Assert.Single(one.Document.QuerySelectorAll(".labels svg"));
        Assert.Equal(AssetLabel.Of(asset, "", "https://workflow.example.go.th").Path, label.QuerySelector("path")!.GetAttribute("d"));
        Assert.Contains(Projector, one.Text(".labels"), StringComparison.Ordinal);
        Assert.Equal(40, (await reader.Open("/assets/labels")).Document.QuerySelectorAll(".labels svg").Length);

        using var visitor = new Visitor(counter.Office);
        var scanned = await visitor.Get(AssetLabel.PathOf(asset.Id));
        Assert.StartsWith("/sign-in?back=", scanned.Location, StringComparison.Ordinal);
        using var employee = await Reading.As(counter.Office, "education", AtTheCounter.Password);
        Assert.Equal($"/assets/{asset.Id}", (await employee.Open(AssetLabel.PathOf(asset.Id))).Path);
        Assert.Equal(HttpStatusCode.NotFound, (await employee.Open("/a/nothing")).Status);
    }

    [Fact]
    public async Task A_set_ticked_in_the_catalogue_fills_the_request_with_ordinary_lines()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        using var reader = await Reading.As(counter.Office, "education", AtTheCounter.Password);
        var set = await counter.Office.WithDb(db => db.Set<LendingSet>().Where(s => s.Name == "ชุดงานพิธีกลางแจ้ง").Select(s => s.Id).SingleAsync(Stop));
        Assert.NotNull((await reader.Open("/assets")).Document.QuerySelector($"input[name=sets][value='{set}']"));
        var chair = (await counter.Asset("402-61-0001")).Id;
        var request = await reader.Open($"/loans/new?sets={set}&things={chair}");
        Assert.Equal(["2", "10", "60"], Enumerable.Range(0, 3).Select(line => request.Value($"Form.Things[{line}].Quantity")));
        Assert.Null(request.Document.QuerySelector("[name='Form.Things[3].Asset']"));
    }

    [Fact]
    public async Task A_set_is_put_together_by_finding_things_and_taken_out_of_use_when_said_twice()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        using var reader = await Reading.As(counter.Office, Officer, AtTheCounter.Password);
        var form = await reader.Open("/assets/set");
        var alone = await reader.Send(form, form.Form("main form"), "save", ("Form.Name", "ชุดเลือกตั้ง"));
        Assert.Contains("อย่างน้อย 2 รายการ", alone.Text("#Form_Items"), StringComparison.Ordinal);
        var page = alone;
        foreach (var words in new[] { "โต๊ะพับ", "โทรโข่ง" })
        {
            var found = await reader.Send(page, page.Form("main form"), "find", ("Form.Find", words));
            page = await reader.Send(found, found.Form("main form"), found.Document.QuerySelector("button[value^='add:']")!.GetAttribute("value"));
        }
        Assert.Equal("ชุดเลือกตั้ง", page.Value("Form.Name"));
        var done = await reader.Send(page, page.Form("main form"), "save", ("Form.Items[0].Quantity", "๔"));
        Assert.Equal("/assets/sets", done.Path);
        var set = await counter.Office.WithDb(db => db.Set<LendingSet>().AsNoTracking().Include(s => s.Items).SingleAsync(s => s.Name == "ชุดเลือกตั้ง", Stop));
        Assert.Equal([4, 1], set.Items.OrderBy(item => item.Position).Select(item => item.Quantity));
        var sure = await reader.Open($"/assets/set/{set.Id}?end=true");
        var ended = await reader.Send(sure with { Path = sure.Path.Split('?')[0] + "?handler=End" }, sure.Form("main form"), null);
        Assert.DoesNotContain("ชุดเลือกตั้ง", ended.Texts("h2"));
    }

    [Fact]
    public async Task A_photograph_sent_with_a_place_comes_back_without_it_and_is_kept_by_the_browser()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        var asset = await counter.Asset(Projector);
        var officer = await counter.Person(Officer);
        await counter.Office.With(services => Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<PhotographAsset>(services)
            .Add(officer, asset.Id, PhotoFacts.WithExif(PhotoFacts.AnyJpeg(), 1), Stop));
        using var reader = await Reading.As(counter.Office, "education", AtTheCounter.Password);
        var list = await reader.Open("/assets?q=" + Projector);
        var picture = Assert.IsType<IHtmlImageElement>(list.Document.QuerySelector(".card img"), exactMatch: false);
        Assert.Equal("lazy", picture.GetAttribute("loading"));
        Assert.EndsWith("/small", picture.GetAttribute("src"), StringComparison.Ordinal);
        using var visitor = new Visitor(counter.Office);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.Get(picture.GetAttribute("src")!)).Status);   // nobody is signed in
        Assert.Equal(HttpStatusCode.OK, (await reader.Open(picture.GetAttribute("src")!)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.Open(picture.GetAttribute("src")!.Replace("small", "huge", StringComparison.Ordinal))).Status);
    }

    [Fact]
    public async Task Only_those_who_keep_the_register_may_write_in_it()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        var asset = (await counter.Asset(Projector)).Id;
        using var employee = await Reading.As(counter.Office, "education", AtTheCounter.Password);
        using var auditor = await Reading.As(counter.Office, "auditor", AtTheCounter.Password);
        foreach (var path in new[] { "/assets/new", $"/assets/{asset}/change", $"/assets/{asset}/retire", $"/assets/{asset}/photos", "/assets/classes", "/assets/class", "/assets/sets", "/assets/set", "/assets/labels" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await employee.Open(path)).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await auditor.Open(path)).Status);
        }
        Assert.Equal(HttpStatusCode.Forbidden, (await employee.Open("/assets/register")).Status);
        Assert.Equal(HttpStatusCode.OK, (await auditor.Open("/assets/register")).Status);
        Assert.DoesNotContain("แก้ไขทะเบียน", (await employee.Open($"/assets/{asset}")).Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_looked_at_shows_who_has_how_many()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        await counter.File("education", "401-60-0001", quantity: 8);
        using var reader = await Reading.As(counter.Office, "lawyer", AtTheCounter.Password);
        var tables = (await counter.Asset("401-60-0001")).Id;
        var day = (await reader.Open($"/assets/{tables}?day=2026-11-25")).Text("section[aria-labelledby=day]");
        Assert.Contains("พ. 25 พ.ย. 2569", day, StringComparison.Ordinal);
        Assert.Contains("ว่าง 12 จาก 20", day, StringComparison.Ordinal);
        Assert.Contains("บย. 1/2569", day, StringComparison.Ordinal);
        Assert.Contains("ว่าง 20 จาก 20", (await reader.Open($"/assets/{tables}?month=2026-12&day=2026-12-05")).Text("section[aria-labelledby=day]"), StringComparison.Ordinal);
    }
}

using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Tests.Loans;

namespace WiangSuai.Workflow.Web.Tests.Assets;

public sealed class CataloguePageTests(Databases databases)
{
    const string Projector = "456-62-0003", Pickup = "001-58-0002";

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Things_are_found_by_parts_of_words_and_vehicles_never(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        using var reader = await Reading.As(counter.Office, "education", AtTheCounter.Password);
        Assert.Equal(["เครื่องฉายภาพ"], (await reader.Open("/assets?q=" + Uri.EscapeDataString("ฉายภาพ ๔๕๖-๖๒"))).Texts(".card a"));
        Assert.NotNull((await reader.Open("/assets?q=" + Uri.EscapeDataString("รถบรรทุก"))).Document.QuerySelector(".empty"));
        var near = await reader.Open("/assets?q=" + Uri.EscapeDataString("เครืองฉายภาบ"));
        Assert.Contains("เครื่องฉายภาพ", (await reader.Open(near.Document.QuerySelector(".empty + p a")!.GetAttribute("href")!)).Texts(".card a"));
        var all = await reader.Open("/assets");
        Assert.Equal("พบ 39 รายการ", all.Text("main .line > b"));
        Assert.Equal(24, all.Document.QuerySelectorAll(".card").Length);
        Assert.Equal(15, (await reader.Open("/assets?p=2")).Document.QuerySelectorAll(".card").Length);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task What_is_promised_on_a_chosen_day_comes_last_and_says_until_when(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        await counter.File("lawyer", Projector, from: 1, due: 3);
        using var reader = await Reading.As(counter.Office, "education", AtTheCounter.Password);
        const string days = "/assets?From.Day=25&From.Month=11&From.Year=2569&To.Day=30&To.Month=11&To.Year=2569";
        var page = await reader.Open(days + "&p=2");
        Assert.Contains("ไม่ว่าง ถึง 26 พ.ย.", page.Texts(".card")[^1], StringComparison.Ordinal);
        Assert.DoesNotContain((await reader.Open(days + "&free=true&p=2")).Texts(".card"), card => card.Contains("ไม่ว่าง", StringComparison.Ordinal));
        Assert.Equal("พบ 38 รายการ", (await reader.Open(days + "&free=true")).Text("main .line > b"));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task What_is_ticked_stays_ticked_in_another_search_and_is_asked_for_together(Provider provider)
    {
        await using var counter = await AtTheCounter.Open(databases, provider);
        using var reader = await Reading.As(counter.Office, "education", AtTheCounter.Password);
        var projector = (await counter.Asset(Projector)).Id;
        var other = await reader.Open($"/assets?things={projector}&q=" + Uri.EscapeDataString("เต็นท์"));
        var before = other.Document.QuerySelectorAll("input[name=things][checked]");
        Assert.Equal([$"{projector}"], before.Select(input => input.GetAttribute("value")));
        Assert.Contains("เครื่องฉายภาพ", before[0].ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/loans/new", other.Document.QuerySelector(".batch button")!.GetAttribute("formaction"));
        Assert.NotNull(before[0].Closest("form")!.QuerySelector("[name=q]"));   // one form: whichever button is pressed, the ticks go along
        var all = await reader.Open($"/assets?things={projector}");
        Assert.Single(all.Document.QuerySelectorAll($"input[value='{projector}']"));
        Assert.Equal("2", all.Document.QuerySelector(".paging button[name=p]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Where_all_that_was_found_is_lent_no_other_name_is_offered_and_what_is_ticked_stays()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        await counter.File("lawyer", Projector, from: 1, due: 3);
        using var reader = await Reading.As(counter.Office, "education", AtTheCounter.Password);
        var ticked = (await counter.Asset("401-60-0001")).Id;
        var page = await reader.Open($"/assets?free=true&From.Day=25&From.Month=11&From.Year=2569&things={ticked}&q={Projector}");
        Assert.NotNull(page.Document.QuerySelector(".empty"));
        Assert.Null(page.Document.QuerySelector(".empty + p a"));
        Assert.Equal($"/assets?things={ticked}", page.Document.QuerySelector(".empty a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_day_that_is_none_or_an_end_before_the_beginning_is_said_beside_its_field()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        using var reader = await Reading.As(counter.Office, "education", AtTheCounter.Password);
        var wrong = await reader.Open("/assets?From.Day=25&From.Month=11&From.Year=2026");
        Assert.Equal("ปี 2026 ไม่ใช่ พ.ศ. พิมพ์ 2569 แทน", wrong.ErrorBeside("From"));
        Assert.Equal("2026", wrong.Value("From.Year"));
        var backwards = await reader.Open("/assets?From.Day=25&From.Month=11&From.Year=2569&To.Day=24&To.Month=11&To.Year=2569");
        Assert.NotNull(backwards.ErrorBeside("To"));
    }

    [Fact]
    public async Task Every_thing_has_a_drawing()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        var drawn = counter.Office.Services.GetRequiredService<IWebHostEnvironment>().WebRootFileProvider;
        var pictures = await counter.Office.WithDb(db => db.Set<Asset>().Select(asset => asset.Picture).Distinct().ToListAsync(TestContext.Current.CancellationToken));
        Assert.NotEmpty(pictures);
        Assert.DoesNotContain(pictures, picture => !drawn.GetFileInfo($"things/{picture}.svg").Exists);
    }

    [Fact]
    public async Task A_things_page_shows_who_has_it_in_the_month_and_nothing_to_borrow_for_a_vehicle()
    {
        await using var counter = await AtTheCounter.Open(databases, Provider.Sqlite);
        var loan = await counter.File("lawyer", Projector, from: 1, due: 3);
        using var reader = await Reading.As(counter.Office, "education", AtTheCounter.Password);
        var projector = (await counter.Asset(Projector)).Id;
        var page = await reader.Open($"/assets/{projector}");
        Assert.Equal(3, page.Document.QuerySelectorAll("td.hold").Length);
        Assert.Contains("บย. 1/2569", page.Text(".log"), StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector($"a[href='/loans/{loan}']"));   // another division's slip
        var next = await reader.Open($"/assets/{projector}?month=2026-12");
        Assert.Empty(next.Document.QuerySelectorAll("td.hold"));
        Assert.Contains("ธันวาคม 2569", next.Text("#month"), StringComparison.Ordinal);

        var pickup = await reader.Open($"/assets/{(await counter.Asset(Pickup)).Id}");
        Assert.Null(pickup.Document.QuerySelector("main a[href^='/loans/new']"));
        Assert.Equal(HttpStatusCode.NotFound, (await reader.Open($"/assets/{Guid.NewGuid()}")).Status);
    }
}

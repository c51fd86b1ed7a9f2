using System.Net;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Orders;

namespace WiangSuai.Workflow.Web.Tests;

public sealed class OrderPagesTests(Databases databases)
{
    [Fact]
    public async Task The_register_shows_what_counts_and_a_filter_shows_what_does_not()
    {
        await using var office = await Office.Open(databases, Provider.Sqlite);
        using var reader = await SignedIn(office);
        var all = (await reader.Get("/orders")).Text;
        Assert.Contains("มีผล 4 ฉบับ", all, StringComparison.Ordinal);
        Assert.Contains("321/2569", all, StringComparison.Ordinal);
        Assert.Contains("มีผลถึง 30 ก.ย. 2570", all, StringComparison.Ordinal);

        var expired = (await reader.Get("/orders?state=Expired")).Text;
        Assert.Contains("287/2568", expired, StringComparison.Ordinal);
        Assert.Contains("สิ้นสุด 30 ก.ย. 2569", expired, StringComparison.Ordinal);
        Assert.DoesNotContain("321/2569", expired, StringComparison.Ordinal);
        Assert.Contains("ไม่มีคำสั่งตามนี้", (await reader.Get("/orders?state=Suspended")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_order_reads_as_its_paper_with_Thai_digits_whatever_the_reader_speaks()
    {
        await using var office = await Office.Open(databases, Provider.Sqlite);
        using var reader = await SignedIn(office);
        var order = await office.WithDb(db => db.Set<Instrument>().Where(i => i.Number == 321).Select(i => i.Id).SingleAsync(TestContext.Current.CancellationToken));
        await reader.Send("/language", await reader.Get("/account/password"), ("to", "en"), ("back", "/"));
        var page = (await reader.Get($"/orders/{order}")).Text;
        Assert.Contains("Order 321/2569", page, StringComparison.Ordinal);
        Assert.Contains("คำสั่งเทศบาลตำบลเวียงสรวย", page, StringComparison.Ordinal);
        Assert.Contains("ที่ ๓๒๑/๒๕๖๙", page, StringComparison.Ordinal);
        Assert.Contains("๑.๒ อนุมัติให้ยืมพัสดุ", page, StringComparison.Ordinal);
        Assert.Contains("สั่ง ณ วันที่ ๒๘ กันยายน พ.ศ. ๒๕๖๙", page, StringComparison.Ordinal);
        Assert.Contains("(นาย ม.)", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_order_that_is_not_there_is_not_found()
    {
        await using var office = await Office.Open(databases, Provider.Sqlite);
        using var reader = await SignedIn(office);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.Get($"/orders/{Guid.NewGuid()}")).Status);
    }

    static async Task<Visitor> SignedIn(Office office)
    {
        var visitor = new Visitor(office);
        await visitor.SignIn("education");
        return visitor;
    }
}

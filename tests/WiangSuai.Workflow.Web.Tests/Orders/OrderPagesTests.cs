using System.Net;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Orders;
using WiangSuai.Workflow.Web.Tests.Loans;
using WiangSuai.Workflow.Web.Tests.Orders;

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

    [Theory, ClassData(typeof(BothProviders))]
    public async Task The_database_finds_each_state_as_it_is_worked_out_for_one_order(Provider provider)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var registry = await AtTheRegistry.Open(databases, provider);
        var today = registry.Counter.Today;
        await registry.SignedOrder(await registry.Giving("clerk"));
        await registry.SignedOrder(await registry.Giving("deputy-1", from: 5));
        var both = await registry.Giving("clerk");
        await registry.SignedOrder(both with { Clauses = [.. both.Clauses, .. (await registry.Giving("deputy-1")).Clauses] });
        await registry.Revoke("mayor", (await registry.SignedOrder(both with { To = today })).Id);
        await registry.SignedOrder(await registry.Giving("deputy-2") with { To = today });
        var replaced = await registry.SignedOrder(await registry.Giving("deputy-2"));
        var suspended = await registry.SignedOrder(await registry.Giving("deputy-2"));
        var later = await registry.SignedOrder(await registry.Giving("deputy-2", from: 2));
        await registry.Counter.Office.WithDb(async db =>
        {
            await using var work = await db.ChangingAuthority(AuthorityChange.Suspension, null, registry.Counter.Office.Clock, stop);
            db.Add(new Suspension { Id = Guid.CreateVersion7(), InstrumentId = suspended.Id, From = work.At, Until = work.At.AddDays(1), Reason = "รอตรวจ", KnownFrom = work.Version });
            db.Add(new Revocation { Id = Guid.CreateVersion7(), InstrumentId = replaced.Id, ByInstrumentId = later.Id, At = work.At, Reason = "มีคำสั่งใหม่", KnownFrom = work.Version });
            await work.Commit(stop);
        });

        var seen = new HashSet<OrderState>();
        foreach (var days in new[] { 0, 1, 2, 6, 400 })
        {
            var at = registry.Counter.Office.Clock.GetUtcNow().AddDays(days);
            await registry.Counter.Office.WithDb(async db =>
            {
                var all = await db.Set<Instrument>().AsNoTracking().AsSplitQuery().Include(i => i.Revocations).ThenInclude(r => r.ByInstrument).Include(i => i.Suspensions)
                    .Include(i => i.Announcements).Include(i => i.Clauses).ThenInclude(c => c.DelegateePost).ToListAsync(stop);
                foreach (var state in Enum.GetValues<OrderState>())
                {
                    var expected = all.Where(order => order.StateAt(at) == state).Select(order => order.Id).Order().ToList();
                    Assert.Equal(expected, (await db.Set<Instrument>().In(state, at).Select(order => order.Id).ToListAsync(stop)).Order());
                    if (expected.Count > 0)
                        seen.Add(state);
                }
            });
        }
        Assert.Equal(Enum.GetValues<OrderState>(), seen.Order());
    }

    [Fact]
    public async Task A_long_register_is_read_page_by_page_and_a_filter_stays()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var registry = await AtTheRegistry.Open(databases, Provider.Sqlite);
        var office = registry.Counter.Office;
        var like = await registry.SignedOrder(await registry.Giving("deputy-1"));
        await office.WithDb(async db =>
        {
            for (var number = 1; number <= OrdersModel.PageSize; number++)
            {
                db.Add(new Instrument
                {
                    Id = Guid.CreateVersion7(),
                    Kind = like.Kind,
                    Register = like.Register,
                    Year = 2024,
                    Number = number,
                    Subject = like.Subject,
                    Preamble = like.Preamble,
                    SignerPostId = like.SignerPostId,
                    SignedById = like.SignedById,
                    SignedAs = like.SignedAs,
                    SignedAt = like.SignedAt.AddYears(-2),
                    From = new(2024, 1, 1),
                    To = new(2024, 12, 31),
                    KnownFrom = like.KnownFrom,
                });
            }
            await db.SaveChangesAsync(stop);
        });
        using var reader = await Reading.As(office, "education", AtTheCounter.Password);
        var first = await reader.Open("/orders?kind=Delegation&state=Expired");
        Assert.Equal("287/2568", Numbers(first)[0]);
        Assert.Equal("2/2567", Numbers(first)[^1]);
        var second = await reader.Open(first.Document.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        Assert.Equal(["1/2567"], Numbers(second));   // the filter came along
        Assert.Equal(["1/2567"], Numbers(await reader.Open("/orders?kind=Delegation&state=Expired&p=9")));

        static List<string> Numbers(Page page) => [.. page.Document.QuerySelectorAll("td:first-child a").Select(link => link.TextContent.Trim())];
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

using System.Net;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting.Demo;
using WiangSuai.Workflow.Web.People;

namespace WiangSuai.Workflow.Web.Tests.Accounts;

public sealed class SignInTests(Databases databases)
{
    const string Page = "/account/password";

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Nobody_sees_a_page_before_signing_in_and_everybody_goes_on_to_where_they_were_going(Provider provider)
    {
        await using var office = await Office.Open(databases, provider);
        using var visitor = new Visitor(office);
        var sentAway = await visitor.Get(Page);
        Assert.Equal(HttpStatusCode.Redirect, sentAway.Status);
        Assert.StartsWith("/sign-in?", sentAway.Location, StringComparison.Ordinal);

        var signedIn = await visitor.Fill(sentAway.Location!, ("Form.UserName", "mayor"), ("Form.Password", DemoAccounts.Password));
        Assert.Equal(Page, signedIn.Location);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get(Page)).Status);
    }

    [Fact]
    public async Task Signing_in_leads_to_no_other_site()
    {
        await using var office = await Office.Open(databases, Provider.Sqlite);
        using var visitor = new Visitor(office);
        var signedIn = await visitor.Fill("/sign-in?back=https://elsewhere.example/", ("Form.UserName", "mayor"), ("Form.Password", DemoAccounts.Password));
        Assert.Equal("/", signedIn.Location);
    }

    [Fact]
    public async Task Signing_out_takes_a_form_and_opening_its_address_does_nothing()
    {
        await using var office = await Office.Open(databases, Provider.Sqlite);
        using var visitor = new Visitor(office);
        await visitor.SignIn("mayor");
        await visitor.Get("/sign-out");
        var page = await visitor.Get(Page);
        Assert.Equal(HttpStatusCode.OK, page.Status);

        await visitor.Send("/sign-out", page);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.Get(Page)).Status);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_disabled_account_is_stopped_at_its_very_next_request_of_either_kind(Provider provider)
    {
        await using var office = await Office.Open(databases, provider);
        using var opening = new Visitor(office);
        using var sending = new Visitor(office);
        await opening.SignIn("deputy1");
        await sending.SignIn("deputy1");
        var form = await sending.Get(Page);

        await office.WithDb(db => Accounts(db, "deputy1").ExecuteUpdateAsync(a => a.SetProperty(x => x.DisabledAt, office.Clock.GetUtcNow()), Stop));

        Assert.Equal(HttpStatusCode.Redirect, (await opening.Get(Page)).Status);
        var sent = await sending.Send(Page, form, ("Form.Current", DemoAccounts.Password), ("Form.New", "another long one"), ("Form.Again", "another long one"));
        Assert.StartsWith("/sign-in", sent.Location, StringComparison.Ordinal);
        Assert.Contains("ระงับการใช้", (await opening.SignIn("deputy1")).Text, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_changed_password_ends_every_other_session_and_not_the_own(Provider provider)
    {
        await using var office = await Office.Open(databases, provider);
        using var own = new Visitor(office);
        using var other = new Visitor(office);
        await own.SignIn("mayor");
        await other.SignIn("mayor");

        var changed = await own.Fill(Page, ("Form.Current", DemoAccounts.Password), ("Form.New", "ยาวดีกว่ายาก 2569"), ("Form.Again", "ยาวดีกว่ายาก 2569"));
        Assert.Equal(HttpStatusCode.Redirect, changed.Status);
        Assert.Contains("เปลี่ยนรหัสผ่านแล้ว", (await own.Get(changed.Location!)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await other.Get(Page)).Status);
        Assert.Equal("/", (await other.SignIn("mayor", "ยาวดีกว่ายาก 2569")).Location);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_holding_that_ends_closes_its_screens_at_the_next_request_and_so_does_its_last_day(Provider provider)
    {
        await using var office = await Office.Open(databases, provider);
        var today = DateOnly.FromDateTime(office.Clock.GetUtcNow().AddHours(7).DateTime);
        using var deputy = new Visitor(office);
        await deputy.SignIn("deputy1");
        Assert.Contains("รองนายกเทศมนตรี คนที่ 1", (await deputy.Get(Page)).Text, StringComparison.Ordinal);

        await office.WithDb(async db =>
        {
            await using var work = await db.ChangingAuthority(AuthorityChange.Holding, null, office.Clock, Stop);
            var old = await db.Set<Holding>().SingleAsync(h => h.Post!.Code == "deputy-1", Stop);
            old.KnownTo = work.Version;
            db.Add(new Holding
            {
                Id = office.Clock.NewId(),
                PersonId = old.PersonId,
                PostId = old.PostId,
                Mode = old.Mode,
                From = old.From,
                To = today,
                Basis = old.Basis,
                KnownFrom = work.Version,
            });
            await work.Commit(Stop);
        });

        Assert.Contains("รองนายกเทศมนตรี คนที่ 1", (await deputy.Get(Page)).Text, StringComparison.Ordinal);
        office.Clock.Advance(TimeSpan.FromHours(14)); // midnight in Bangkok, 17:00 in UTC, and the session is not a day old
        using var again = new Visitor(office);
        await again.SignIn("deputy1");
        Assert.DoesNotContain("รองนายกเทศมนตรี คนที่ 1", (await again.Get(Page)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_demo_password_is_shown_in_Development_alone()
    {
        await using var demo = await Office.Open(databases, Provider.Sqlite);
        using var visitor = new Visitor(demo);
        Assert.Contains(DemoAccounts.Password, (await visitor.Get("/sign-in")).Html, StringComparison.Ordinal);

        await using var empty = await Office.Open(databases, Provider.Sqlite, Office.EmptyOffice);
        await empty.WithDb(db =>
        {
            db.Add(new Account { Id = empty.Clock.NewId(), UserName = "somebody", NormalizedUserName = "SOMEBODY", SecurityStamp = "x" });
            return db.SaveChangesAsync(Stop);
        });
        using var other = new Visitor(empty);
        var page = await other.Get("/sign-in");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain(DemoAccounts.Password, page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_into_a_refused_form_is_still_there_except_the_password()
    {
        await using var office = await Office.Open(databases, Provider.Sqlite);
        using var visitor = new Visitor(office);
        var refused = await visitor.SignIn("mayor", "not this one");
        Assert.Equal(HttpStatusCode.OK, refused.Status);
        Assert.Contains("value=\"mayor\"", refused.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("not this one", refused.Html, StringComparison.Ordinal);
    }

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static IQueryable<Account> Accounts(AppDb db, string userName) => db.Set<Account>().Where(a => a.UserName == userName);
}

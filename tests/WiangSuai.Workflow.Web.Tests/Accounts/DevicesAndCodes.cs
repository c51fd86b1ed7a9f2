using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Hosting.Demo;

namespace WiangSuai.Workflow.Web.Tests.Accounts;

/// <summary>How long a sign-in lasts on whose device, and the second step of signing in.</summary>
public sealed partial class DevicesAndCodes(Databases databases)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_shared_device_signs_out_when_unused_for_fifteen_minutes_and_not_while_it_is_used(Provider provider)
    {
        await using var office = await Office.Open(databases, provider);
        using var shared = new Visitor(office);
        await shared.Fill("/sign-in", ("Form.UserName", "mayor"), ("Form.Password", DemoAccounts.Password));   // nobody said whose: it is shared
        for (var time = 0; time < 5; time++)
        {
            office.Clock.Advance(TimeSpan.FromMinutes(14));
            Assert.Equal(HttpStatusCode.OK, (await shared.Get("/account")).Status);
        }
        office.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal(HttpStatusCode.Redirect, (await shared.Get("/account")).Status);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task What_was_typed_before_the_time_was_over_is_shown_and_no_secret_with_it(Provider provider)
    {
        await using var office = await Office.Open(databases, provider);
        using var shared = new Visitor(office);
        await shared.Fill("/sign-in", ("Form.UserName", "admin"), ("Form.Password", DemoAccounts.Password));
        var form = await shared.Get("/accounts");
        office.Clock.Advance(TimeSpan.FromMinutes(16));
        var answer = await shared.Send($"/accounts/{Guid.Empty}?handler=Propose", form, ("Reason", "เจ้าของทำโทรศัพท์หาย มาแจ้งด้วยตนเอง"), ("Form.Password", "a long secret of somebody"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("เจ้าของทำโทรศัพท์หาย มาแจ้งด้วยตนเอง", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("a long secret", answer.Html, StringComparison.Ordinal);
        Assert.Contains($"/sign-in?back=%2Faccounts%2F{Guid.Empty}", answer.Html, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task No_sign_in_on_a_shared_device_outlasts_a_working_day(Provider provider)
    {
        await using var office = await Office.Open(databases, provider);
        using var shared = new Visitor(office);
        await shared.Fill("/sign-in", ("Form.UserName", "mayor"), ("Form.Password", DemoAccounts.Password), ("Form.Device", "Shared"));
        for (var time = 0; time < 12 * 6 - 1; time++)
        {
            office.Clock.Advance(TimeSpan.FromMinutes(10));
            Assert.Equal(HttpStatusCode.OK, (await shared.Get("/account")).Status);
        }
        office.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(HttpStatusCode.Redirect, (await shared.Get("/account")).Status);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Ones_own_device_stays_signed_in_for_seven_days_and_no_longer(Provider provider)
    {
        await using var office = new Office(await databases.New(provider)) { Settings = { ["Accounts:OwnDays"] = "7" } };
        await office.Start();
        using var own = new Visitor(office);
        await own.SignIn("mayor");
        office.Clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.OK, (await own.Get("/account")).Status);
        office.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.Redirect, (await own.Get("/account")).Status);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Another_device_is_signed_out_from_the_account_page_and_nobody_elses_can_be(Provider provider)
    {
        await using var office = await Office.Open(databases, provider);
        using var here = new Visitor(office);
        using var there = new Visitor(office);
        using var stranger = new Visitor(office);
        await here.SignIn("mayor");
        await there.SignIn("mayor");
        await stranger.SignIn("clerk");
        var page = await here.Get("/account");
        Assert.Contains("2 เครื่อง", page.Text, StringComparison.Ordinal);
        var other = DeviceField().Match(page.Html).Groups[1].Value;

        await stranger.Send("/account?handler=End", await stranger.Get("/account"), ("device", other));
        Assert.Equal(HttpStatusCode.OK, (await there.Get("/account")).Status);
        await here.Send("/account?handler=End", page, ("device", other));
        Assert.Equal(HttpStatusCode.Redirect, (await there.Get("/account")).Status);
        Assert.Equal(HttpStatusCode.OK, (await here.Get("/account")).Status);

        await there.SignIn("mayor");
        await here.Send("/account?handler=EndOthers", await here.Get("/account"));
        Assert.Equal(HttpStatusCode.Redirect, (await there.Get("/account")).Status);
        Assert.Equal(HttpStatusCode.OK, (await here.Get("/account")).Status);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Language_and_size_of_text_follow_the_person_to_another_device(Provider provider)
    {
        await using var office = await Office.Open(databases, provider);
        using var phone = new Visitor(office);
        using var desk = new Visitor(office);
        await phone.SignIn("mayor");
        await desk.SignIn("mayor");
        Assert.Contains("lang=\"th\"", (await desk.Get("/account")).Html, StringComparison.Ordinal);
        await phone.Fill("/account", ("Form.TextSize", "150"), ("Form.Language", "en"));
        var seen = (await desk.Get("/account")).Html;
        Assert.Contains("<html lang=\"en\" class=\"text-150\">", seen, StringComparison.Ordinal);
        await desk.Send("/language", await desk.Get("/account"), ("to", "th"));
        Assert.Contains("lang=\"th\"", (await phone.Get("/account")).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await phone.Fill("/account", ("Form.TextSize", "170"), ("Form.Language", "en"))).Status);   // no such size: shown again
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task With_codes_on_a_password_opens_nothing_without_one_and_none_counts_twice(Provider provider)
    {
        await using var office = await Office.Open(databases, provider);
        using var own = new Visitor(office);
        await own.SignIn("deputy1");
        var (key, recovery) = await TurnOn(office, own);
        Assert.Equal(10, recovery.Count);

        using var other = new Visitor(office);
        Assert.Equal("/sign-in/code", (await other.SignIn("deputy1")).Location);
        Assert.Equal(HttpStatusCode.Redirect, (await other.Get("/account")).Status);   // half signed in is not signed in
        var used = Code(office, key);
        Assert.Equal(HttpStatusCode.OK, (await other.Fill("/sign-in/code", ("Form.Code", used))).Status);   // the one that turned it on
        office.Clock.Advance(TimeSpan.FromSeconds(30));
        var fresh = Code(office, key);
        Assert.Equal("/", (await other.Fill("/sign-in/code", ("Form.Code", fresh), ("Form.Device", "Own"))).Location);
        Assert.Equal(HttpStatusCode.OK, (await other.Get("/account")).Status);

        using var thief = new Visitor(office);
        await thief.SignIn("deputy1");
        Assert.Contains("รหัสไม่ตรง", (await thief.Fill("/sign-in/code", ("Form.Code", fresh))).Text, StringComparison.Ordinal);
        Assert.Equal("/", (await thief.Send("/sign-in/code?handler=Recover", await thief.Get("/sign-in/code"), ("Form.Recovery", recovery[0].ToLowerInvariant()), ("Form.Device", "Own"))).Location);

        using var again = new Visitor(office);
        await again.SignIn("deputy1");
        Assert.Equal(HttpStatusCode.OK, (await again.Send("/sign-in/code?handler=Recover", await again.Get("/sign-in/code"), ("Form.Recovery", recovery[0]), ("Form.Device", "Own"))).Status);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Codes_are_turned_off_with_the_own_password_only(Provider provider)
    {
        await using var office = await Office.Open(databases, provider);
        using var own = new Visitor(office);
        await own.SignIn("deputy1");
        await TurnOn(office, own);
        await own.Send("/account/code?handler=TurnOff", await own.Get("/account/code"), ("Form.Password", "not this one"));
        Assert.True(await IsOn(office));
        await own.Send("/account/code?handler=TurnOff", await own.Get("/account/code"), ("Form.Password", DemoAccounts.Password));
        Assert.False(await IsOn(office));
        Assert.Equal(HttpStatusCode.OK, (await own.Get("/account")).Status);   // this device stays signed in
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Of_the_same_code_sent_twice_at_once_one_counts(Provider provider)
    {
        await using var office = await Office.Open(databases, provider);
        using var own = new Visitor(office);
        await own.SignIn("deputy1");
        var (key, _) = await TurnOn(office, own);
        office.Clock.Advance(TimeSpan.FromSeconds(30));
        var code = Code(office, key);
        var visitors = Enumerable.Range(0, 4).Select(i => new Visitor(office, $"203.0.113.{i + 20}")).ToList();
        foreach (var visitor in visitors) await visitor.SignIn("deputy1");
        var pages = await Task.WhenAll(visitors.Select(visitor => visitor.Get("/sign-in/code")));
        var answers = await Task.WhenAll(visitors.Zip(pages, (visitor, page) => visitor.Send("/sign-in/code", page, ("Form.Code", code))));
        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Redirect && answer.Location == "/");
        visitors.ForEach(visitor => visitor.Dispose());
    }

    static async Task<(string Key, IReadOnlyList<string> Recovery)> TurnOn(Office office, Visitor visitor)
    {
        var prepared = await visitor.Send("/account/code?handler=Prepare", await visitor.Get("/account/code"), ("Form.Password", DemoAccounts.Password));
        var key = KeyOnPage().Match(prepared.Html).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);
        var on = await visitor.Send("/account/code?handler=TurnOn", await visitor.Get("/account/code"), ("Form.Code", Code(office, key)));
        return (key, [.. RecoveryOnPage().Matches(on.Html).Select(match => match.Groups[1].Value)]);
    }

    static string Code(Office office, string key) => Totp.CodeAt(Totp.KeyOf(key), Totp.StepAt(office.Clock.GetUtcNow()));

    static Task<bool> IsOn(Office office) => office.WithDb(db => db.Set<Account>().Where(a => a.UserName == "deputy1").Select(a => a.TwoFactorEnabled).SingleAsync(Stop));

    [GeneratedRegex("name=\"device\" value=\"([0-9a-f-]+)\"")]
    private static partial Regex DeviceField();

    [GeneratedRegex("<code id=\"key\">([A-Z2-7 ]+)</code>")]
    private static partial Regex KeyOnPage();

    [GeneratedRegex("<li><code>([^<]+)</code></li>")]
    private static partial Regex RecoveryOnPage();
}

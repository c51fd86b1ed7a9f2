using System.Net;
using Microsoft.Extensions.DependencyInjection;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Accounts;

namespace WiangSuai.Workflow.Web.Tests.Accounts;

public sealed class PatienceTests(Databases databases)
{
    [Theory]
    [InlineData(4, null)]
    [InlineData(5, 30)]
    [InlineData(6, 60)]
    [InlineData(9, 480)]
    [InlineData(10, 900)]   // never longer than a quarter of an hour
    [InlineData(1_000_000, 900)]
    public void Each_attempt_after_the_free_ones_waits_twice_as_long_up_to_a_quarter_of_an_hour(int attempts, int? seconds) =>
        Assert.Equal(seconds, (int?)Patience.WithStranger.WaitAfter(attempts)?.TotalSeconds);

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Strangers_from_many_addresses_make_each_other_wait_and_the_mayor_on_a_known_device_signs_in(Provider provider)
    {
        await using var office = await Office.Open(databases, provider);
        using var mayor = new Visitor(office, "203.0.113.1");
        Assert.Equal("/", (await mayor.SignIn("mayor")).Location);
        await SignOut(mayor);

        for (var i = 0; i < 60; i++) await Guess(office, "MAYOR", new TypedAt.Elsewhere($"198.51.100.{i}"));

        Assert.NotNull((await Guess(office, "MAYOR", new TypedAt.Elsewhere("192.0.2.1"))).WaitUntil);
        using var stranger = new Visitor(office, "192.0.2.2");
        Assert.Contains("ลองบ่อยเกินไป", (await stranger.SignIn("mayor")).Text, StringComparison.Ordinal);
        Assert.Equal("/", (await mayor.SignIn("mayor")).Location);
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Of_a_hundred_guesses_at_once_five_are_looked_at(Provider provider)
    {
        await using var office = await Office.Open(databases, provider, Office.EmptyOffice);
        var verdicts = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Guess(office, "MAYOR", new TypedAt.Elsewhere("192.0.2.1"))));
        Assert.Equal(5, verdicts.Count(verdict => verdict.WaitUntil is null));
    }

    [Theory, ClassData(typeof(BothProviders))]
    public async Task A_wait_ends_by_itself_and_right_passwords_are_not_charged(Provider provider)
    {
        await using var office = await Office.Open(databases, provider);
        using var visitor = new Visitor(office);
        for (var i = 0; i < 5; i++) await visitor.SignIn("mayor", "wrong");
        Assert.Contains("ลองบ่อยเกินไป", (await visitor.SignIn("mayor")).Text, StringComparison.Ordinal);
        office.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal("/", (await visitor.SignIn("mayor")).Location);

        for (var i = 0; i < 60; i++)
            await office.With(async services =>
            {
                var attempts = services.GetRequiredService<PasswordAttempts>();
                var elsewhere = new TypedAt.Elsewhere("192.0.2.1");
                Assert.Null((await attempts.Count("MAYOR", elsewhere, Stop)).WaitUntil);
                await attempts.WasRight("MAYOR", elsewhere, Stop);
            });
    }

    [Fact]
    public async Task A_name_that_does_not_exist_is_answered_as_one_that_does()
    {
        await using var office = await Office.Open(databases, Provider.Sqlite);
        using var real = new Visitor(office, "192.0.2.1");
        using var unreal = new Visitor(office, "192.0.2.2");
        for (var i = 0; i < 7; i++)
        {
            var (one, other) = (await real.SignIn("mayor", "wrong"), await unreal.SignIn("nobody", "wrong"));
            Assert.Equal(HttpStatusCode.OK, one.Status);
            Assert.Equal(Error(one), Error(other));
        }
    }

    [Fact]
    public async Task Wrong_passwords_of_a_second_party_on_the_officers_device_do_not_hinder_them_at_sign_in()
    {
        await using var office = await Office.Open(databases, Provider.Sqlite);
        for (var i = 0; i < 9; i++) await Guess(office, "EDUCATION", new TypedAt.InSession(Guid.NewGuid()));
        using var visitor = new Visitor(office);
        Assert.Equal("/", (await visitor.SignIn("education")).Location);
    }

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static Task<AttemptVerdict> Guess(Office office, string name, TypedAt where) =>
        office.With(services => services.GetRequiredService<PasswordAttempts>().Count(name, where, Stop));

    static async Task SignOut(Visitor visitor) => await visitor.Send("/sign-out", await visitor.Get("/account/password"));

    static string Error(Answer page) => page.Text[page.Text.IndexOf("ชื่อผู้ใช้", StringComparison.Ordinal)..page.Text.IndexOf("บัญชีทดลอง", StringComparison.Ordinal)];

    [Theory, ClassData(typeof(BothProviders))]
    public async Task Attempts_that_are_right_at_the_same_moment_do_not_take_each_other_away(Provider provider)
    {
        await using var office = await Office.Open(databases, provider, Office.EmptyOffice);
        var (stop, where) = (TestContext.Current.CancellationToken, new TypedAt.InSession(Guid.NewGuid()));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            for (var time = 0; time < 60; time++)
            {
                await office.With(async services =>
                {
                    var attempts = services.GetRequiredService<PasswordAttempts>();
                    Assert.Null((await attempts.Count("EDUCATION", where, stop)).WaitUntil);
                    await attempts.WasRight("EDUCATION", where, stop);
                });
            }
        }, stop)));
    }
}

using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Accounts;

namespace WiangSuai.Workflow.Web.Tests.Accounts;

public sealed class SetupTests(Databases databases)
{
    [Theory, ClassData(typeof(BothProviders))]
    public async Task The_first_administrator_is_made_with_the_code_in_the_log_and_then_the_page_is_gone(Provider provider)
    {
        await using var office = await Office.Open(databases, provider, Office.EmptyOffice);
        var code = office.Services.GetRequiredService<SetupCode>().Printed;
        Assert.Contains(office.Log.At(LogLevel.Warning), line => line.Contains(code, StringComparison.Ordinal));

        using var operator_ = new Visitor(office);
        Assert.Equal("/setup", (await operator_.Get("/sign-in")).Location);
        Assert.Contains("รหัสตั้งค่าไม่ตรง", (await SetUp(operator_, "AAAA-AAAA-AAAA", "a long password")).Text, StringComparison.Ordinal);
        Assert.Contains("สั้นกว่า 10 ตัว", (await SetUp(operator_, code, "short")).Text, StringComparison.Ordinal);
        Assert.Equal("/", (await SetUp(operator_, code.ToLowerInvariant(), "a long password")).Location);

        var account = await office.WithDb(db => db.Set<Account>().SingleAsync(TestContext.Current.CancellationToken));
        Assert.True(account is { IsAdministrator: true, PersonId: null });
        Assert.Equal(HttpStatusCode.NotFound, (await operator_.Get("/setup")).Status);
    }

    [Fact]
    public async Task Where_somebody_has_an_account_there_is_no_set_up_and_no_code_in_the_log()
    {
        await using var office = await Office.Open(databases, Provider.Sqlite);
        using var visitor = new Visitor(office);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get("/setup")).Status);
        Assert.DoesNotContain(office.Log.At(LogLevel.Warning), line => line.Contains("/setup", StringComparison.Ordinal));
    }

    static Task<Answer> SetUp(Visitor visitor, string code, string password) => visitor.Fill(
        "/setup", ("Form.Code", code), ("Form.UserName", "admin"), ("Form.Password", password), ("Form.Again", password));
}

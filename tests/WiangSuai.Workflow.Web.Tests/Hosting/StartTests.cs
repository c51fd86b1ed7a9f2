using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;

namespace WiangSuai.Workflow.Web.Tests.Hosting;

public sealed class StartTests(Databases databases)
{
    [Fact]
    public async Task A_PostgreSQL_database_whose_locale_knows_no_Thai_is_refused_in_both_languages()
    {
        await using var database = await databases.NewOnPostgres("TEMPLATE template0 ENCODING 'UTF8' LC_CTYPE 'C' LC_COLLATE 'C'");
        var refused = await Assert.ThrowsAsync<CannotStartException>(() => Prepare(database.ConnectionString));
        Assert.Contains("ไม่รู้จักอักษรไทย", refused.Message, StringComparison.Ordinal);
        Assert.Contains("knows no Thai", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_named_in_the_refusal()
    {
        var refused = await Assert.ThrowsAsync<CannotStartException>(() => Prepare("Host=127.0.0.1;Port=1;Database=nowhere;Username=nobody"));
        Assert.Contains("nowhere", refused.Message, StringComparison.Ordinal);
        Assert.Contains("cannot be reached", refused.Message, StringComparison.Ordinal);
    }

    static async Task Prepare(string connectionString)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Provider"] = "Postgres",
            ["ConnectionStrings:Workflow"] = connectionString,
        }).Build();
        await using var services = new ServiceCollection().AddStorage(settings, new HostingEnvironment()).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        await PrepareDatabase.Run(scope.ServiceProvider.GetRequiredService<AppDb>(), TestContext.Current.CancellationToken);
    }
}

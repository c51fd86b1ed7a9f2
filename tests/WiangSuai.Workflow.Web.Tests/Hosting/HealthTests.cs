using System.Net;
using WiangSuai.Workflow.Testing;

namespace WiangSuai.Workflow.Web.Tests.Hosting;

public sealed class HealthTests(Databases databases)
{
    [Theory, ClassData(typeof(BothProviders))]
    public async Task Health_is_told_to_those_who_are_not_signed_in(Provider provider)
    {
        await using var office = await Office.Open(databases, provider, Office.EmptyOffice);
        using var probe = new Visitor(office);
        Assert.Equal("Healthy", (await probe.Get("/health/live")).Html);
        Assert.Equal("Healthy", (await probe.Get("/health/ready")).Html);
    }

    [Fact]
    public async Task An_office_whose_database_is_gone_lives_and_is_not_ready()
    {
        var database = await databases.NewOnPostgres("TEMPLATE template0 ENCODING 'UTF8' LC_CTYPE 'C.UTF-8' LC_COLLATE 'C.UTF-8'");
        await using var office = new Office(database, Office.EmptyOffice);
        await office.Start();
        using var probe = new Visitor(office);
        Assert.Equal(HttpStatusCode.OK, (await probe.Get("/health/ready")).Status);
        await databases.Drop(database);
        Assert.Equal(HttpStatusCode.OK, (await probe.Get("/health/live")).Status);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await probe.Get("/health/ready")).Status);
    }
}

using System.Net;
using WiangSuai.Workflow.Testing;

namespace WiangSuai.Workflow.Web.Tests.Assets;

/// <summary>In a process of its own, because what one test has set up for its process serves all the others in it.</summary>
public sealed class TheFirstFileOfAnOffice(Databases databases)
{
    [Fact]
    public async Task A_spreadsheet_is_read_by_an_office_that_has_read_nothing_before()
    {
        await using var database = await databases.New(Provider.Sqlite);
        await using var office = await OfficeProcess.Start(database);
        using var officer = new Visitor(office);
        await officer.SignIn("property");
        var sent = await officer.Upload("/assets/import", "Upload", "ทะเบียน.xlsx", await new UntidyRegister().Xlsx(30));
        Assert.True(sent.Status is HttpStatusCode.Redirect, sent.Text);
        var look = await officer.Get(sent.Location!);
        Assert.Contains("ทะเบียน 2569", look.Text, StringComparison.Ordinal);
    }
}

using System.Net;
using WiangSuai.Workflow.Testing;

namespace WiangSuai.Workflow.Web.Tests;

public sealed class PeoplePageTests(Databases databases)
{
    [Theory, ClassData(typeof(BothProviders))]
    public async Task The_chart_names_every_unit_and_says_where_the_matters_of_a_vacant_post_go(Provider provider)
    {
        await using var office = await Office.Open(databases, provider);
        using var reader = new Visitor(office);
        await reader.SignIn("education");
        var page = await reader.Get("/people");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        foreach (var unit in new[] { "สำนักปลัดเทศบาล", "กองคลัง", "กองช่าง", "กองการศึกษา", "กองสาธารณสุขและสิ่งแวดล้อม", "หน่วยตรวจสอบภายใน", "งานทะเบียนและทรัพย์สิน" })
            Assert.Contains(unit, page.Text, StringComparison.Ordinal);
        Assert.Contains("ไม่มีผู้ดำรงตำแหน่ง เรื่องไปที่ผู้อำนวยการกองคลัง", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_keeps_the_units_above_what_it_found()
    {
        await using var office = await Office.Open(databases, Provider.Sqlite);
        using var reader = new Visitor(office);
        await reader.SignIn("education");
        var found = (await reader.Get("/people?q=" + Uri.EscapeDataString("พัสดุ"))).Text;
        Assert.Contains("เจ้าพนักงานพัสดุ", found, StringComparison.Ordinal);
        Assert.Contains("กองคลัง", found, StringComparison.Ordinal);
        Assert.DoesNotContain("กองช่าง", found, StringComparison.Ordinal);
        Assert.Contains("ไม่พบ", (await reader.Get("/people?q=zzz")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_days_of_an_absence_are_shown_and_its_reason_is_not()
    {
        await using var office = await Office.Open(databases, Provider.Sqlite);
        using var reader = new Visitor(office);
        office.Clock.Advance(TimeSpan.FromDays(8));
        await reader.SignIn("education");
        var page = (await reader.Get("/people")).Text;
        Assert.Contains("ไม่อยู่ 30 พ.ย.–2 ธ.ค. 2569", page, StringComparison.Ordinal);
        Assert.DoesNotContain("ไปราชการ", page, StringComparison.Ordinal);
    }
}

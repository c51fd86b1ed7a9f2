using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using WiangSuai.Workflow.Browser.Tests.Windows;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Tests.Loans;

namespace WiangSuai.Workflow.Browser.Tests.Stories;

public sealed class TheFirstDay(Chromium browser, Databases databases)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Provider.Sqlite, false)]
    [InlineData(Provider.Postgres, true)]
    public async Task From_an_empty_database_through_the_guide_with_files_in_error_and_then_right_to_holdings_confirmed_by_a_second_person(Provider provider, bool phone)
    {
        await using var office = await RunningOffice.OpenEmpty(databases, provider);
        await using var window = await Window.Open(browser, office, phone ? Screen.Phone : Screen.Desktop, script: phone);
        await window.Go("/setup");
        await window.Fill("Form.Code", office.Office.Services.GetRequiredService<SetupCode>().Printed);
        await window.Fill("Form.UserName", "setup");
        await window.Fill("Form.Password", AtTheCounter.Password);
        await window.Fill("Form.Again", AtTheCounter.Password);
        await window.Press("main form button.do");
        await window.Press("a[href='/first-run']");
        Assert.Contains("ขาด 8 ข้อ", await window.Words(), StringComparison.Ordinal);

        await window.Press("a.t[href='/settings/office']");
        await window.Press(".act button.do");
        Assert.Contains("ต้องใส่", await window.ErrorBeside("Form_Name"), StringComparison.Ordinal);
        await window.Fill("Form.Name", "เทศบาลตำบลบ้านใหม่");
        await window.Fill("Form.NameEn", "Ban Mai Tambon Municipality");
        await window.Fill("Form.Province", "เชียงราย");
        await window.Page.Locator("[name='Form.Kind']").SelectOptionAsync("Tambon");
        await window.Press(".act button.do");
        Assert.EndsWith("เทศบาลตำบลบ้านใหม่", await window.Page.TitleAsync(), StringComparison.Ordinal);

        await window.Go("/people/import");
        await Send(window, Units, Posts.Replace("executive,mayor", "executive,mayer", StringComparison.Ordinal), Persons);
        Assert.Contains("ไม่มีตำแหน่งรหัส mayer", await window.Words(".tbl"), StringComparison.Ordinal);
        Assert.Equal(0, await office.Office.WithDb(db => db.Set<Unit>().CountAsync(Stop)));
        await Send(window, Units, Posts, Persons);
        Assert.Contains("จะเพิ่ม 9", await window.Words("#preview"), StringComparison.Ordinal);
        await window.Press("#apply");
        Assert.Contains("เพิ่ม 9", await window.Words(".note"), StringComparison.Ordinal);

        foreach (var (person, post) in new[] { ("นาย ม.", "mayor"), ("นาย ป.", "clerk"), ("นางสาว น.", "personnel") })
            await Propose(window, office, person, post);
        Assert.Contains("ตั้งต้นระบบ", await window.Words(), StringComparison.Ordinal);
        await window.Go("/first-run");
        Assert.Contains("ตั้งต้นระบบ 3 รายการ", await window.Words("#setup"), StringComparison.Ordinal);

        await Account(office, "clerk", "นาย ป.");
        await Account(office, "personnel", "นางสาว น.");
        await window.SignIn("clerk");
        await window.Go("/people");
        await window.Press(".row.yours a.t:has-text('นายกเทศมนตรี')");
        await window.Press("button[value=confirm]");
        Assert.Contains("ยืนยันแล้ว", await window.Words(".head"), StringComparison.Ordinal);

        await window.SignIn("setup");
        await Propose(window, office, "นาย ก.", "deputy");   // from now on it waits
        var proposal = window.At;
        Assert.Contains("รอผู้ยืนยัน", await window.Words(".head"), StringComparison.Ordinal);
        Assert.False(await window.Has("button[value=confirm]"));
        await window.SignIn("personnel");
        await window.Go(proposal);
        await window.Press("button[value=return]");
        Assert.Contains("ยังไม่ได้เขียนเหตุ", await window.ErrorBeside("Reason"), StringComparison.Ordinal);
        await window.Press("button[value=confirm]");
        await window.Go("/people");
        Assert.Contains("รองนายกเทศมนตรี นาย ก.", await window.Words(".tree"), StringComparison.Ordinal);
        Assert.Empty(window.Faults);
    }

    const string
        Units = "รหัส,ชื่อหน่วยงาน,ชนิดหน่วยงาน,ภายใต้,งานกลาง\nexecutive,คณะผู้บริหาร,คณะผู้บริหาร,,\noffice,สำนักปลัดเทศบาล,สำนัก,,personnel\n",
        Posts = "รหัส,ชื่อตำแหน่ง,ชนิดตำแหน่ง,รหัสหน่วยงาน,ขึ้นตรงต่อ\nmayor,นายกเทศมนตรี,นายกเทศมนตรี,executive,\ndeputy,รองนายกเทศมนตรี,รองนายกเทศมนตรี,executive,mayor\nclerk,ปลัดเทศบาล,ปลัดเทศบาล,executive,mayor\npersonnel,นักทรัพยากรบุคคล,เจ้าหน้าที่,office,clerk\n",
        Persons = "คำนำหน้า,ชื่อ-สกุล\nนาย,ม.\nนาย,ก.\nนาย,ป.\n";

    static async Task Send(Window window, params string[] files)
    {
        await window.Page.SetInputFilesAsync("#Upload", files.Select((text, at) => new FilePayload { Name = $"{at}.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(text) }));
        await window.Press("#look");
    }

    static async Task Propose(Window window, RunningOffice office, string person, string post)
    {
        var today = office.Counter.Today;
        if (!await office.Office.WithDb(db => db.Set<Person>().AnyAsync(p => p.Name == person, Stop)))
        {
            await window.Go("/people/person");
            await window.Fill("Form.Name", person);
            await window.Press(".act button.do");
        }
        await window.Go("/people/holdings/new");
        await window.Page.Locator("[name='Form.Person']").SelectOptionAsync(new SelectOptionValue { Label = person });
        var id = await office.Office.WithDb(db => db.Set<Post>().Where(p => p.Code == post).Select(p => p.Id).SingleAsync(Stop));
        await window.Page.Locator("[name='Form.Post']").SelectOptionAsync($"{id}");
        await window.FillDate("Form.From", today);
        await window.Press(".act button.do");
        Assert.Contains("ไม่มีคำสั่ง บันทึกไม่ได้", await window.ErrorBeside("Form_OrderNumber"), StringComparison.Ordinal);
        await window.Fill("Form.OrderNumber", "338/2569");
        await window.FillDate("Form.OrderDate", today);
        await window.Press(".act button.do");
    }

    static async Task Account(RunningOffice office, string user, string person) => await office.Office.WithDb(async db =>
    {
        var setup = await db.Set<Account>().SingleAsync(account => account.UserName == "setup", Stop);
        db.Add(new Account
        {
            Id = Guid.CreateVersion7(),
            UserName = user,
            NormalizedUserName = user.ToUpperInvariant(),
            PasswordHash = setup.PasswordHash,
            SecurityStamp = user,
            PersonId = await db.Set<Person>().Where(p => p.Name == person).Select(p => p.Id).SingleAsync(Stop),
        });
        await db.SaveChangesAsync(Stop);
    });
}

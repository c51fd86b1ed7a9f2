using WiangSuai.Workflow.Browser.Tests.Windows;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Audits;
using WiangSuai.Workflow.Web.Tests.Audits;

namespace WiangSuai.Workflow.Browser.Tests.Stories;

public sealed class TheAuditMonth(Chromium browser, Databases databases)
{
    [Theory]
    [InlineData(Provider.Sqlite, true)]
    [InlineData(Provider.Sqlite, false)]
    [InlineData(Provider.Postgres, true)]
    public async Task From_the_opening_by_hand_to_a_closed_finding_on_a_phone(Provider provider, bool script)
    {
        await using var office = await RunningOffice.Open(databases, provider);
        await using var phone = await Window.Open(browser, office, Screen.Phone, script);
        var audit = new AtTheAudit(office.Counter);   // ends with the office
        await audit.Run();               // November
        audit.On("2027-01-01");
        await audit.Run();               // December, which was missed; January waits for its first working day

        await phone.SignIn("auditor");
        await phone.Go("/audits");
        await phone.Press("form[action*='handler=Open'] button");
        Assert.Contains("เปิดเดือนมกราคม 2570แล้ว", await phone.Words("[role=status]"), StringComparison.Ordinal);
        var cell = await audit.Cell("finance");

        await phone.Press($"a.t[href='/audits/{cell}']");
        await phone.Fill("Form.Answers[0].Note", "ลงนามแทนโดยไม่มีคำสั่ง 1 เรื่อง");
        for (var question = 2; question <= 8; question++) await phone.Choose($"answer-{question}-Yes");
        await phone.Press("#checklist button.do");
        Assert.Contains("ยังไม่ได้เลือกคำตอบ", await phone.Words("main .err"), StringComparison.Ordinal);
        Assert.Equal("ลงนามแทนโดยไม่มีคำสั่ง 1 เรื่อง", await phone.Value("Form.Answers[0].Note"));
        await phone.Choose("answer-1-No");
        await phone.Press("#checklist button.do");
        Assert.Contains("ลงนามรายการตรวจแล้ว", await phone.Words("[role=status]"), StringComparison.Ordinal);

        await phone.Press("a[href*='/finding?question=']");
        Assert.Equal("ลงนามแทนโดยไม่มีคำสั่ง 1 เรื่อง", await phone.Value("Form.Condition"));
        await phone.Fill("Form.Title", "ลงนามแทนโดยไม่มีคำสั่ง");
        await phone.Fill("Form.Cause", "เข้าใจว่าคำสั่งเดิมยังมีผล");
        await phone.Fill("Form.Effect", "การอนุมัติอาจไม่ชอบ");
        await phone.Press("main form button.do");
        Assert.Contains("ต้องมีครบทุกส่วน", await phone.ErrorBeside("Form_Recommendation"), StringComparison.Ordinal);
        await phone.Fill("Form.Recommendation", "ให้ตรวจคำสั่งก่อนลงนามทุกครั้ง");
        await phone.Choose("risk-High");
        await phone.Press("main form button.do");
        Assert.Contains("ตส. 1/2570-01", await phone.Words(".head"), StringComparison.Ordinal);
        var page = phone.At;
        var finding = Guid.Parse(page["/audits/findings/".Length..]);

        await Sign(phone, "clerk", page);
        await Sign(phone, "mayor", page, "ให้กองคลังแก้ไขภายใน 15 วัน");

        await phone.SignIn("finance-head");
        await phone.Go("/inbox");
        await phone.Press($".row.yours a.t[href='{page}']");
        Assert.Contains("ให้กองคลังแก้ไขภายใน 15 วัน", await phone.Words(), StringComparison.Ordinal);
        await phone.Choose("opinion-Agree");
        await phone.Fill("Reply.Text", "ตรวจคำสั่งทุกฉบับแล้ว");
        await phone.FillDate("Reply.DoneBy", office.Counter.Today.AddDays(10));
        await phone.Press("#reply button.do");
        Assert.Contains("ส่งคำตอบแล้ว", await phone.Words("[role=status]"), StringComparison.Ordinal);

        await phone.SignIn("auditor");
        await phone.Go(page);
        await phone.Choose("outcome-Close");
        await phone.Fill("Look.Note", "ตรวจบันทึกการลงนามครบแล้ว");
        await phone.Press("#look button.do");
        Assert.Contains("ปิดข้อตรวจพบแล้ว", await phone.Words("[role=status]"), StringComparison.Ordinal);
        Assert.Equal(FindingStatus.Closed, await audit.Status(finding));
        Assert.Empty(phone.Faults);
    }

    static async Task Sign(Window phone, string user, string page, string words = "")
    {
        await phone.SignIn(user);
        await phone.OpenFirstTask();
        await phone.Fill("Form.Comment", words);
        await phone.Sign();
        Assert.Equal(page, phone.At);
        Assert.Contains("บันทึกการลงนามแล้ว", await phone.Words("[role=status]"), StringComparison.Ordinal);
    }
}

using WiangSuai.Workflow.Browser.Tests.Windows;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Tests.Loans;

namespace WiangSuai.Workflow.Browser.Tests.Stories;

/// <summary>What does not go straight: fewer things lent, another in the place of one, back in parts, damaged and made good.</summary>
public sealed class TheWayBack(Chromium browser, Databases databases)
{
    const string Projector = "456-62-0003", Speaker = "462-63-0001", Tables = "401-60-0001";

    public static TheoryData<string> Screens => ["phone", "desktop"];

    static Screen ScreenOf(string name) => name == "phone" ? Screen.Phone : Screen.Desktop;

    [Theory, MemberData(nameof(Screens))]
    public async Task Reduced_at_the_check_the_things_come_back_in_two_parts_and_the_slip_shows_both(string screen)
    {
        await using var office = await RunningOffice.Open(databases, Provider.Sqlite);
        await using var window = await Window.Open(browser, office, ScreenOf(screen));
        var loan = await office.Counter.File("education", Tables, quantity: 8, from: 0, due: 3);
        await office.Counter.Decide("education-head", loan);

        await window.SignIn("property");
        await window.OpenFirstTask();
        await window.Press($"a[href='/loans/{loan}/reduce']");
        await window.Fill("Form.Lines[0].Quantity", "5");
        await window.Fill("Form.Reason", "ขาหัก 3 ตัว");
        await window.Press(".act button.do");
        Assert.Contains("ขอ 8 ตัว ให้ยืมได้ 5 ตัว", await window.Words(), StringComparison.Ordinal);
        await window.Sign();
        await office.Counter.Decide("deputy1", loan);
        Assert.IsType<PartiesResult.Done>(await office.Counter.TryHandOver("property", loan));

        await window.Go($"/loans/{loan}/give-back");
        await window.Fill("Form.Lines[0].Good", "6");
        await window.Fill("Form.Password", AtTheCounter.Password);
        await window.Press(".act button.do");
        Assert.Contains("นับได้ 6 ตัว แต่ยังไม่คืนอยู่ 5 ตัว", await window.Words(), StringComparison.Ordinal);
        await GiveBack(window, "3");
        Assert.Contains("คืนแล้ว 3 จาก 5 ชิ้น", await window.Words(".head"), StringComparison.Ordinal);
        Assert.Equal(LoanStatus.PartlyReturned, (await office.Counter.Loan(loan)).Status);

        await window.Go($"/loans/{loan}/give-back");
        Assert.Contains("ยังไม่คืน 2 ชิ้น", await window.Words(), StringComparison.Ordinal);
        await GiveBack(window, "2");
        Assert.Contains("คืนครบ ปิดเรื่องแล้ว", await window.Words(".head"), StringComparison.Ordinal);
        await window.Go($"/loans/{loan}/slip");
        var paper = await window.Words(".paper");
        Assert.All(["คืนครั้งที่ ๑: โต๊ะพับ ดี ๓ ตัว", "คืนครั้งที่ ๒: โต๊ะพับ ดี ๒ ตัว", "ขอ ๘ ตัว ให้ยืมได้ ๕ ตัว"], said => Assert.Contains(said, paper, StringComparison.Ordinal));
        Assert.Empty(window.Faults);
    }

    [Theory, MemberData(nameof(Screens))]
    public async Task Another_thing_of_its_class_is_handed_out_and_comes_back_damaged_until_it_is_made_good(string screen)
    {
        await using var office = await RunningOffice.Open(databases, Provider.Sqlite);
        await using var window = await Window.Open(browser, office, ScreenOf(screen));
        var loan = await office.Counter.File("education", Projector, from: 0, due: 3);
        foreach (var user in new[] { "education-head", "property", "deputy1" })
            await office.Counter.Decide(user, loan);

        await window.SignIn("property");
        await window.Go($"/loans/{loan}/hand-over");
        await window.Press("a[href*='/swap/']");
        await window.Choose($"to-{(await office.Counter.Asset(Speaker)).Id}");
        await window.Fill("Form.Reason", "หลอดใกล้หมดอายุ");
        await window.Press(".act button.do");
        Assert.Contains("เปลี่ยนเป็น เครื่องเสียงพกพา", await window.Words(), StringComparison.Ordinal);
        await window.Choose("line-0-Good");
        await window.Fill("Form.Password", AtTheCounter.Password);
        await window.Press(".act button.do");

        await window.Go($"/loans/{loan}/give-back");
        await window.Choose("line-0-Damaged");
        await window.Fill("Form.Lines[0].Note", "ดอกลำโพงขาด");
        await window.Fill("Form.Password", AtTheCounter.Password);
        await window.Press(".act button.do");
        Assert.Contains("คืนแล้ว รอปิดเรื่อง", await window.Words(".head"), StringComparison.Ordinal);
        var damage = (await office.Counter.Damage(loan)).Id;

        await window.SignIn("education");
        await window.OpenTheTask($"/loans/damages/{damage}");
        await window.Fill("Form.Text", "ล้มตอนเก็บของ ยินดีซ่อม");
        await window.Press(".act button.do");
        await window.SignIn("property");
        await window.OpenTheTask($"/loans/damages/{damage}");
        await window.Choose("item-0-Repair");
        await window.Fill("Form.Items[0].Amount", "๑,๘๐๐");
        await window.FillDate("Form.DueOn", office.Counter.Today.AddDays(10));
        await window.Press(".act button.do");
        await window.SignIn("mayor");
        await window.OpenFirstTask();
        Assert.Contains("ค่าซ่อมราว 1,800 บาท", await window.Words(), StringComparison.Ordinal);
        await window.Fill("Form.Comment", "ให้ซ่อมตามที่เสนอ");
        await window.Sign(TaskOutcome.Approved);
        await window.SignIn("property");
        await window.OpenTheTask($"/loans/damages/{damage}");
        await window.Fill("Form.Items[0].Reference", "เล่มที่ 4 เลขที่ 17");
        await window.Fill("Form.Password", AtTheCounter.Password);
        await window.Press(".act button.do");
        Assert.Contains("ชดใช้แล้ว ปิดเรื่องแล้ว", await window.Words(".head"), StringComparison.Ordinal);
        Assert.Equal(LoanStatus.Closed, (await office.Counter.Loan(loan)).Status);
        await window.Press($"a[href='/loans/damages/{damage}/paper']");
        Assert.Contains("เล่มที่ ๔ เลขที่ ๑๗", await window.Words(".paper"), StringComparison.Ordinal);
        Assert.Empty(window.Faults);
    }

    static async Task GiveBack(Window window, string good)
    {
        await window.Fill("Form.Lines[0].Good", good);
        await window.Fill("Form.Password", AtTheCounter.Password);
        await window.Press(".act button.do");
    }
}

using Microsoft.Playwright;
using WiangSuai.Workflow.Browser.Tests.Windows;
using WiangSuai.Workflow.Testing;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Tests.Accounts;
using WiangSuai.Workflow.Web.Tests.Loans;

namespace WiangSuai.Workflow.Browser.Tests.Stories;

/// <summary>Signing in: with a code, with a recovery code, with the lock of a device, and anew after everything was lost.</summary>
public sealed class TheWayIn(Chromium browser, Databases databases)
{
    static Screen Of(bool phone) => phone ? Screen.Phone : Screen.Desktop;

    [Theory, InlineData(true), InlineData(false)]
    public async Task Codes_are_set_up_and_then_asked_for_and_a_recovery_code_stands_in_once(bool phone)
    {
        await using var office = await RunningOffice.Open(databases, Provider.Sqlite);
        await using var window = await Window.Open(browser, office, Of(phone), script: !phone);   // without script on the phone
        await window.SignIn("deputy1");
        await window.Go("/account/code");
        await window.Fill("Form.Password", AtTheCounter.Password);
        await window.Press("main form button.do");
        Assert.True(await window.Has("img[src^='data:image/png']"));
        var key = Totp.KeyOf((await window.Words("#key")).Replace(" ", "", StringComparison.Ordinal));
        await window.Fill("Form.Code", Now(office, key));
        await window.Press("main form button.do");
        var recovery = await window.Page.Locator("#recovery-codes code").AllInnerTextsAsync();
        Assert.Equal(AuthenticatorCodes.RecoveryCodes, recovery.Count);

        office.Office.Clock.Advance(TimeSpan.FromSeconds(30));
        await Password(window, "deputy1");
        Assert.Equal("/sign-in/code", window.At);
        await window.Fill("Form.Code", "000000");
        await window.Press("main form button.do");
        Assert.Contains("รหัสไม่ตรง", await window.ErrorBeside("Form_Code"), StringComparison.Ordinal);
        await window.Fill("Form.Code", Now(office, key));
        await window.Press("main form button.do");
        Assert.Equal("/", window.At);

        await Password(window, "deputy1");
        await window.Page.Locator("details summary").Filter(new() { HasText = "ไม่มีโทรศัพท์" }).ClickAsync();
        await window.Fill("Form.Recovery", recovery[0]);
        await window.Press("form[action*='handler=Recover'] button");
        Assert.Equal("/", window.At);
        await window.Go("/account");
        Assert.Contains("รหัสสำรองเหลือ 9 จาก 10", await window.Words(), StringComparison.Ordinal);
        Assert.Empty(window.Faults);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task The_lock_of_a_device_is_added_and_signs_in_without_a_password(bool phone)
    {
        await using var office = await RunningOffice.Open(databases, Provider.Sqlite);
        await using var window = await Window.Open(browser, office, Of(phone), host: "localhost");
        var device = await window.Context.NewCDPSessionAsync(window.Page);
        await device.SendAsync("WebAuthn.enable");
        await device.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        await window.SignIn("deputy1");
        await window.Go("/account/passkeys");
        await window.Fill("Form.Password", AtTheCounter.Password);
        await window.Fill("Form.Name", "โทรศัพท์ของข้าพเจ้า");
        await window.Press("[data-passkey=create]");
        Assert.Contains("โทรศัพท์ของข้าพเจ้า", await window.Words(".items"), StringComparison.Ordinal);

        await window.Context.ClearCookiesAsync();
        await window.Go("/sign-in");
        await window.Press("[data-passkey=get]");
        Assert.Equal("/", window.At);
        await window.Go("/account");
        Assert.Contains("ด้วยลายนิ้วมือหรือรหัสเครื่อง", await window.Words("section[aria-labelledby=devices]"), StringComparison.Ordinal);

        await window.Go("/account/passkeys");
        await window.Press("button[name=key]");
        Assert.Contains("ยังไม่ได้กรอกรหัสผ่าน", await window.ErrorBeside("Form_Password"), StringComparison.Ordinal);
        await window.Fill("Form.Password", AtTheCounter.Password);
        await window.Press("button[name=key]");
        Assert.False(await window.Has("button[name=key]"));
        Assert.Empty(window.Faults);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_lost_sign_in_is_issued_anew_by_two_people_and_its_holder_decides_only_after_confirming_it(bool phone)
    {
        await using var office = await RunningOffice.Open(databases, Provider.Sqlite);
        await using var window = await Window.Open(browser, office, Of(phone), script: !phone);
        var loan = await office.Counter.File("education", "456-62-0003");
        await office.Counter.Decide("education-head", loan);
        await office.Counter.Decide("property", loan);

        await window.SignIn("admin");
        await window.Go("/accounts?q=deputy1");
        await window.Press(".row a.t");
        var account = window.At;
        await window.Fill("Reason", "ทำโทรศัพท์หาย มาแจ้งด้วยตนเอง");
        await window.Press("form[action*='handler=Propose'] button");
        Assert.Contains("รอคนที่สองยืนยัน", await window.Words(), StringComparison.Ordinal);
        Assert.False(await window.Has("form[action*='handler=Confirm']"));

        await window.SignIn("clerk");
        await window.Go(account);
        await window.Press("form[action*='handler=Confirm'] button");
        await window.SignIn("admin");
        await window.Go(account);
        await window.Press("form[action*='handler=Print'] button");
        var code = await window.Words("#code");
        await window.Go(account);
        Assert.DoesNotContain(code, await window.Words(), StringComparison.Ordinal);

        await window.Context.ClearCookiesAsync();
        await window.Go("/sign-in/first");
        await window.Fill("Form.UserName", "deputy1");
        await window.Fill("Form.Code", code);
        await window.Fill("Form.New", AtTheAccounts.NewPassword);
        await window.Fill("Form.Again", AtTheAccounts.NewPassword);
        await window.Press("main form button.do");
        Assert.Equal("/account/confirm", window.At);

        await window.OpenFirstTask();
        Assert.Contains("เจ้าของยังไม่ได้ยืนยัน", await window.Words(".ruling.refused"), StringComparison.Ordinal);
        Assert.False(await window.Has(Acts.ButtonOf(TaskOutcome.Approved)));
        await window.Go("/account/confirm");
        await window.Press("form[action*='handler=Accept'] button");
        await window.OpenFirstTask();
        await window.Sign();
        Assert.Equal(LoanStatus.Approved, (await office.Counter.Loan(loan)).Status);

        await window.SignIn("auditor");
        await window.Go("/notices");
        Assert.Contains("มีการออกทางเข้าใช้ระบบใหม่ให้บัญชี deputy1", await window.Words(), StringComparison.Ordinal);
        Assert.Empty(window.Faults);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Text_at_twice_its_size_and_English_follow_the_person_to_another_device(bool phone)
    {
        await using var office = await RunningOffice.Open(databases, Provider.Sqlite, slips: true);
        await using (var elsewhere = await Window.Open(browser, office, Screen.Phone, script: false))
        {
            await elsewhere.SignIn("deputy1");
            await elsewhere.Go("/account");
            await elsewhere.Choose("Form_TextSize_200");
            await elsewhere.Choose("Form_Language_en");
            await elsewhere.Press("main form button.do");
        }
        await using var window = await Window.Open(browser, office, Of(phone));
        await window.SignIn("deputy1");
        foreach (var path in new[] { "/", "/inbox", "/account", "/assets", "/orders", "/people", "/me" })
        {
            await window.Go(path);
            Assert.Equal(("en", "text-200"), (await window.Page.GetAttributeAsync("html", "lang"), await window.Page.GetAttributeAsync("html", "class")));
            Assert.True(await window.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, $"{path} scrolls sideways");
        }
        Assert.Empty(window.Faults);
    }

    static string Now(RunningOffice office, byte[] key) => Totp.CodeAt(key, Totp.StepAt(office.Office.Clock.GetUtcNow()));

    static async Task Password(Window window, string user)
    {
        await window.Context.ClearCookiesAsync();
        await window.Go("/sign-in");
        await window.Fill("Form.UserName", user);
        await window.Fill("Form.Password", AtTheCounter.Password);
        await window.Press("main form button.do");
    }
}

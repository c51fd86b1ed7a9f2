using Microsoft.Playwright;

namespace WiangSuai.Workflow.Browser.Tests.Pages;

/// <summary>In which office a page is looked at.</summary>
public enum Place
{
    /// <summary>With slips in every state.</summary>
    Busy,

    /// <summary>People and things, but nobody has borrowed anything yet.</summary>
    Quiet,

    /// <summary>Nobody has an account yet.</summary>
    New,
}

/// <summary>One look of a page.</summary>
/// <param name="User">Who is signed in; null for nobody.</param>
/// <param name="Path">With the ids of <see cref="SampleOffices"/> in braces.</param>
/// <param name="Fill">What is filled in before the button is pressed.</param>
/// <param name="Press">The button to press, for a page in error or in review; null for the page as it opens.</param>
/// <param name="Shows">A selector that proves the look: an error, an empty state, a refusal.</param>
public sealed record Sample(
    Place Place, string? User, string Path, Func<IPage, Task>? Fill = null, string? Press = null, string Shows = "main h1");

/// <summary>Every page of the application in the looks that it has: with data, empty, in error. A page that is missing here fails a test.</summary>
public static class Samples
{
    const string Empty = ".empty", Refused = ".ruling.refused", Error = "main .err", Summary = ".note.bad";

    /// <summary>The smallest picture there is, white.</summary>
    internal static readonly byte[] Pixel = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==");

    /// <summary>By the page's route, as the endpoint table has it.</summary>
    public static readonly IReadOnlyDictionary<string, Sample[]> ByRoute = new Dictionary<string, Sample[]>
    {
        [""] =
        [
            new(Place.Busy, "education", "/"), new(Place.Busy, "property", "/"), new(Place.Busy, "education-head", "/"), new(Place.Busy, "deputy1", "/"),
            new(Place.Busy, "mayor", "/"), new(Place.Busy, "admin", "/"), new(Place.Quiet, "education", "/"), new(Place.Quiet, "mayor", "/"),
        ],
        ["me"] = [new(Place.Busy, "deputy1", "/me"), new(Place.Busy, "mayor", "/me"), new(Place.Quiet, "education", "/me", Shows: Empty)],
        ["sign-in"] =
        [
            new(Place.Busy, null, "/sign-in"),
            new(Place.Busy, null, "/sign-in", async page => { await page.FillAsync("[name='Form.UserName']", "nobody"); await page.FillAsync("[name='Form.Password']", "not-this-one"); }, "main form button.do", Summary),
        ],
        ["offline"] = [new(Place.Busy, null, "/offline"), new(Place.Busy, "education", "/offline")],
        ["account/password"] =
        [
            new(Place.Quiet, "education", "/account/password"),
            new(Place.Quiet, "education", "/account/password", async page =>
            {
                await page.FillAsync("[name='Form.Current']", "not-this-one");
                await page.FillAsync("[name='Form.New']", "a-long-new-one");
                await page.FillAsync("[name='Form.Again']", "another-new-one");
            }, "main form button.do", Error),
        ],
        ["account"] = [new(Place.Quiet, "education", "/account"), new(Place.Busy, "admin", "/account")],
        ["account/code"] =
        [
            new(Place.Quiet, "lawyer", "/account/code"), new(Place.Quiet, "lawyer", "/account/code", Press: "main form button.do", Shows: Error),
            new(Place.Quiet, "lawyer", "/account/code", page => page.FillAsync("[name='Form.Password']", "wiangsuai-demo"), "main form button.do", "#key"),
        ],
        ["account/passkeys"] = [new(Place.Quiet, "education", "/account/passkeys")],
        ["account/confirm"] = [new(Place.Quiet, "education", "/account/confirm", Shows: Empty), new(Place.Quiet, "unconfirmed", "/account/confirm", Shows: ".note.you")],
        ["account/tokens"] = [new(Place.Quiet, "education", "/account/tokens", Shows: Empty), new(Place.Busy, "education", "/account/tokens", Shows: ".note.you")],
        ["accounts"] = [new(Place.Quiet, "admin", "/accounts", Shows: ".row"), new(Place.Quiet, "admin", "/accounts?q=ไม่มีคนชื่อนี้", Shows: Empty)],
        ["accounts/new/{person:guid}"] =
        [
            new(Place.Quiet, "admin", "/accounts/new/{without-account}"), new(Place.Quiet, "admin", "/accounts/new/{without-account}", Press: "main form button.do", Shows: Error),
        ],
        ["accounts/{id:guid}"] =
        [
            new(Place.Quiet, "admin", "/accounts/{account}"), new(Place.Quiet, "admin", "/accounts/{account}", Press: "form[action*='handler=Propose'] button", Shows: Error),
            new(Place.Quiet, "clerk", "/accounts/{account-waiting}", Shows: ".note.you"), new(Place.Quiet, "auditor", "/accounts/{account-waiting}", Shows: ".log"),
        ],
        ["sign-in/code"] =
        [
            new(Place.Quiet, null, "/sign-in", SignInWithCode, "main form button.do", "#Form_Code"),
        ],
        ["sign-in/first"] =
        [
            new(Place.Quiet, null, "/sign-in/first"),
            new(Place.Quiet, null, "/sign-in/first", async page =>
            {
                await page.FillAsync("[name='Form.UserName']", "nobody");
                await page.FillAsync("[name='Form.Code']", "AAAA-BBBB-CCCC");
                await page.FillAsync("[name='Form.New']", "a-long-new-one");
                await page.FillAsync("[name='Form.Again']", "a-long-new-one");
            }, "main form button.do", Error),
        ],
        ["system"] = [new(Place.Busy, "admin", "/system", Shows: ".tbl"), new(Place.Quiet, "admin", "/system")],
        ["system/tokens"] =
        [
            new(Place.Busy, "admin", "/system/tokens", Shows: ".row"), new(Place.Quiet, "admin", "/system/tokens", Shows: Empty),
            new(Place.Quiet, "admin", "/system/tokens", Press: "main form button.do", Shows: Error),
        ],
        ["reference/api"] = [new(Place.Quiet, "education", "/reference/api", Shows: ".facts")],
        ["account/notices"] =
        [
            new(Place.Quiet, "education", "/account/notices"),
            new(Place.Quiet, "education", "/account/notices", async page =>
            {
                await page.Locator("label:has(#Form_Mail_Digest)").ClickAsync();
                await page.FillAsync("[name='Form.Address']", "");
            }, "main form button.do", "#Form_Address-error"),
        ],
        ["notices"] =
        [
            new(Place.Busy, "deputy1", "/notices", Shows: ".row"), new(Place.Busy, "education", "/notices", Shows: ".row"), new(Place.Quiet, "mayor", "/notices", Shows: Empty),
        ],
        ["settings/mail"] = [new(Place.Busy, "admin", "/settings/mail", Shows: ".row form"), new(Place.Quiet, "admin", "/settings/mail", Shows: Empty)],
        ["setup"] =
        [
            new(Place.New, null, "/setup"),
            new(Place.New, null, "/setup", async page =>
            {
                await page.FillAsync("[name='Form.Code']", "wrong");
                await page.FillAsync("[name='Form.UserName']", "first");
                await page.FillAsync("[name='Form.Password']", "a-long-new-one");
                await page.FillAsync("[name='Form.Again']", "a-long-new-one");
            }, "main form button.do", Error),
        ],
        ["error/{status:int:range(400,599)}"] =
        [
            new(Place.Quiet, "education", "/error/403"), new(Place.Quiet, null, "/error/404"), new(Place.Quiet, "education", "/error/500"), new(Place.Quiet, "education", "/error/429"),
        ],
        ["inbox"] =
        [
            new(Place.Busy, "deputy1", "/inbox", Shows: ".row .pick"), new(Place.Busy, "property", "/inbox", Shows: ".row"), new(Place.Quiet, "deputy1", "/inbox", Shows: Empty),
            new(Place.Busy, "mayor", "/inbox?tab=available", Shows: ".row form"), new(Place.Busy, "mayor", "/inbox?tab=all", Shows: ".row"), new(Place.Busy, "deputy1", "/inbox?tab=done", Shows: ".row"),
            new(Place.Busy, "finance-head", "/inbox", Shows: "#opinions"), new(Place.Busy, "deputy1", "/inbox?q=%E0%B9%84%E0%B8%A1%E0%B9%88%E0%B8%A1%E0%B8%B5", Shows: Empty),
            new(Place.Busy, "deputy1", "/inbox?sort=age&kind=Loan", Shows: ".row"), new(Place.Quiet, "deputy1", "/inbox?tab=available", Shows: Empty),
        ],
        ["inbox/batch"] =
        [
            new(Place.Busy, "deputy1", "/inbox/batch?task={granted}", Shows: ".sign"), new(Place.Busy, "deputy1", "/inbox/batch?task={granted}&task={taken}", Shows: ".act"),
            new(Place.Busy, "deputy1", "/inbox/batch?task={sent-up}&task={taken}", Shows: Refused),
        ],
        ["inbox/opinions/{id:guid}"] =
        [
            new(Place.Busy, "finance-head", "/inbox/opinions/{question}", Shows: "textarea"),
            new(Place.Busy, "finance-head", "/inbox/opinions/{question}", Press: "main form button.do", Shows: "#Form_Text-error"),
            new(Place.Busy, "mayor", "/inbox/opinions/{question}", Shows: "button.no"),
        ],
        ["inbox/{task:guid}/ask"] =
        [
            new(Place.Busy, "deputy1", "/inbox/{granted}/ask", Shows: "select"), new(Place.Busy, "deputy1", "/inbox/{granted}/ask", Press: "main form button.do", Shows: "#Form_Question-error"),
        ],
        ["inbox/{task:guid}/pass-up"] =
        [
            new(Place.Busy, "deputy1", "/inbox/{granted}/pass-up", Shows: "textarea"), new(Place.Busy, "deputy1", "/inbox/{granted}/pass-up", Press: "main form button.do", Shows: "#Form_Reason-error"),
        ],
        ["inbox/{task:guid}/withdraw"] =
        [
            new(Place.Busy, "deputy1", "/inbox/{fresh}/withdraw", Shows: "textarea"), new(Place.Busy, "deputy1", "/inbox/{fresh}/withdraw", Press: "main form button.no", Shows: "#Form_Reason-error"),
        ],
        ["inbox/{task:guid}"] =
        [
            new(Place.Busy, "deputy1", "/inbox/{granted}", Shows: ".sign"),
            new(Place.Busy, "deputy1", "/inbox/{granted}", Press: "main button[value=Returned]", Shows: "#Form_Comment-error"),
            new(Place.Busy, "deputy1", "/inbox/{over}", Shows: Refused),
            new(Place.Busy, "mayor", "/inbox/{nobody}", Shows: Refused),
            new(Place.Busy, "deputy1", "/inbox/{decided}", Shows: ".ruling"),
            new(Place.Busy, "deputy1", "/inbox/{taken}", Shows: Refused), new(Place.Busy, "mayor", "/inbox/{taken}", Shows: "button[formaction*=Release]"),
            new(Place.Busy, "deputy1", "/inbox/{sent-up}", Shows: Refused), new(Place.Busy, "mayor", "/inbox/{sent-up}", Shows: ".ruling .note"),
        ],
        ["loans"] =
        [
            new(Place.Busy, "property", "/loans", Shows: ".row"), new(Place.Busy, "property", "/loans?show=late"), new(Place.Busy, "property", "/loans?show=soon", Shows: ".row"), new(Place.Quiet, "property", "/loans", Shows: Empty),
        ],
        ["loans/mine"] =
        [
            new(Place.Busy, "education", "/loans/mine", Shows: ".row"), new(Place.Busy, "education", "/loans/mine?ended=true", Shows: ".row"),
            new(Place.Quiet, "education", "/loans/mine", Shows: Empty), new(Place.Quiet, "education", "/loans/mine?ended=true", Shows: Empty),
        ],
        ["loans/new"] =
        [
            new(Place.Quiet, "education", "/loans/new"),
            new(Place.Busy, "education", "/loans/new?things={pool}&things={projector}", Shows: ".things li"),
            new(Place.Busy, "education", "/loans/new?things={pool}", Press: ".act button[value=review]", Shows: Error),
            new(Place.Quiet, "education", "/loans/new?things={pool}", FillRequest, ".act button[value=review]", ".paper"),
        ],
        ["loans/for-other"] =
        [
            new(Place.Quiet, "property", "/loans/for-other?things={pool}", Shows: "#Borrower_Person"),
            new(Place.Quiet, "property", "/loans/for-other?things={pool}", Press: "button[value='kind:Agency']", Shows: "#Borrower_LetterNumber"),
            new(Place.Quiet, "property", "/loans/for-other?things={pool}", Press: ".act button[value=review]", Shows: Error),
        ],
        ["loans/before/import"] =
        [
            new(Place.Quiet, "property", "/loans/before/import", Shows: "#Upload"),
            new(Place.Quiet, "property", "/loans/before/import", Press: ".act button.do", Shows: Error),
            new(Place.Quiet, "property", "/loans/before/import", page => page.SetInputFilesAsync("#Upload", Csv(
                "เลขที่ใบยืม,ปีของทะเบียน,ลงวันที่,ผู้ยืม,ตำแหน่ง,หน่วยงาน,หน่วยงานภายนอก,วันที่ยืม,กำหนดคืน,วัตถุประสงค์,ใช้ในหรือนอกสถานที่,สถานที่ใช้,หมายเลขพัสดุ,จำนวน,ภาพใบยืม\n"
                + "38,2569,5 พ.ย. 2569,นางสาว ข.,,,,5 พ.ย. 2569,26 พ.ย. 2569,อบรม,ในสถานที่,ห้องประชุม,401-60-0001,2,ใบ38.jpg\n37,2569,31 ก.พ. 2569,,,,,,,,,,999-99-9999,สี่,\n")), ".act button.do", "#slips"),
        ],
        ["loans/before"] =
        [
            new(Place.Quiet, "property", "/loans/before?things={pool}", Shows: "#Before_Number"),
            new(Place.Quiet, "property", "/loans/before?things={pool}", Press: ".act button[value=review]", Shows: Error),
        ],
        ["loans/{id:guid}/pass-on"] =
        [
            new(Place.Busy, "property", "/loans/{waits-for}/pass-on?from={late}", Shows: "#Form_FromPassword"),
            new(Place.Busy, "property", "/loans/{waits-for}/pass-on?from={late}", Press: ".act button.do", Shows: Error),
            new(Place.Busy, "property", "/loans/{approved}/pass-on?from={late}", Shows: Empty),
        ],
        ["loans/{id:guid}"] =
        [
            new(Place.Busy, "property", "/loans/{waits-for}", Shows: "#not-back"), new(Place.Busy, "education", "/loans/{waits-for}", Shows: "#not-back"), new(Place.Busy, "property", "/loans/{before}", Shows: ".log"),
            new(Place.Busy, "education", "/loans/{sent-back}"), new(Place.Busy, "education", "/loans/{out}"), new(Place.Busy, "property", "/loans/{late}"),
            new(Place.Busy, "lawyer", "/loans/{rejected}"), new(Place.Busy, "education", "/loans/{closed}"), new(Place.Busy, "mayor", "/loans/{nobody-loan}"),
            new(Place.Busy, "education", "/loans/{checked}", page => page.EvaluateAsync("document.querySelector('#Reason').closest('details').open = true; document.querySelector('#Reason').required = false"),
                "button.no", "#Reason-error"),
        ],
        ["loans/{id:guid}/edit"] =
        [
            new(Place.Busy, "education", "/loans/{sent-back}/edit", Shows: ".note.you"),
            new(Place.Busy, "education", "/loans/{sent-back}/edit", page => page.FillAsync("[name='Form.Purpose']", ""), ".act button[value=review]", "#Form_Purpose-error"),
        ],
        ["loans/{id:guid}/hand-over"] =
        [
            new(Place.Busy, "property", "/loans/{approved}/hand-over", Shows: "#Form_Password"),
            new(Place.Busy, "property", "/loans/{approved}/hand-over", page => page.FillAsync("[name='Form.Password']", "not-this-one"), ".act button.do", "#Form_Password-error"),
            new(Place.Busy, "property", "/loans/{closed}/hand-over", Shows: Empty),
        ],
        ["loans/{id:guid}/give-back"] =
        [
            new(Place.Busy, "property", "/loans/{out}/give-back", Shows: "#Form_Password"),
            new(Place.Busy, "property", "/loans/{out}/give-back", page => page.FillAsync("[name='Form.Lines[0].Damaged']", "1"), ".act button.do", Error),
            new(Place.Busy, "property", "/loans/{closed}/give-back", Shows: Empty),
        ],
        ["loans/{id:guid}/reduce"] =
        [
            new(Place.Busy, "property", "/loans/{to-check}/reduce", Shows: "#Form_Reason"),
            new(Place.Busy, "property", "/loans/{to-check}/reduce", Press: ".act button.do", Shows: Error),
            new(Place.Busy, "property", "/loans/{closed}/reduce", Shows: Empty),
        ],
        ["loans/{id:guid}/swap/{line:guid}"] =
        [
            new(Place.Busy, "property", "/loans/{swap}/swap/{swap-line}", Shows: "#Form_Reason"),
            new(Place.Busy, "property", "/loans/{swap}/swap/{swap-line}", Press: ".act button.do", Shows: Error),
            new(Place.Busy, "property", "/loans/{approved}/swap/{approved-line}", Shows: Empty),
        ],
        ["loans/damages/{id:guid}"] =
        [
            new(Place.Busy, "education", "/loans/damages/{damage-new}", Shows: "#Form_Text"),
            new(Place.Busy, "education", "/loans/damages/{damage-new}", Press: ".act button.do", Shows: Error),
            new(Place.Busy, "property", "/loans/damages/{damage-open}", Shows: ".ruling .seg"),
            new(Place.Busy, "property", "/loans/damages/{damage-open}", Press: ".act button.do", Shows: Error),
            new(Place.Busy, "property", "/loans/damages/{damage-directed}", Shows: "#Form_Password"),
            new(Place.Busy, "property", "/loans/damages/{damage-directed}", Press: ".act button.do", Shows: Error),
            new(Place.Busy, "education", "/loans/damages/{damage-settled}", Shows: ".flow"),
        ],
        ["loans/damages/{id:guid}/paper"] =
        [
            new(Place.Busy, "property", "/loans/damages/{damage-settled}/paper", Shows: ".paper"), new(Place.Busy, "education", "/loans/damages/{damage-new}/paper", Shows: ".paper"),
        ],
        ["loans/{id:guid}/extend"] =
        [
            new(Place.Busy, "education", "/loans/{out}/extend", Shows: ".cal"),
            new(Place.Busy, "education", "/loans/{out}/extend", Press: ".act button.do", Shows: Error),
            new(Place.Busy, "education", "/loans/{closed}/extend", Shows: Empty),
        ],
        ["loans/chases/{id:guid}"] =
        [
            new(Place.Busy, "property", "/loans/chases/{chase}", Shows: ".log li"),
            new(Place.Busy, "property", "/loans/chases/{chase}", Press: ".act button.do", Shows: Error),
            new(Place.Busy, "mayor", "/loans/chases/{chase}"),
        ],
        ["loans/chases/{id:guid}/letter"] = [new(Place.Busy, "property", "/loans/chases/{chase}/letter", Shows: ".paper")],
        ["settings/holidays"] =
        [
            new(Place.Quiet, "admin", "/settings/holidays", Shows: ".tbl"),
            new(Place.Quiet, "admin", "/settings/holidays?year=2031", Shows: Empty),
            new(Place.Quiet, "admin", "/settings/holidays", Press: "#add", Shows: Error),
        ],
        ["settings/timers"] = [new(Place.Quiet, "admin", "/settings/timers", Shows: Empty)],
        ["loans/{id:guid}/slip"] = [new(Place.Busy, "education", "/loans/{closed}/slip", Shows: ".paper"), new(Place.Busy, "education", "/loans/{sent-back}/slip", Shows: ".paper")],
        ["audits"] =
        [
            new(Place.Busy, "auditor", "/audits", Shows: ".cell.heat"), new(Place.Busy, "mayor", "/audits", Shows: ".year"),
            new(Place.Busy, "auditor", "/audits", Press: "form[action*='handler=End'] button", Shows: Summary), new(Place.Quiet, "auditor", "/audits", Shows: ".year"),
        ],
        ["audits/{cell:guid}"] =
        [
            new(Place.Busy, "auditor", "/audits/{cell-open}", Shows: "#checklist"), new(Place.Busy, "auditor", "/audits/{cell-done}", Shows: ".log"),
            new(Place.Busy, "mayor", "/audits/{cell-skipped}"), new(Place.Busy, "auditor", "/audits/{cell-open}", Press: "#checklist button.do", Shows: Error),
        ],
        ["audits/{id:guid}/finding"] =
        [
            new(Place.Busy, "auditor", "/audits/{cell-done}/finding"), new(Place.Busy, "auditor", "/audits/{cell-done}/finding", Press: "main form button.do", Shows: Error),
        ],
        ["audits/findings"] =
        [
            new(Place.Busy, "auditor", "/audits/findings", Shows: ".tbl"), new(Place.Busy, "finance-head", "/audits/findings", Shows: ".tbl"),
            new(Place.Quiet, "auditor", "/audits/findings", Shows: Empty), new(Place.Quiet, "education-head", "/audits/findings", Shows: Empty),
        ],
        ["audits/findings/{id:guid}"] =
        [
            new(Place.Busy, "auditor", "/audits/findings/{finding-closed}", Shows: ".log"), new(Place.Busy, "education-head", "/audits/findings/{finding-asked}", Shows: "#reply"),
            new(Place.Busy, "education-head", "/audits/findings/{finding-asked}", Press: "#reply button.do", Shows: Error), new(Place.Busy, "mayor", "/audits/findings/{finding-mayor}"),
        ],
        ["audits/findings/{id:guid}/edit"] = [new(Place.Busy, "auditor", "/audits/findings/{finding-back}/edit", Shows: ".note.you")],
        ["orders"] =
        [
            new(Place.Quiet, "education", "/orders", Shows: ".tbl"), new(Place.Quiet, "education", "/orders?kind=AppointmentOfDeputies", Shows: Empty),
            new(Place.Busy, "registry", "/orders", Shows: ".row.yours"), new(Place.Busy, "lawyer", "/orders", Shows: ".row.yours"),
        ],
        ["orders/new"] =
        [
            new(Place.Quiet, "registry", "/orders/new", Shows: ".paper"),
            new(Place.Quiet, "registry", "/orders/new", Press: ".act button[value=submit]", Shows: "#Form_Clauses_0__Power-error"),
        ],
        ["orders/drafts/{id:guid}"] =
        [
            new(Place.Busy, "registry", "/orders/drafts/{order-sent-back}", Shows: ".note.you"), new(Place.Busy, "clerk", "/orders/drafts/{order-to-sign}", Shows: ".paper"),
            new(Place.Busy, "registry", "/orders/drafts/{order-to-announce}", Shows: ".btn.do"),
        ],
        ["orders/drafts/{id:guid}/delete"] = [new(Place.Busy, "registry", "/orders/drafts/{order-sent-back}/delete", Shows: ".btn.no")],
        ["orders/{id:guid}"] = [new(Place.Quiet, "education", "/orders/{order}"), new(Place.Busy, "registry", "/orders/{unannounced}", Shows: ".head .btn"), new(Place.Busy, "mayor", "/orders/{order}", Shows: ".head .btn.no")],
        ["orders/{id:guid}/announce"] =
        [
            new(Place.Busy, "registry", "/orders/{unannounced}/announce", Shows: "#Form_Place"),
            new(Place.Busy, "registry", "/orders/{unannounced}/announce", Press: ".act button.do", Shows: "#Form_Place-error"),
        ],
        ["orders/{id:guid}/revoke"] =
        [
            new(Place.Busy, "mayor", "/orders/{order}/revoke", Shows: ".tbl"), new(Place.Busy, "deputy1", "/orders/{order}/revoke", Shows: Refused),
            new(Place.Busy, "mayor", "/orders/{order}/revoke", Press: ".act button.do", Shows: "#Form_Reason-error"),
            new(Place.Busy, "mayor", "/orders/{order}/revoke", page => page.FillAsync("[name='Form.Reason']", "เปลี่ยนแปลงการแบ่งงาน"), ".act button.do", "button[value=revoke]"),
        ],
        ["orders/paper"] =
        [
            new(Place.Quiet, "registry", "/orders/paper", Shows: "#Form_Scan"),
            new(Place.Quiet, "registry", "/orders/paper", page => page.SetInputFilesAsync("#Form_Scan", new FilePayload { Name = "order.png", MimeType = "image/png", Buffer = Pixel }), ".act button.do", "img.scanned"),
        ],
        ["orders/paper/{id:guid}"] =
        [
            new(Place.Busy, "lawyer", "/orders/paper/{paper}", Shows: "img.scanned"), new(Place.Busy, "registry", "/orders/paper/{paper}"),
            new(Place.Busy, "lawyer", "/orders/paper/{paper}", Press: "button[value=refuse]", Shows: "#Reason-error"),
        ],
        ["people"] =
        [
            new(Place.Quiet, "education", "/people"), new(Place.Quiet, "education", "/people?q=ไม่มีคนชื่อนี้", Shows: Empty), new(Place.Quiet, "mayor", "/people?show=acting", Shows: Empty),
            new(Place.Busy, "personnel", "/people", Shows: ".row.yours"), new(Place.Busy, "admin", "/people?show=vacant", Shows: ".tree"),
        ],
        ["people/unit/{id:guid?}"] =
        [
            new(Place.Quiet, "admin", "/people/unit", Press: ".act button.do", Shows: "#Form_Name-error"), new(Place.Busy, "admin", "/people/unit/{unit}", Shows: "#close"),
            new(Place.Busy, "admin", "/people/unit/{unit}", Press: "#close", Shows: Summary),
        ],
        ["people/post/{id:guid?}"] =
        [
            new(Place.Quiet, "admin", "/people/post", Press: ".act button.do", Shows: "#Form_Title-error"), new(Place.Busy, "admin", "/people/post/{post}", Shows: "#close"),
            new(Place.Busy, "auditor", "/people/post/{post}", Shows: ".rows"),
        ],
        ["people/person/{id:guid?}"] =
        [
            new(Place.Quiet, "admin", "/people/person", Press: ".act button.do", Shows: "#Form_Name-error"), new(Place.Busy, "admin", "/people/person/{person}", Shows: "#close"),
        ],
        ["people/changes"] = [new(Place.Busy, "auditor", "/people/changes", Shows: ".log li"), new(Place.Quiet, "auditor", "/people/changes", Shows: Empty)],
        ["people/holdings/new"] = [new(Place.Quiet, "personnel", "/people/holdings/new"), new(Place.Quiet, "admin", "/people/holdings/new", Press: ".act button.do", Shows: "#Form_OrderNumber-error")],
        ["people/holdings/{id:guid}"] =
        [
            new(Place.Busy, "personnel", "/people/holdings/{proposal}", Shows: "img.scanned"), new(Place.Busy, "admin", "/people/holdings/{proposal}", Shows: Refused),
            new(Place.Busy, "personnel", "/people/holdings/{proposal}", Press: "button[value=return]", Shows: "#Reason-error"),
        ],
        ["people/holdings/{id:guid}/end"] = [new(Place.Busy, "personnel", "/people/holdings/{holding}/end", Press: ".act button.do", Shows: Error)],
        ["people/import"] =
        [
            new(Place.Quiet, "admin", "/people/import"),
            new(Place.Quiet, "admin", "/people/import", page => page.SetInputFilesAsync("#Upload", Csv("รหัส,ชื่อหน่วยงาน,ชนิดหน่วยงาน,ภายใต้\n,กองใหม่,กอง,ไม่มี\n")), "#look", "#problems"),
            new(Place.Quiet, "admin", "/people/import", page => page.SetInputFilesAsync("#Upload", Csv("รหัส,ชื่อหน่วยงาน,ชนิดหน่วยงาน\nnew,กองใหม่,กอง\n")), "#look", "#apply"),
        ],
        ["first-run"] = [new(Place.Quiet, "admin", "/first-run", Shows: Refused), new(Place.Busy, "clerk", "/first-run", Shows: ".rows")],
        ["settings/office"] = [new(Place.Quiet, "admin", "/settings/office"), new(Place.Quiet, "admin", "/settings/office", page => page.FillAsync("[name='Form.Name']", ""), ".act button.do", "#Form_Name-error")],
        ["settings/law"] = [new(Place.Quiet, "education", "/settings/law", Shows: ".tbl")],
        ["settings/law/{code}"] =
        [
            new(Place.Quiet, "lawyer", "/settings/law/chase", Press: ".act button.do", Shows: "#Form_Document-error"), new(Place.Quiet, "admin", "/settings/law/succession", Shows: ".note"),
        ],
        ["verify"] =
        [
            new(Place.Busy, null, "/verify"), new(Place.Busy, null, "/verify?code=2222-2222-2222", Shows: Refused), new(Place.Busy, null, "/verify?code={code}", Shows: ".ruling .facts"),
        ],
        ["assets"] =
        [
            new(Place.Busy, "education", "/assets", Shows: ".card"), new(Place.Quiet, "education", "/assets?q=ไม่มีของชื่อนี้", Shows: Empty),
            new(Place.Quiet, "education", "/assets?From.Day=99&From.Month=1&From.Year=2570", Shows: Error),
        ],
        ["assets/register"] =
        [
            new(Place.Busy, "property", "/assets/register", Shows: ".tbl"), new(Place.Quiet, "property", "/assets/register?q=ไม่มีของชื่อนี้", Shows: Empty),
            new(Place.Busy, "auditor", "/assets/register?state=Out", Shows: ".tbl"),
        ],
        ["assets/new"] = [new(Place.Quiet, "property", "/assets/new"), new(Place.Quiet, "property", "/assets/new", Press: "#save", Shows: Error)],
        ["assets/{id:guid}/change"] =
        [
            new(Place.Quiet, "property", "/assets/{projector}/change"), new(Place.Quiet, "property", "/assets/{pool}/change"),
            new(Place.Quiet, "property", "/assets/{projector}/change", page => page.FillAsync("[name='Form.Name']", ""), "#save", Error),
        ],
        ["assets/{id:guid}/retire"] = [new(Place.Quiet, "property", "/assets/{projector}/retire"), new(Place.Quiet, "property", "/assets/{projector}/retire", Press: "main form button.no", Shows: Error)],
        ["assets/{id:guid}/photos"] =
        [
            new(Place.Quiet, "property", "/assets/{projector}/photos", Shows: Empty), new(Place.Quiet, "property", "/assets/{pool}/photos", Press: "#add", Shows: Error),
            new(Place.Busy, "property", "/assets/{projector}/photos", page => page.SetInputFilesAsync("#Files", new FilePayload { Name = "photo.png", MimeType = "image/png", Buffer = Pixel }), "#add", ".card img"),
        ],
        ["assets/import"] = [new(Place.Quiet, "property", "/assets/import"), new(Place.Quiet, "property", "/assets/import", Press: "main form button.do", Shows: Error)],
        ["assets/import/{id:guid}"] = [new(Place.Quiet, "property", "/assets/import/{import}", Shows: ".nums")],
        ["assets/imports"] = [new(Place.Quiet, "property", "/assets/imports"), new(Place.Busy, "auditor", "/assets/imports", Shows: Empty)],
        ["assets/classes"] = [new(Place.Quiet, "property", "/assets/classes", Shows: ".tbl")],
        ["assets/class/{code?}"] = [new(Place.Quiet, "property", "/assets/class/VEHICLE"), new(Place.Quiet, "property", "/assets/class", Press: "#save", Shows: Error)],
        ["assets/sets"] = [new(Place.Quiet, "property", "/assets/sets", Shows: ".items")],
        ["assets/set/{id:guid?}"] =
        [
            new(Place.Quiet, "property", "/assets/set", page => page.FillAsync("[name='Form.Find']", "โต๊ะ"), "button[value=find]", "button[value^='add:']"),
            new(Place.Quiet, "property", "/assets/set", Press: "#save", Shows: Error),
        ],
        ["assets/labels"] = [new(Place.Quiet, "property", "/assets/labels", Shows: ".labels svg"), new(Place.Quiet, "property", "/assets/labels?q=ไม่มีของชื่อนี้", Shows: Empty)],
        ["assets/{id:guid}"] = [new(Place.Busy, "education", "/assets/{pool}"), new(Place.Busy, "property", "/assets/{projector}"), new(Place.Quiet, "education", "/assets/{projector}"), new(Place.Quiet, "education", "/assets/{car}")],
    };

    /// <summary>Pages that show nothing of ours: they act on what is sent and lead on, or send a file.</summary>
    public static readonly IReadOnlySet<string> WithoutLook = new HashSet<string> { "sign-out", "language", "orders/paper/scans/{id:guid}", "loans/extensions/{id:guid}", "assets/photos/{id:guid}/{size}", "a/{code}", "people/scans/{id:guid}", "loans/papers/{id:guid}" };

    static FilePayload Csv(string text) => new() { Name = "units.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(text) };

    static async Task SignInWithCode(IPage page)
    {
        await page.FillAsync("[name='Form.UserName']", "coded");
        await page.FillAsync("[name='Form.Password']", "wiangsuai-demo");
    }

    static async Task FillRequest(IPage page)
    {
        await page.FillAsync("[name='Form.Purpose']", "อบรมผู้ปกครอง");
        await page.Locator("label:has(#Form_Place_Outside)").ClickAsync();
        await page.FillAsync("[name='Form.PlaceName']", "ศาลาประชาคม");
        foreach (var (name, day) in new[] { ("Start", "24"), ("Due", "26") })
        {
            await page.FillAsync($"[name='Form.{name}.Day']", day);
            await page.SelectOptionAsync($"[name='Form.{name}.Month']", "11");
            await page.FillAsync($"[name='Form.{name}.Year']", "2569");
        }
    }
}

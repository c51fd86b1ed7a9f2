using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Accounts;

/// <summary>The second step: a code of the authenticator app, or a recovery code where the telephone is not at hand.</summary>
[AllowAnonymous, BeforeConfirming]
public sealed class SignInCodeModel(HalfSignedIn half, UserManager<Account> accounts, AuthenticatorCodes codes, SignIns signIns, KnownDevices devices, AccountTexts say) : PageModel
{
    [BindProperty] public SignInCodeForm Form { get; set; } = new();

    [BindProperty(SupportsGet = true)] public string? Back { get; set; }

    public string UserName { get; private set; } = "";
    public int RecoveryLeft { get; private set; }
    public bool Recovering { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await Whose() is { } half ? await Show(half.Account, half.Device) : Again();

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => Answer("Form.Code", Form.Code, codes.Check, SignInMethod.Code, ct);

    public Task<IActionResult> OnPostRecoverAsync(CancellationToken ct)
    {
        Recovering = true;
        return Answer("Form.Recovery", Form.Recovery, codes.Recover, SignInMethod.RecoveryCode, ct);
    }

    async Task<IActionResult> Answer(string field, string? code, Func<Account, string, TypedAt, CancellationToken, Task<CodeAnswer>> check, SignInMethod method, CancellationToken ct)
    {
        if (await Whose() is not { Account: var account }) return Again();
        if (string.IsNullOrWhiteSpace(code)) return await Show(account, Form.Device, field, say["CodeMissing"]);
        if (!ModelState.IsValid) return await Show(account, Form.Device);

        var name = account.NormalizedUserName!;
        switch (await check(account, code, devices.WhereTyped(HttpContext, name), ct))
        {
            case CodeAnswer.Right:
                await half.End(HttpContext);
                devices.Remember(HttpContext, name);
                await signIns.Begin(HttpContext, account, Form.Device, method, ct);
                return LocalRedirect(Url.IsLocalUrl(Back) ? Back : "/");
            case CodeAnswer.Wrong wrong:
                return await Show(account, Form.Device, field, wrong.Left > 0 ? say["CodeWrong", wrong.Left] : say["CodeWrongLast"]);
            case CodeAnswer.Wait wait:
                return await Show(account, Form.Device, field, say["WaitUntil", ThaiDates.StampToSecond(wait.Until)]);
            default:
                throw new UnreachableException();
        }
    }

    async Task<(Account Account, DeviceKind Device)?> Whose() =>
        await half.Find(HttpContext) is { } found && await accounts.FindByIdAsync(found.Account.ToString()) is { DisabledAt: null, TwoFactorEnabled: true } account ? (account, found.Device) : null;

    async Task<IActionResult> Show(Account account, DeviceKind device, string? field = null, string? problem = null)
    {
        (UserName, RecoveryLeft, Form.Device) = (account.UserName!, await accounts.CountRecoveryCodesAsync(account), device);
        if (problem is not null) ModelState.AddModelError(field!, problem);
        return Page();
    }

    RedirectToPageResult Again() => RedirectToPage("/Accounts/SignIn", new { back = Back });
}

public sealed class SignInCodeForm : IDeviceForm
{
    [StringLength(20)] public string? Code { get; set; }
    [EnumDataType(typeof(DeviceKind))] public DeviceKind Device { get; set; }
    [StringLength(40)] public string? Recovery { get; set; }
}

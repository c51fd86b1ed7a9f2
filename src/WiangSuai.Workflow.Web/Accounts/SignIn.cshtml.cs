using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WiangSuai.Workflow.Web.Hosting.Demo;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Accounts;

/// <summary>Signs in: with what opens the device (passkey), or with name and password and, where the person wants it so, a code in a second step.</summary>
[AllowAnonymous, BeforeConfirming]
public sealed class SignInModel(
    Passwords passwords, Passkeys passkeys, SignIns signIns, HalfSignedIn half, ILookupNormalizer names, KnownDevices devices, FirstAdministrator first,
    IHostEnvironment environment, AccountTexts say) : PageModel
{
    [BindProperty] public SignInForm Form { get; set; } = new();

    /// <summary>Where the reader was going.</summary>
    [BindProperty(SupportsGet = true)] public string? Back { get; set; }

    /// <summary>Whether name and password were looked at: what is said then is about both.</summary>
    public bool WasChecked { get; private set; }

    /// <summary>Accounts to try the system out with; in Development only.</summary>
    public DemoHint? Demo { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (User.Identity is { IsAuthenticated: true }) return Onward();
        if (await first.IsMissing(ct)) return RedirectToPage("/Accounts/Setup");
        return Show();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!environment.IsDevelopment() && !Request.IsHttps) return Show(say["NeedsHttps"]);
        if (!ModelState.IsValid) return Show();

        var name = names.NormalizeName(Form.UserName.Trim());
        switch (await passwords.Check(Form.UserName.Trim(), Form.Password, devices.WhereTyped(HttpContext, name), ct))
        {
            case PasswordAnswer.Right { Account: { TwoFactorEnabled: true } account }:
                await half.Begin(HttpContext, account.Id, Form.Device);
                return RedirectToPage("/Accounts/SignInCode", new { back = Back });
            case PasswordAnswer.Right right:
                devices.Remember(HttpContext, name);
                await signIns.Begin(HttpContext, right.Account, Form.Device, SignInMethod.Password, ct);
                return Onward();
            case PasswordAnswer.Wrong { Left: > 0 } wrong:
                return Show(say["WrongPassword", wrong.Left]);
            case PasswordAnswer.Wrong:
                return Show(say["WrongPasswordLast"]);
            case PasswordAnswer.Wait wait:
                return Show(say["WaitUntil", ThaiDates.StampToSecond(wait.Until)]);
            case PasswordAnswer.Disabled:
                return Show(say["AccountDisabled"]);
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>What the browser asks the device to sign.</summary>
    public async Task<IActionResult> OnPostPasskeyOptionsAsync() => Content(await passkeys.AskToSignIn(), "application/json");

    public async Task<IActionResult> OnPostPasskeyAsync(string? credential, CancellationToken ct)
    {
        ModelState.Clear();   // name and password are not asked for
        if (!environment.IsDevelopment() && !Request.IsHttps) return Show(say["NeedsHttps"]);
        if (await passkeys.SignedBy(credential ?? "") is not { } account) return Show(say["PasskeyUnknown"]);
        if (account.DisabledAt is not null) return Show(say["AccountDisabled"]);
        devices.Remember(HttpContext, account.NormalizedUserName!);
        await signIns.Begin(HttpContext, account, Form.Device, SignInMethod.Passkey, ct);
        return Onward();
    }

    PageResult Show(string? problem = null)
    {
        WasChecked = problem is not null;
        if (problem is not null) ModelState.AddModelError("Form.UserName", problem);
        Demo = environment.IsDevelopment() ? DemoAccounts.Hint() : null;
        return Page();
    }

    LocalRedirectResult Onward() => LocalRedirect(Url.IsLocalUrl(Back) ? Back : "/");
}

/// <summary>A form that asks whose device it is.</summary>
public interface IDeviceForm
{
    DeviceKind Device { get; }
}

public sealed class SignInForm : IDeviceForm
{
    [Required, StringLength(256)] public string UserName { get; set; } = "";
    [Required, StringLength(256)] public string Password { get; set; } = "";
    [EnumDataType(typeof(DeviceKind))] public DeviceKind Device { get; set; }
}

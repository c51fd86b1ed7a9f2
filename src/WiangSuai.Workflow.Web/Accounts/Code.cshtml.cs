using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using QRCoder;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Accounts;

/// <summary>Sets up codes of an authenticator app, hands out recovery codes, turns it off again. Whoever does it types the own password.</summary>
public sealed class CodeModel(AppDb db, UserManager<Account> accounts, Passwords passwords, AuthenticatorCodes codes, SignIns signIns, Office office, AccountTexts say) : PageModel
{
    const int PixelsPerModule = 4;

    [BindProperty] public CodeForm Form { get; set; } = new();

    public bool IsOn { get; private set; }
    public int RecoveryLeft { get; private set; }

    /// <summary>The key to be put into the app, in groups of four; shown until the first code is given.</summary>
    public string? Key { get; private set; }

    /// <summary>The same for a camera.</summary>
    public string? Picture { get; private set; }

    /// <summary>Recovery codes, in the one answer that shows them.</summary>
    public IReadOnlyList<string>? Fresh { get; private set; }

    public async Task OnGetAsync(CancellationToken ct) => await Show(await Own(ct));

    /// <summary>Makes a key, which opens nothing yet.</summary>
    public Task<IActionResult> OnPostPrepareAsync(CancellationToken ct) => WithPassword(async account =>
    {
        if (account.TwoFactorEnabled) return RedirectToPage();
        var key = await codes.Prepare(account);
        await signIns.KeepThisOnly(User, account, ct);
        ShowKey(account, key);
        return Page();
    }, ct);

    public async Task<IActionResult> OnPostTurnOnAsync(CancellationToken ct)
    {
        var account = await Own(ct);
        if (account.TwoFactorEnabled || await accounts.GetAuthenticatorKeyAsync(account) is not { } key) return RedirectToPage();
        if (string.IsNullOrWhiteSpace(Form.Code) || await codes.TurnOn(account, Form.Code, ct) is not { } fresh)
        {
            ModelState.AddModelError("Form.Code", say[string.IsNullOrWhiteSpace(Form.Code) ? "CodeMissing" : "CodeNotThis"]);
            ShowKey(account, key);
            return Page();
        }
        await signIns.KeepThisOnly(User, account, ct);
        Fresh = fresh;
        return Page();
    }

    public Task<IActionResult> OnPostRenewAsync(CancellationToken ct) => WithPassword(async account =>
    {
        if (!account.TwoFactorEnabled) return RedirectToPage();
        Fresh = await codes.NewRecoveryCodes(account);
        return Page();
    }, ct);

    public Task<IActionResult> OnPostTurnOffAsync(CancellationToken ct) => WithPassword(async account =>
    {
        await codes.TurnOff(account);
        await signIns.KeepThisOnly(User, account, ct);
        return RedirectToPage();
    }, ct);

    async Task<IActionResult> WithPassword(Func<Account, Task<IActionResult>> act, CancellationToken ct)
    {
        var problem = string.IsNullOrEmpty(Form.Password) ? say["PasswordAgainMissing"] : await passwords.CheckOwn(User.AccountId(), Form.Password, ct) switch
        {
            PasswordAnswer.Right => null,
            PasswordAnswer.Wait wait => say["WaitUntil", ThaiDates.StampToSecond(wait.Until)],
            PasswordAnswer.Wrong or PasswordAnswer.Disabled => say[nameof(IdentityErrorDescriber.PasswordMismatch)],
            var other => throw new UnreachableException($"password answer {other}"),
        };
        var account = await Own(ct);
        if (problem is null) return await act(account);
        ModelState.AddModelError("Form.Password", problem);
        await Show(account, withKey: false);
        return Page();
    }

    async Task Show(Account account, bool withKey = true)
    {
        IsOn = account.TwoFactorEnabled;
        if (IsOn)
            RecoveryLeft = await accounts.CountRecoveryCodesAsync(account);
        else if (withKey && await accounts.GetAuthenticatorKeyAsync(account) is { } key)
            ShowKey(account, key);
    }

    void ShowKey(Account account, string key)
    {
        Key = string.Join(' ', key.Chunk(4).Select(group => new string(group)));
        using var drawing = QRCodeGenerator.GenerateQrCode(Totp.Address(office.Name, account.UserName!, key), QRCodeGenerator.ECCLevel.M);
        using var picture = new PngByteQRCode(drawing);
        Picture = "data:image/png;base64," + Convert.ToBase64String(picture.GetGraphic(PixelsPerModule));
    }

    Task<Account> Own(CancellationToken ct) => db.Set<Account>().SingleAsync(a => a.Id == User.AccountId(), ct);
}

public sealed class CodeForm
{
    [StringLength(20)] public string? Code { get; set; }
    [StringLength(256)] public string? Password { get; set; }
}

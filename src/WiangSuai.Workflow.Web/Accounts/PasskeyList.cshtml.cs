using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Accounts;

/// <summary>Devices that sign in by finger, face or lock: adds and removes them. Either takes the own password.</summary>
public sealed class PasskeyListModel(AppDb db, UserManager<Account> accounts, Passwords passwords, Passkeys passkeys, AccountTexts say) : PageModel
{
    [BindProperty] public PasskeyForm Form { get; set; } = new();

    public IList<UserPasskeyInfo> Keys { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => await Show(ct);

    /// <summary>What the browser asks the device to make. It is worth nothing without the password that comes with the answer.</summary>
    public async Task<IActionResult> OnPostOptionsAsync(CancellationToken ct) => Content(await passkeys.AskToAdd(await Own(ct)), "application/json");

    public Task<IActionResult> OnPostAddAsync(string? credential, CancellationToken ct) => WithPassword(async account =>
    {
        var name = Form.Name?.Trim() is { Length: > 0 } typed ? typed : DeviceName.Of(Request.Headers.UserAgent);
        if ((await accounts.GetPasskeysAsync(account)).Count >= Passkeys.MostPerAccount) return say["PasskeysTooMany", Passkeys.MostPerAccount];
        return await passkeys.Add(account, credential ?? "", name) ? null : say["PasskeyNotAdded"];
    }, ct);

    public Task<IActionResult> OnPostRemoveAsync(string? key, CancellationToken ct) => WithPassword(async account =>
    {
        if ((await accounts.GetPasskeysAsync(account)).FirstOrDefault(known => Convert.ToHexStringLower(known.CredentialId) == key) is { } found)
            await accounts.RemovePasskeyAsync(account, found.CredentialId);
        return null;
    }, ct);

    async Task<IActionResult> WithPassword(Func<Account, Task<string?>> act, CancellationToken ct)
    {
        var problem = string.IsNullOrEmpty(Form.Password) ? say["PasswordAgainMissing"] : await passwords.CheckOwn(User.AccountId(), Form.Password, ct) switch
        {
            PasswordAnswer.Right => await act(await Own(ct)),
            PasswordAnswer.Wait wait => say["WaitUntil", ThaiDates.StampToSecond(wait.Until)],
            PasswordAnswer.Wrong or PasswordAnswer.Disabled => say[nameof(IdentityErrorDescriber.PasswordMismatch)],
            var other => throw new UnreachableException($"password answer {other}"),
        };
        if (problem is null && ModelState.IsValid) return RedirectToPage();
        if (problem is not null) ModelState.AddModelError("Form.Password", problem);
        await Show(ct);
        return Page();
    }

    async Task Show(CancellationToken ct) => Keys = await accounts.GetPasskeysAsync(await Own(ct));

    Task<Account> Own(CancellationToken ct) => db.Set<Account>().SingleAsync(a => a.Id == User.AccountId(), ct);
}

public sealed class PasskeyForm
{
    [StringLength(256)] public string? Password { get; set; }
    [StringLength(Passkeys.LongestName)] public string? Name { get; set; }
}

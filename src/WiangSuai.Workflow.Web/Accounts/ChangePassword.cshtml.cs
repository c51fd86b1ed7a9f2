using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Accounts;

/// <summary>Changes one's own password. Every other session of the account ends with it.</summary>
public sealed class ChangePasswordModel(Passwords passwords, UserManager<Account> accounts, SignIns signIns, AccountTexts say, TimeProvider clock) : PageModel
{
    [BindProperty] public ChangePasswordForm Form { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "done")] public bool Changed { get; set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Changed = false;
        if (ModelState.IsValid && Form.New != Form.Again) ModelState.AddModelError("Form.Again", say["PasswordsDiffer"]);
        if (!ModelState.IsValid) return Page();

        switch (await passwords.CheckOwn(User.AccountId(), Form.Current, ct))
        {
            case PasswordAnswer.Right right:
                return await Change(right.Account, ct);
            case PasswordAnswer.Wait wait:
                return Wrong(say["WaitUntil", ThaiDates.StampToSecond(wait.Until)]);
            case PasswordAnswer.Wrong or PasswordAnswer.Disabled:
                return Wrong(say[nameof(IdentityErrorDescriber.PasswordMismatch)]);
            default:
                throw new UnreachableException();
        }
    }

    async Task<IActionResult> Change(Account account, CancellationToken ct)
    {
        account.PasswordAt = clock.GetUtcNow().ToStoredInstant();
        var changed = await accounts.ChangePasswordAsync(account, Form.Current, Form.New);
        foreach (var problem in changed.Errors) ModelState.AddModelError("Form.New", problem.Description);
        if (!changed.Succeeded) return Page();
        await signIns.KeepThisOnly(User, account, ct);
        return RedirectToPage(new { done = true });
    }

    PageResult Wrong(string message)
    {
        ModelState.AddModelError("Form.Current", message);
        return Page();
    }
}

public sealed class ChangePasswordForm
{
    [Required, StringLength(256)] public string Current { get; set; } = "";
    [Required, StringLength(256)] public string New { get; set; } = "";
    [Required, StringLength(256)] public string Again { get; set; } = "";
}

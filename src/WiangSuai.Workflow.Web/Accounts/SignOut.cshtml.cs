using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Accounts;

/// <summary>Ends the session on this device. Opening the address does nothing.</summary>
[AllowAnonymous, BeforeConfirming]
public sealed class SignOutModel(SignInManager<Account> session, SignIns signIns) : PageModel
{
    public IActionResult OnGet() => LocalRedirect("/");

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (User.Identity is { IsAuthenticated: true })
            await signIns.End(User.AccountId(), User.SignedIn(), ct);
        await session.SignOutAsync();
        ComeBack.Forget(Response);
        return RedirectToPage("/Accounts/SignIn");
    }
}

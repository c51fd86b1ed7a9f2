using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Accounts;

/// <summary>The holder's own word on a sign-in that was issued (ข้าพเจ้าขอรีเซ็ตเอง); until then its holder decides nothing.</summary>
[BeforeConfirming]
public sealed class ConfirmSignInModel(FirstSignIn first, SignInManager<Account> session) : PageModel
{
    public SignInIssue? Waiting { get; private set; }

    public async Task OnGetAsync(CancellationToken ct) => Waiting = await first.Waiting(User.AccountId(), ct);

    public async Task<IActionResult> OnPostAcceptAsync(CancellationToken ct) =>
        await first.Accept(User.AccountId(), ct) ? LocalRedirect("/account") : RedirectToPage();

    public async Task<IActionResult> OnPostDisputeAsync(CancellationToken ct)
    {
        if (!await first.Dispute(User.AccountId(), ct)) return RedirectToPage();
        await session.SignOutAsync();
        ComeBack.Forget(Response);
        return LocalRedirect("/sign-in");
    }
}

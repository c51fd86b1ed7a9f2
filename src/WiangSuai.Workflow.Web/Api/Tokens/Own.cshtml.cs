using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;

namespace WiangSuai.Workflow.Web.Api;

/// <summary>Tokens that work in the reader's name: accepts them, which is the second look, and revokes them.</summary>
public sealed class OwnTokensModel(AppDb db, KeepTokens keep, ApiTexts say, TimeProvider clock) : PageModel
{
    public IReadOnlyList<TokenRow> Tokens { get; private set; } = [];

    public IReadOnlyList<TokenRow> Waiting => [.. Tokens.Where(token => token.AcceptedAt is null && !token.IsOver(clock.GetUtcNow()))];

    /// <summary>The token, in the one answer that shows it.</summary>
    public TokenResult.Accepted? Fresh { get; private set; }

    public async Task OnGetAsync(CancellationToken ct) => Tokens = await TokenRow.Read(db, User.AccountId(), ct);

    public async Task<IActionResult> OnPostAcceptAsync(Guid token, CancellationToken ct)
    {
        Fresh = await keep.Accept(User.AccountId(), token, ct) as TokenResult.Accepted;
        if (Fresh is null) ModelState.AddModelError("", say["TokenNotWaiting"]);
        await OnGetAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid token, CancellationToken ct)
    {
        await keep.Revoke(User.AccountId(), token, User.AccountId(), ct);
        return RedirectToPage();
    }
}

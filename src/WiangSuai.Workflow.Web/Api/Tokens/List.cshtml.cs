using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Api;

/// <summary>Tokens of programs: an administrator proposes and revokes them and never sees one.</summary>
[Authorize(Roles = Roles.Administrator)]
public sealed class TokensModel(AppDb db, KeepTokens keep, ApiTexts say) : PageModel
{
    [BindProperty] public TokenForm Form { get; set; } = new();

    public IReadOnlyList<TokenRow> Tokens { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Tokens = await TokenRow.Read(db, null, ct);

    public async Task<IActionResult> OnPostProposeAsync(CancellationToken ct)
    {
        if (ModelState.IsValid)
        {
            var (field, problem) = await keep.Propose(User.AccountId(), Form.Name ?? "", Form.UserName ?? "", Form.MayFile, Form.Days ?? 0, ct) switch
            {
                TokenResult.Done => (null, null),
                TokenResult.NameMissing => ("Form.Name", say["TokenNameMissing", KeepTokens.LongestName]),
                TokenResult.DaysWrong wrong => ("Form.Days", say["TokenDaysWrong", wrong.Most]),
                TokenResult.NoSuchAccount => ("Form.UserName", say["TokenNoAccount"]),
                TokenResult.OwnAccount => ("Form.UserName", say["TokenOwnAccount"]),
                var other => throw new System.Diagnostics.UnreachableException($"proposing {other}"),
            };
            if (field is null) return RedirectToPage();
            ModelState.AddModelError(field, problem!);
        }
        await OnGetAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid token, CancellationToken ct)
    {
        await keep.Revoke(User.AccountId(), token, own: null, ct);
        return RedirectToPage();
    }
}

public sealed class TokenForm
{
    public string? Name { get; set; }
    public string? UserName { get; set; }
    public int? Days { get; set; } = 90;
    public bool MayFile { get; set; }
}

/// <summary>A token as its list shows it.</summary>
public sealed record TokenRow(Guid Id, string Name, string Of, bool MayFile, DateTimeOffset ProposedAt, DateTimeOffset ExpiresAt, DateTimeOffset? AcceptedAt, DateTimeOffset? UsedAt, DateTimeOffset? RevokedAt)
{
    public Mark Mark(ApiTexts say, DateTimeOffset now) => this switch
    {
        { RevokedAt: not null } => new(MarkKind.Void, say["TokenRevoked"]),
        _ when ExpiresAt <= now => new(MarkKind.Void, say["TokenExpired"]),
        { AcceptedAt: null } => new(MarkKind.Soon, say["TokenWaits"]),
        _ => new(MarkKind.Done, say["TokenInUse"]),
    };

    public bool IsOver(DateTimeOffset now) => RevokedAt is not null || ExpiresAt <= now;

    /// <param name="account">Only those that work in this account's name; null for all.</param>
    internal static Task<List<TokenRow>> Read(AppDb db, Guid? account, CancellationToken ct) => db.Set<ServiceToken>().AsNoTracking()
        .Where(token => account == null || token.AccountId == account).OrderByDescending(token => token.ProposedAt).Take(100)
        .Select(token => new TokenRow(token.Id, token.Name, token.Account!.UserName!, token.MayFile, token.ProposedAt, token.ExpiresAt, token.AcceptedAt, token.UsedAt, token.RevokedAt)).ToListAsync(ct);
}

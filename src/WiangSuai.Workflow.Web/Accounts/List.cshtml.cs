using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Accounts;

/// <summary>Who has an account and in what state it is (บัญชีผู้ใช้). Internal audit reads it too.</summary>
[Authorize(Roles = AccountRights.Readers)]
public sealed class ListModel(AccountReader reader, AccountTexts say) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "q")] public string? Query { get; set; }
    [BindProperty(SupportsGet = true, Name = "p")] public int PageNumber { get; set; } = 1;

    public string? Sought => string.IsNullOrWhiteSpace(Query) ? null : Query.Trim();
    public IReadOnlyList<AccountRow> Rows { get; private set; } = [];
    public int Pages { get; private set; } = 1;

    public async Task OnGetAsync(CancellationToken ct)
    {
        PageNumber = Math.Clamp(PageNumber, 1, 10_000);
        (Rows, var count) = await reader.List(Sought, PageNumber, ct);
        Pages = Math.Max(1, (count + AccountReader.PageSize - 1) / AccountReader.PageSize);
    }

    public Mark MarkOf(AccountRow row) => AccountMarks.Of(row, say);
}

/// <summary>The state of an account in a word.</summary>
static class AccountMarks
{
    public static Mark Of(AccountRow row, AccountTexts say) => row switch
    {
        { Account: null } => new(MarkKind.Void, say["StateNone"]),
        { IsStopped: true } => new(MarkKind.No, say["StateStopped"]),
        { WaitsForSecond: true } => new(MarkKind.Soon, say["StateWaitsForSecond"]),
        { HasPassword: false } => new(MarkKind.Todo, say["StateWaitsForFirst"]),
        { IsUnconfirmed: true } => new(MarkKind.Soon, say["StateUnconfirmed"]),
        { Passkeys: > 0 } or { HasCode: true } => new(MarkKind.Done, say["StateStrong"]),
        _ => new(MarkKind.Done, say["StatePassword"]),
    };
}

using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Accounts;

/// <summary>The reader's own account: how screens look, on which devices it is signed in, what opens it (บัญชีของท่าน).</summary>
[BeforeConfirming]
public sealed class MeModel(AppDb db, UserManager<Account> accounts, AccountReader reader, SignIns signIns, KeepAppearance keep, AccountSettings settings, TimeProvider clock) : PageModel
{
    [BindProperty] public AppearanceForm Form { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "done")] public bool Saved { get; set; }

    public IReadOnlyList<SignedIn> Devices { get; private set; } = [];
    public int SharedIdleMinutes => (int)settings.SharedIdle.TotalMinutes;
    public int Passkeys { get; private set; }
    public bool HasCode { get; private set; }
    public int RecoveryLeft { get; private set; }
    public DateTimeOffset? PasswordAt { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var account = await Read(ct);
        Form = new AppearanceForm { Language = account.Language ?? (Languages.IsThai ? "th" : "en"), TextSize = account.TextSize };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Saved = false;
        if (!ModelState.IsValid)
        {
            await Read(ct);
            return Page();
        }
        await keep.Handle(User.AccountId(), Form.Language, Form.TextSize, ct);
        Appearance.KeepOnDevice(HttpContext, Form.Language, Form.TextSize, clock.GetUtcNow());
        return RedirectToPage(new { done = true });
    }

    public async Task<IActionResult> OnPostEndAsync(Guid device, CancellationToken ct)
    {
        await signIns.End(User.AccountId(), device, ct);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostEndOthersAsync(CancellationToken ct)
    {
        await using var work = await db.BeginWrite(ct);
        await signIns.EndAll(User.AccountId(), User.SignedIn(), clock.GetUtcNow().ToStoredInstant(), ct);
        await work.Commit(ct);
        return RedirectToPage();
    }

    async Task<Account> Read(CancellationToken ct)
    {
        var id = User.AccountId();
        var account = await db.Set<Account>().SingleAsync(a => a.Id == id, ct);
        Devices = await reader.Devices(id, User.SignedIn(), ct);
        (HasCode, PasswordAt) = (account.TwoFactorEnabled, account.PasswordAt);
        Passkeys = (await accounts.GetPasskeysAsync(account)).Count;
        RecoveryLeft = account.TwoFactorEnabled ? await accounts.CountRecoveryCodesAsync(account) : 0;
        return account;
    }
}

public sealed class AppearanceForm
{
    [AllowedValues(100, 125, 150, 200)] public int TextSize { get; set; } = TextSizes.Normal;
    [Required, AllowedValues("th", "en")] public string Language { get; set; } = "th";
}

using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace WiangSuai.Workflow.Web.Accounts;

/// <summary>Opens an account for a person who has none.</summary>
[Authorize(Roles = Roles.Administrator)]
public sealed class NewModel(AccountReader reader, OpenAccount open, AccountTexts say) : PageModel
{
    [BindProperty] public NewAccountForm Form { get; set; } = new();

    public string Name { get; private set; } = "";
    public string? Post { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid person, CancellationToken ct)
    {
        if (await reader.WithoutAccount(person, ct) is not { } found) return NotFound();
        (_, Name, Post) = found;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid person, CancellationToken ct)
    {
        if (!ModelState.IsValid) return await OnGetAsync(person, ct);
        switch (await open.Handle(User.AccountId(), person, Form.UserName, Form.IsAdministrator, say["ReasonFirst"], ct))
        {
            case AccountResult.Done done:
                return LocalRedirect($"/accounts/{done.Account}");
            case AccountResult.Invalid invalid:
                foreach (var problem in invalid.Problems) ModelState.AddModelError("Form.UserName", problem.Description);
                return await OnGetAsync(person, ct);
            case AccountResult.HasOne:
                return LocalRedirect("/accounts");
            case AccountResult.NoSuchPerson:
                return NotFound();
            case AccountResult.NotEntitled or AccountResult.OwnAccount:
                return Forbid();
            default:
                throw new UnreachableException();
        }
    }
}

public sealed class NewAccountForm
{
    [Required, StringLength(60)] public string UserName { get; set; } = "";
    public bool IsAdministrator { get; set; }
}

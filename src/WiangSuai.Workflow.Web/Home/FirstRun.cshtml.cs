using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WiangSuai.Workflow.Web.Accounts;

namespace WiangSuai.Workflow.Web.Home;

/// <summary>The guide from an empty database to an office that can decide. For who sets it up, and for who confirms what was set up.</summary>
public sealed class FirstRunModel(FirstRunReader reader) : PageModel
{
    static readonly string[] Readers = [Roles.Administrator, Roles.Personnel, Roles.Clerk, Roles.Registrar, Roles.Auditor];

    public FirstRun Run { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!Readers.Any(User.IsInRole))
            return Forbid();
        Run = await reader.Read(ct);
        return Page();
    }
}

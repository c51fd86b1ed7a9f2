using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace WiangSuai.Workflow.Web.Accounts;

/// <summary>The first page of a new installation: makes its administrator. It is not there once anybody has an account.</summary>
[AllowAnonymous]
public sealed class SetupModel(FirstAdministrator first, SignIns signIns, AccountTexts say) : PageModel
{
    [BindProperty] public SetupForm Form { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await first.IsMissing(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (ModelState.IsValid && Form.Password != Form.Again) ModelState.AddModelError("Form.Again", say["PasswordsDiffer"]);
        if (!ModelState.IsValid) return await OnGetAsync(ct);

        switch (await first.Make(Form.Code, Form.UserName.Trim(), Form.Password, ct))
        {
            case SetupResult.Done done:
                await signIns.Begin(HttpContext, done.Account, DeviceKind.Shared, SignInMethod.Password, ct);
                return LocalRedirect("/");
            case SetupResult.Over:
                return NotFound();
            case SetupResult.WrongCode:
                ModelState.AddModelError("Form.Code", say["SetupCodeWrong"]);
                return Page();
            case SetupResult.Invalid invalid:
                foreach (var problem in invalid.Problems) ModelState.AddModelError(FieldOf(problem), problem.Description);
                return Page();
            default:
                throw new UnreachableException();
        }
    }

    static string FieldOf(IdentityError problem) =>
        problem.Code.Contains("UserName", StringComparison.Ordinal) ? "Form.UserName" : "Form.Password";
}

public sealed class SetupForm
{
    [Required, StringLength(40)] public string Code { get; set; } = "";
    [Required, StringLength(256)] public string UserName { get; set; } = "";
    [Required, StringLength(256)] public string Password { get; set; } = "";
    [Required, StringLength(256)] public string Again { get; set; } = "";
}

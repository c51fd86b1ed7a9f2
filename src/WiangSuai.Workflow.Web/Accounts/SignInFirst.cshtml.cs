using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Accounts;

/// <summary>Signs in with a printed sheet and sets the own password (เข้าใช้ครั้งแรก).</summary>
[AllowAnonymous, BeforeConfirming]
public sealed class SignInFirstModel(FirstSignIn first, SignIns signIns, ILookupNormalizer names, KnownDevices devices, IHostEnvironment environment, AccountTexts say) : PageModel
{
    [BindProperty] public SignInFirstForm Form { get; set; } = new();

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!environment.IsDevelopment() && !Request.IsHttps) return Wrong("Form.UserName", say["NeedsHttps"]);
        if (ModelState.IsValid && Form.New != Form.Again) ModelState.AddModelError("Form.Again", say["PasswordsDiffer"]);
        if (!ModelState.IsValid) return Page();

        var name = names.NormalizeName(Form.UserName.Trim());
        switch (await first.Handle(Form.UserName.Trim(), Form.Code, Form.New, devices.WhereTyped(HttpContext, name), ct))
        {
            case FirstSignInResult.Done done:
                devices.Remember(HttpContext, name);
                await signIns.Begin(HttpContext, done.Account, Form.Device, SignInMethod.Sheet, ct);
                return LocalRedirect(WaitForTheHolder.Page);
            case FirstSignInResult.Wrong { Left: > 0 } wrong:
                return Wrong("Form.Code", say["SheetWrong", wrong.Left]);
            case FirstSignInResult.Wrong:
                return Wrong("Form.Code", say["SheetWrongLast"]);
            case FirstSignInResult.Wait wait:
                return Wrong("Form.Code", say["WaitUntil", ThaiDates.StampToSecond(wait.Until)]);
            case FirstSignInResult.NeedsSecond:
                return Wrong("Form.Code", say["SheetNeedsSecond"]);
            case FirstSignInResult.Invalid invalid:
                foreach (var problem in invalid.Problems) ModelState.AddModelError("Form.New", problem.Description);
                return Page();
            default:
                throw new UnreachableException();
        }
    }

    PageResult Wrong(string field, string problem)
    {
        ModelState.AddModelError(field, problem);
        return Page();
    }
}

public sealed class SignInFirstForm : IDeviceForm
{
    [Required, StringLength(256)] public string UserName { get; set; } = "";
    [Required, StringLength(40)] public string Code { get; set; } = "";
    [Required, StringLength(256)] public string New { get; set; } = "";
    [Required, StringLength(256)] public string Again { get; set; } = "";
    [EnumDataType(typeof(DeviceKind))] public DeviceKind Device { get; set; }
}

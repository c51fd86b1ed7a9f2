using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace WiangSuai.Workflow.Web.Assets;

/// <summary>Where a scanned label leads: to the thing, after signing in where nobody is signed in.</summary>
public sealed class ScannedModel : PageModel
{
    public IActionResult OnGet(string code) => AssetLabel.Read(code) is { } asset ? Redirect($"/assets/{asset}") : NotFound();
}

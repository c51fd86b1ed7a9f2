using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WiangSuai.Workflow.Web.Accounts;

namespace WiangSuai.Workflow.Web.Assets.Import;

/// <summary>The property officer sends a register (ขั้น 1 เลือกแฟ้ม). Sending only keeps the file and compares it, so its form carries no key.</summary>
[Authorize(Roles = Roles.PropertyOfficer)]
[RequestSizeLimit(RegisterFile.MostBytes + FormAround)]
[RequestFormLimits(MultipartBodyLengthLimit = RegisterFile.MostBytes + FormAround)]
public sealed class SendModel(PreviewImport preview, ImportTexts say) : PageModel
{
    /// <summary>Room for what a form sends around its file.</summary>
    const int FormAround = 64 * 1024;

    [BindProperty]
    public IFormFile? Upload { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (User.PersonId() is not { } person)
            return Forbid();
        if (Upload is not { } file)
            return Refuse(say["FileMissing"]);
        if (file.Length > RegisterFile.MostBytes)
            return Refuse(say.Why(FileProblem.TooBig));
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, ct);
        return await preview.Send(person, file.FileName, bytes.ToArray(), ct) switch
        {
            SendFileResult.Kept kept => Redirect($"/assets/import/{kept.Import}"),
            SendFileResult.Refused refused => Refuse(say.Why(refused.Problem)),
            SendFileResult.NoTable => Refuse(say["FileNoTable"]),
            var other => throw new System.Diagnostics.UnreachableException($"{other}"),
        };
    }

    PageResult Refuse(string why)
    {
        ModelState.Remove(nameof(Upload));
        ModelState.AddModelError(nameof(Upload), why);
        return Page();
    }
}

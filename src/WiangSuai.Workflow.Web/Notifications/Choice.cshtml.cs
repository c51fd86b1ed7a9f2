using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WiangSuai.Workflow.Web.Accounts;

namespace WiangSuai.Workflow.Web.Notifications;

/// <summary>How the reader wants to be told. The last choice stands, so the form carries no key.</summary>
public sealed class ChoiceModel(ChooseNotices choose, SmtpSettings mail, NoticeTexts say) : PageModel
{
    [BindProperty] public ChoiceForm Form { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "done")] public bool Saved { get; set; }

    public bool MailIsOn => mail.IsOn;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (User.PersonId() is not { } person)
            return Forbid();
        if (await choose.Of(person, ct) is { } choice)
            Form = new ChoiceForm { Mail = choice.Mail, Address = choice.Address, Language = choice.Language };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (User.PersonId() is not { } person)
            return Forbid();
        Saved = false;
        var written = !string.IsNullOrWhiteSpace(Form.Address);
        string? address = null;
        if (written && !MailAddress.TryRead(Form.Address, out address))
            ModelState.AddModelError("Form.Address", say["AddressWrong"]);
        if (!written && Form.Mail != MailChoice.None)
            ModelState.AddModelError("Form.Address", say["AddressMissing"]);
        if (!ModelState.IsValid)
            return Page();
        await choose.Handle(person, Form.Mail, address, Form.Language, ct);
        return RedirectToPage(new { done = true });
    }
}

public sealed class ChoiceForm
{
    [EnumDataType(typeof(MailChoice))] public MailChoice Mail { get; set; }
    public string? Address { get; set; }
    [EnumDataType(typeof(MailLanguage))] public MailLanguage Language { get; set; }
}

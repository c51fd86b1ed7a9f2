using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;

namespace WiangSuai.Workflow.Web.Settings;

/// <summary>What the office is and is called. Sending it twice keeps it once, so its form carries no key.</summary>
[Authorize(Roles = Roles.Administrator)]
public sealed class OfficePageModel(AppDb db, KeepOffice keep, SettingTexts say) : PageModel
{
    const string SaidKey = "office-said";

    [BindProperty] public OfficeForm Form { get; set; } = new();

    public string? Said { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Said = TempData[SaidKey] as string;
        if (await OfficeProfiles.Newest(db, ct) is { } office)
            Form = new OfficeForm { Name = office.Name, NameEn = office.NameEn, Province = office.Province, Kind = office.Kind, Help = office.Help, HelpEn = office.HelpEn };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var wrong = await keep.Handle(User.AccountId(), new OfficeContent(Form.Name.Trim(), Form.NameEn.Trim(), Form.Province.Trim(), Form.Kind, Form.Help.Trim(), Form.HelpEn.Trim()), ct);
        foreach (var field in wrong)
            ModelState.AddModelError($"Form.{field}", say[field == "Kind" ? "OfficeKindMissing" : "OfficeFieldMissing", OfficeProfile.LongestName]);
        if (!ModelState.IsValid)
            return Page();
        TempData[SaidKey] = say["OfficeKept"];
        return Redirect("/settings/office");
    }
}

/// <summary>What is typed of the office.</summary>
public sealed class OfficeForm
{
    [DisplayFormat(ConvertEmptyStringToNull = false)] public string Name { get; set; } = "";
    [DisplayFormat(ConvertEmptyStringToNull = false)] public string NameEn { get; set; } = "";
    [DisplayFormat(ConvertEmptyStringToNull = false)] public string Province { get; set; } = "";
    public MunicipalityKind? Kind { get; set; }
    [DisplayFormat(ConvertEmptyStringToNull = false)] public string Help { get; set; } = "";
    [DisplayFormat(ConvertEmptyStringToNull = false)] public string HelpEn { get; set; } = "";
}

using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Shared;
using WiangSuai.Workflow.Web.Shared.Tables;

namespace WiangSuai.Workflow.Web.People;

/// <summary>Units, posts, persons and holdings from files: what would change is shown first, and what is wrong line by line.</summary>
[Authorize(Roles = Roles.Administrator)]
public sealed class ImportModel(ImportPeople import, PeopleImportTexts say, ChartTexts chart, HoldingTexts holding) : PageModel
{
    const int MostBytes = 1024 * 1024, MostFiles = 8;
    const string SaidKey = "import-people-said";

    /// <summary>Files as they were chosen.</summary>
    [BindProperty] public List<IFormFile> Upload { get; set; } = [];

    /// <summary>Files as the preview read them; what was seen is what is written.</summary>
    [BindProperty] public List<SentFile> Files { get; set; } = [];

    [BindProperty] public string? Seen { get; set; }

    /// <summary>Idempotency key of the form.</summary>
    [BindProperty] public string? Key { get; set; }

    public PeoplePlan? Plan { get; private set; }
    public string? Said { get; private set; }

    public void OnGet()
    {
        Said = TempData[SaidKey] as string;
        Key = Idempotency.NewKey();
    }

    /// <summary>A file to be filled in; with the mark by which Excel knows UTF-8.</summary>
    public IActionResult OnGetTemplate(PeopleFileKind kind) => Enum.IsDefined(kind)
        ? File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(PeopleFiles.Template(kind))], "text/csv; charset=utf-8", say[$"TemplateFile.{kind}"])
        : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Upload.Count is 0 or > MostFiles)
            ModelState.AddModelError(nameof(Upload), say["NoFile", MostFiles]);
        Files = [];
        foreach (var file in Upload.Take(MostFiles))
        {
            using var bytes = new MemoryStream();
            if (file.Length <= MostBytes)
                await file.CopyToAsync(bytes, ct);
            if (file.Length <= MostBytes && CsvTable.Decode(bytes.ToArray()) is { } text)
                Files.Add(new(file.FileName, text));
            else
                ModelState.AddModelError(nameof(Upload), say["FileNotText", file.FileName, MostBytes / 1024]);
        }
        if (ModelState.ErrorCount == 0)
            Show(await import.Preview(Files, ct));
        Key = Idempotency.NewKey();
        ModelState.Remove(nameof(Key));
        return Page();
    }

    public async Task<IActionResult> OnPostApplyAsync(CancellationToken ct)
    {
        if (Files.Count is 0 or > MostFiles || Files.Exists(file => file is not { Name: { }, Text: { } } || file.Text.Length > MostBytes))
            return RedirectToPage();
        switch (await import.Handle(new ImportPeopleCommand(User.AccountId(), Files, Seen ?? "", Idempotency.KeyOf(Key)), ct))
        {
            case ImportPeopleResult.Imported done:
                TempData[SaidKey] = say["Imported", done.Added, done.Changed, done.Waiting];
                return RedirectToPage();
            case ImportPeopleResult.NotYours:
                return Forbid();
            case ImportPeopleResult.Wrong wrong:
                Show(wrong.Plan);
                break;
            case ImportPeopleResult.LooksDifferent different:
                ModelState.AddModelError("", say["LooksDifferent"]);
                Show(different.Plan);
                break;
            case ImportPeopleResult.FormUsedAlready:
                ModelState.AddModelError("", say["FormUsed"]);
                Key = Idempotency.NewKey();
                ModelState.Remove(nameof(Key));
                break;
        }
        return Page();
    }

    void Show(PeoplePlan plan)
    {
        Plan = plan;
        Seen = ImportPeople.DigestOf(plan);
        ModelState.Remove(nameof(Seen));   // else the old one is rendered again
    }

    /// <summary>What is wrong with a line and what to do, in the reader's language: forms and files say the same.</summary>
    public string Words(LineProblem problem) => problem.Text.Split('.', 2) switch
    {
        ["Chart", var code] => chart[$"Problem.{code}", problem.Values],
        ["Holding", var code] => holding[$"Problem.{code}", problem.Values],
        _ => say[problem.Text, problem.Values],
    };
}

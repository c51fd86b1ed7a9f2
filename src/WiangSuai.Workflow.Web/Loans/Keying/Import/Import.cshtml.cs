using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Assets.Import;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>
/// Slips from before the system from a file, with the pictures of their papers (นำเข้าใบยืมก่อนใช้ระบบ): what would happen is shown first; good slips go in,
/// bad ones come back with their reasons. The rows stand in the page between the two steps; pictures are kept at the first.
/// </summary>
[Authorize(Roles = Roles.PropertyOfficer)]
[RequestSizeLimit(MostSent)]
[RequestFormLimits(MultipartBodyLengthLimit = MostSent, ValueLengthLimit = MostText)]
public sealed class ImportBeforeModel(ImportBefore import, SlipImages images, BeforeImportTexts say, ImportTexts files, LoanTexts loans) : PageModel
{
    public const int MostPictures = 20;

    const long MostSent = 160 * 1024 * 1024;
    const int MostText = 4 * 1024 * 1024;

    [BindProperty] public IFormFile? Upload { get; set; }
    [BindProperty] public List<IFormFile> Pictures { get; set; } = [];

    /// <summary>The rows as the first step read them; what was seen is what is kept.</summary>
    [BindProperty] public string? Table { get; set; }

    /// <summary>Idempotency key of the form.</summary>
    [BindProperty] public string? Key { get; set; }

    /// <summary>What would happen; null before a file was sent.</summary>
    public BeforePreview? Preview { get; private set; }

    /// <summary>What happened; null before anything was kept.</summary>
    public IReadOnlyList<BeforeSlip>? Done { get; private set; }

    /// <summary>Slips of the file that the register has not got, and why.</summary>
    public IReadOnlyList<BeforeSlip> Refused => [.. (Done ?? Preview?.Slips ?? []).Where(slip => slip.Kept is null && !slip.IsGood)];

    public void OnGet()
    {
    }

    /// <summary>A file to be filled in, with a line as an example; with the mark by which Excel knows UTF-8.</summary>
    public IActionResult OnGetTemplate() => File(
        [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(string.Join(',', Enum.GetValues<BeforeColumn>().Select(column => say[$"Column.{column}"])) + "\r\n" + say["TemplateLine"] + "\r\n")],
        "text/csv; charset=utf-8", say["TemplateFile"]);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (User.PersonId() is not { } officer)
            return Forbid();
        await KeepPictures(officer, ct);
        if (await ReadUpload(ct) is { } rows)   // also where a picture was refused: its slip says that it is missing
            await Show(officer, rows, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostApplyAsync(CancellationToken ct)
    {
        if (User.PersonId() is not { } officer)
            return Forbid();
        if (Rows() is not { } rows)
            return NotReadAgain();
        Done = await import.Handle(officer, rows, Idempotency.KeyOf(Key), ct);
        return Page();
    }

    /// <summary>The rows of refused slips as a file, each with its reason, to be mended and sent again.</summary>
    public async Task<IActionResult> OnPostRefusedAsync(CancellationToken ct)
    {
        if (User.PersonId() is not { } officer)
            return Forbid();
        if (Rows() is not { } rows)
            return NotReadAgain();
        var refused = (await import.Preview(officer, rows, ct)).Slips.Where(slip => slip.Kept is null && !slip.IsGood)
            .SelectMany(slip => slip.Rows.Select(row => (row, why: string.Join(" · ", slip.Problems.Where(problem => problem.Row == row.Row).Select(problem => problem.Why)))));
        return new TableFile(ExportedTable.Of<(BeforeRow Row, string Why)>(
            say["RefusedFile"], refused, [.. Enum.GetValues<BeforeColumn>().Select(column => (say[$"Column.{column}"], (Func<(BeforeRow Row, string Why), object?>)(line => line.Row[column]))), (say["Why"], line => line.Why)]), ListFormat.Csv);
    }

    async Task KeepPictures(Guid officer, CancellationToken ct)
    {
        if (Pictures.Count > MostPictures)
            ModelState.AddModelError(nameof(Pictures), say["TooManyPictures", MostPictures]);
        foreach (var picture in Pictures.Take(MostPictures))
            if (await images.KeepFor(officer, picture, ct) is { Problem: { } problem })
                ModelState.AddModelError(nameof(Pictures), say["OfPicture", picture.FileName, loans[$"ProblemPicture{problem}", SlipImage.MostBytes / 1024 / 1024]]);
    }

    async Task<IReadOnlyList<BeforeRow>?> ReadUpload(CancellationToken ct)
    {
        if (Upload is not { Length: > 0 and <= RegisterFile.MostBytes } file)
            return Refuse(Upload is { Length: > RegisterFile.MostBytes } ? files.Why(FileProblem.TooBig) : files["FileMissing"]);
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, ct);
        var read = RegisterFile.Read(bytes.ToArray());
        if (read is not FileRead.Sheets sheets)
            return Refuse(files.Why(((FileRead.Refused)read).Problem));
        var (rows, missing) = BeforeFile.Read(sheets, say);
        return missing.Count > 0 ? Refuse(say["ColumnsMissing", string.Join(", ", missing.Select(column => say[$"Column.{column}"]))])
            : rows.Count == 0 ? Refuse(say["NoRows"])
            : rows.Count > BeforeFile.MostRows ? Refuse(say["TooManyRows", rows.Count, BeforeFile.MostRows])
            : rows;
    }

    IReadOnlyList<BeforeRow>? Refuse(string why)
    {
        ModelState.Remove(nameof(Upload));
        ModelState.AddModelError(nameof(Upload), why);
        return null;
    }

    async Task Show(Guid officer, IReadOnlyList<BeforeRow> rows, CancellationToken ct)
    {
        Preview = await import.Preview(officer, rows, ct);
        (Table, Key) = (JsonSerializer.Serialize(rows), Idempotency.NewKey());
        ModelState.Remove(nameof(Table));   // else the old ones are rendered again
        ModelState.Remove(nameof(Key));
    }

    PageResult NotReadAgain()
    {
        ModelState.AddModelError("", say["FormBroken"]);
        return Page();
    }

    /// <summary>The rows that came back with the form; null where the form was tampered with.</summary>
    List<BeforeRow>? Rows()
    {
        try
        {
            return JsonSerializer.Deserialize<List<BeforeRow>>(Table ?? "") is { Count: > 0 and <= BeforeFile.MostRows } rows && rows.TrueForAll(row => row?.Cells is { } cells && cells.Values.All(cell => cell is not null)) ? rows : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

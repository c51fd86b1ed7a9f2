using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Orders;

/// <summary>An order that was signed with ink is brought in: its scan, its number, and what it gives (ถอดความ).</summary>
public sealed class PaperModel(AppDb db, KeepScan keep, TranscribeOrder transcribe, OrderTexts say, TimeProvider clock) : OrderFormModel(say)
{
    /// <summary>The file, where one was chosen with this sending.</summary>
    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>The scan that is kept already.</summary>
    public KeptScan? Scan { get; private set; }

    public override bool IsPaper => true;

    /// <summary>Whether the person said of this very number that it skips others.</summary>
    public bool SkipsOnPurpose => OrderForm.Whole(Form.SkipsTo) is { } said && said == OrderForm.Whole(Form.Number);

    /// <summary>Shown where the number skips others, and only there.</summary>
    public bool AsksToSkip => SkipsOnPurpose || ModelState.GetFieldValidationState("Form.SkipsTo") == ModelValidationState.Invalid;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!User.WritesOrders())
            return Forbid();
        Form = new OrderForm { Year = $"{Years.Buddhist(clock.Today())}", Clauses = [new ClauseForm()] };
        Key = Idempotency.NewKey();
        return await Show(ct);
    }

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "do")] string? act, CancellationToken ct)
    {
        if (!User.WritesOrders())
            return Forbid();
        await Keep(ct);
        if (ChangeClauses(act))
        {
            ModelState.Clear();   // the fields moved to other places; their errors come back with the next check
            return await Show(ct);
        }
        Tell(Form.Unreadable());
        var answer = await transcribe.Handle(new TranscribeOrderCommand(
            User.PersonId()!.Value, Form.Scan, OrderForm.Whole(Form.Number), OrderForm.Whole(Form.Year) - Years.Era, Form.SignedOn?.Date, Form.ToContent(), Idempotency.KeyOf(Key), OrderForm.Whole(Form.SkipsTo)), ModelState.IsValid, ct);
        switch (answer)
        {
            case TranscribeOrderResult.Transcribed transcribed:
                TempData[CaseModel.SaidKey] = Say["Transcribed"];
                return Redirect($"/orders/paper/{transcribed.Paper}");
            case TranscribeOrderResult.NotYours:
                return Forbid();
            case TranscribeOrderResult.Invalid invalid:
                Tell(invalid.Problems);
                break;
            case TranscribeOrderResult.FormUsedAlready:
                ModelState.AddModelError("", Say["FormUsed"]);
                Key = Idempotency.NewKey();
                ModelState.Remove(nameof(Key));   // else the old key is rendered again
                break;
        }
        return await Show(ct);
    }

    async Task Keep(CancellationToken ct)
    {
        if (Upload is not { Length: > 0 } file)
            return;
        if (file.Length > PaperScan.MostBytes)
        {
            Tell([new OrderProblem("Scan", OrderProblemCode.ScanTooBig, PaperScan.MostBytes / 1024 / 1024)]);
            return;
        }
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, ct);
        var (scan, problem) = await keep.Handle(User.PersonId()!.Value, file.FileName, bytes.ToArray(), ct);
        if (problem is not null)
            Tell([problem]);
        if (scan is null)
            return;
        Form.Scan = scan.Id;
        ModelState.Remove("Form.Scan");   // else the old one is rendered again
    }

    async Task<IActionResult> Show(CancellationToken ct)
    {
        Choices = await OrderChoices.Read(db, ct);
        Scan = Form.Scan is { } id && await KeptScan.Of(db, id, ct) is { } kept && kept.ById == User.PersonId() ? kept : null;
        HttpContext.MayComeBack();
        if (Scan?.Kind is ScanKind.Pdf)
            HttpContext.MayFrameOwnPages();
        return Page();
    }
}

/// <summary>A scan as a page shows it, without its bytes.</summary>
public sealed record KeptScan(Guid Id, ScanKind Kind, string FileName, string Hash, Guid ById, int KiloBytes)
{
    internal static Task<KeptScan?> Of(AppDb db, Guid id, CancellationToken ct) => db.Set<PaperScan>().Where(scan => scan.Id == id)
        .Select(scan => new KeptScan(scan.Id, scan.Kind, scan.FileName, scan.Hash, scan.ById, (scan.Bytes.Length + 1023) / 1024)).SingleOrDefaultAsync(ct);
}

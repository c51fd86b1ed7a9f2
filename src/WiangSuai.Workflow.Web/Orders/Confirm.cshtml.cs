using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Orders;

/// <summary>A second person compares the transcription with the scan beside it, and confirms or refuses it (สอบทาน).</summary>
public sealed class ConfirmModel(AppDb db, ConfirmPaper confirm, RefusePaper refuse, OrderRights rights, OrderTexts say, TimeProvider clock) : PageModel
{
    /// <summary>Why it is refused.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Hash of what the page showed.</summary>
    [BindProperty]
    public string? Hash { get; set; }

    public PaperOrder Paper { get; private set; } = null!; // set before the page is rendered, or the answer is 404
    public KeptScan Scan { get; private set; } = null!;
    public IReadOnlyList<Fact> Facts { get; private set; } = [];
    public string? Said { get; private set; }
    public bool IsOwn => Paper.TranscribedById == User.PersonId();

    /// <summary>The reader holds a post that it gives a power to.</summary>
    public bool WouldReceive { get; private set; }
    public bool MayConfirm => Paper.Status == PaperOrderStatus.Waiting && User.WritesOrders() && !IsOwn && !WouldReceive;

    public Mark State => Paper.Status switch
    {
        PaperOrderStatus.Waiting when MayConfirm => new(MarkKind.You, say["WaitsForYouToConfirm"]),
        PaperOrderStatus.Waiting => new(MarkKind.Now, say["WaitsForConfirmation"]),
        PaperOrderStatus.Confirmed => new(MarkKind.Done, say["PaperConfirmed"]),
        PaperOrderStatus.Refused => new(MarkKind.Back, say["PaperRefused"]),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await Read(id, ct))
            return NotFound();
        (Hash, Said) = (Paper.ContentHash, TempData[CaseModel.SaidKey] as string);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, [FromForm(Name = "do")] string? act, CancellationToken ct)
    {
        if (!User.WritesOrders())
            return Forbid();
        var person = User.PersonId()!.Value;
        switch (act == "confirm" ? await confirm.Handle(new ConfirmPaperCommand(person, id, Hash ?? ""), ct) : await refuse.Handle(new RefusePaperCommand(person, id, Reason ?? "", Hash ?? ""), ct))
        {
            case ReviewPaperResult.Confirmed confirmed:
                TempData[CaseModel.SaidKey] = say["ConfirmDone"];
                return Redirect($"/orders/{confirmed.Order}");
            case ReviewPaperResult.Refused:
                TempData[CaseModel.SaidKey] = say["RefuseDone"];
                return Redirect($"/orders/paper/{id}");
            case ReviewPaperResult.NoSuchPaper:
                return NotFound();
            case ReviewPaperResult.NotYours or ReviewPaperResult.YouTranscribedIt or ReviewPaperResult.YouWouldReceive:
                return Forbid();
            case ReviewPaperResult.DecidedAlready first:
                ModelState.AddModelError("", say[first.WasConfirmed ? "ConfirmedBefore" : "RefusedBefore", first.By, first.At]);
                break;
            case ReviewPaperResult.ReasonMissing:
                ModelState.AddModelError(nameof(Reason), say["RefuseReasonMissing"]);
                break;
            case ReviewPaperResult.ReasonTooLong:
                ModelState.AddModelError(nameof(Reason), say["Problem.TooLong", Reason!.Length, RefusePaper.LongestReason]);
                break;
            case ReviewPaperResult.Changed:
                ModelState.AddModelError("", say["ChangedMeanwhile"]);
                break;
            case ReviewPaperResult.NumberTaken:
                ModelState.AddModelError("", say["NumberTakenByNow"]);
                break;
            case ReviewPaperResult.NumberOutOfOrder { Other: var other } against:
                ModelState.AddModelError("", say["NumberOutOfOrder", other.Number, against.Year + Years.Era, other.SignedOn]);
                break;
            case ReviewPaperResult.NobodyWasMayor:
                ModelState.AddModelError("", say["Problem.NobodyWasMayor"]);
                break;
        }
        return await Read(id, ct) ? Page() : NotFound();
    }

    async Task<bool> Read(Guid id, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        if (!User.KeepsOrders() || await db.Set<PaperOrder>().AsNoTracking().Include(p => p.TranscribedBy).Include(p => p.DecidedBy).SingleOrDefaultAsync(p => p.Id == id, ct) is not { } paper)
            return false;
        (Paper, Scan) = (paper, (await KeptScan.Of(db, paper.ScanId, ct))!);
        WouldReceive = User.PersonId() is { } reader && await rights.WouldReceive(reader, paper.Content, clock.GetUtcNow(), ct);
        var signer = await PaperSigners.On(db, paper.SignedOn, ct);
        Facts =
        [
            new(say["Number"], say.NumberOf(paper.Number, paper.Year)),
            new(say["SignedOn"], ThaiDates.Full(paper.SignedOn)),
            new(say["Signer"], signer is { } mayor ? $"{mayor.Name} {mayor.SignedAs}" : "–"),
            new(say["Subject"], paper.Content.Subject),
            new(say["Preamble"], paper.Content.Preamble),
            new(say["Validity"], say.DaysOf(paper.Content.From, paper.Content.To)),
            new(say["Closing"], paper.Content.Closing is { Length: > 0 } closing ? closing : "–"),
        ];
        if (Scan.Kind is ScanKind.Pdf)
            HttpContext.MayFrameOwnPages();
        return true;
    }
}

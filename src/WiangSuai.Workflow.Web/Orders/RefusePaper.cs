using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;

namespace WiangSuai.Workflow.Web.Orders;

/// <summary>A second person has compared the transcription with the scan and sends it back (ส่งกลับ). Its number may be transcribed again.</summary>
/// <param name="Reason">Why, for whoever transcribes it next.</param>
/// <param name="Hash">Of what the page showed.</param>
public sealed record RefusePaperCommand(Guid Person, Guid Paper, string Reason, string Hash);

/// <summary>Ends a transcription without an order.</summary>
public sealed class RefusePaper(AppDb db, ReviewPaper review, TimeProvider clock)
{
    public const int LongestReason = 1000;

    public async Task<ReviewPaperResult> Handle(RefusePaperCommand command, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(command.Reason))
            return new ReviewPaperResult.ReasonMissing();
        if (command.Reason.Length > LongestReason)
            return new ReviewPaperResult.ReasonTooLong();
        try
        {
            return await Refuse(command, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return await Refuse(command, ct);   // somebody was first, and is found now
        }
    }

    async Task<ReviewPaperResult> Refuse(RefusePaperCommand command, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        await using var work = await db.Deciding(clock, ct);
        var (paper, stopped) = await review.Take(command.Person, command.Paper, command.Hash, work, ct);
        if (paper is null)
            return stopped!;
        (paper.Status, paper.RefusalReason) = (PaperOrderStatus.Refused, command.Reason.Trim());
        await review.Sign(paper, "paper-refusal", command.Person, work, ct);
        await work.Commit(ct);
        return new ReviewPaperResult.Refused();
    }
}

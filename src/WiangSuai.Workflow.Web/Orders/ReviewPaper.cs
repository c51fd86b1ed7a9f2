using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;

namespace WiangSuai.Workflow.Web.Orders;

/// <summary>What came of a second person's review of a transcription (สอบทาน).</summary>
public abstract record ReviewPaperResult
{
    private ReviewPaperResult() { }

    /// <param name="Order">In force from now on, as far as its own days say so.</param>
    public sealed record Confirmed(Guid Order) : ReviewPaperResult;

    /// <summary>Sent back; its number is free again.</summary>
    public sealed record Refused : ReviewPaperResult;

    public sealed record NoSuchPaper : ReviewPaperResult;

    /// <summary>Papers are reviewed by others.</summary>
    public sealed record NotYours : ReviewPaperResult;

    /// <summary>Who transcribed it does not review it.</summary>
    public sealed record YouTranscribedIt : ReviewPaperResult;

    /// <summary>Who holds a post that it gives a power to does not review it.</summary>
    public sealed record YouWouldReceive : ReviewPaperResult;

    /// <summary>Somebody was first.</summary>
    public sealed record DecidedAlready(string By, DateTimeOffset At, bool WasConfirmed) : ReviewPaperResult;

    /// <summary>A refusal says why.</summary>
    public sealed record ReasonMissing : ReviewPaperResult;

    public sealed record ReasonTooLong : ReviewPaperResult;

    /// <summary>The page showed something else.</summary>
    public sealed record Changed : ReviewPaperResult;

    /// <summary>Another order has the number by now.</summary>
    public sealed record NumberTaken : ReviewPaperResult;

    /// <summary>By what the register holds by now, the number does not fit the day of the signature.</summary>
    /// <param name="Other">The order that says so.</param>
    public sealed record NumberOutOfOrder(RegisteredOrder Other, int Year) : ReviewPaperResult;

    /// <summary>By what is known now, nobody held the mayor's post on the day of the signature.</summary>
    public sealed record NobodyWasMayor : ReviewPaperResult;
}

/// <summary>What confirming and refusing have in common: who may, what stops it, and the proof.</summary>
public sealed class ReviewPaper(AppDb db, OrderRights rights, TimeProvider clock)
{
    /// <summary>The paper, tracked and still waiting; or what stops this person.</summary>
    /// <param name="hash">Of what the page showed.</param>
    internal async Task<(PaperOrder? Paper, ReviewPaperResult? Stopped)> Take(Guid person, Guid id, string hash, AuthorityWork work, CancellationToken ct)
    {
        if (!await rights.MayWrite(person, work.At, ct))
            return (null, new ReviewPaperResult.NotYours());
        if (await db.Set<PaperOrder>().Include(p => p.DecidedBy).SingleOrDefaultAsync(p => p.Id == id, ct) is not { } paper)
            return (null, new ReviewPaperResult.NoSuchPaper());
        if (paper.Status != PaperOrderStatus.Waiting)
            return (null, new ReviewPaperResult.DecidedAlready(paper.DecidedBy!.Name, paper.DecidedAt!.Value, paper.Status == PaperOrderStatus.Confirmed));
        if (paper.TranscribedById == person)
            return (null, new ReviewPaperResult.YouTranscribedIt());
        if (await rights.WouldReceive(person, paper.Content, work.At, ct))
            return (null, new ReviewPaperResult.YouWouldReceive());
        return paper.ContentHash == hash ? (paper, null) : (null, new ReviewPaperResult.Changed());
    }

    /// <summary>Writes down who decided it as its status now says, and proves it.</summary>
    /// <param name="kind">paper-confirmation or paper-refusal.</param>
    internal async Task Sign(PaperOrder paper, string kind, Guid person, AuthorityWork work, CancellationToken ct)
    {
        (paper.DecidedById, paper.DecidedAt) = (person, work.At);
        var scan = await db.Set<PaperScan>().Where(kept => kept.Id == paper.ScanId).Select(kept => kept.Hash).SingleAsync(ct);
        db.Add(PaperProof.Of(clock.NewId(), kind, paper, scan, person, work.At));
    }
}

using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Orders;

/// <summary>A second person has compared the transcription with the scan and found them alike.</summary>
/// <param name="Hash">Of what the page showed.</param>
public sealed record ConfirmPaperCommand(Guid Person, Guid Paper, string Hash);

/// <summary>Makes the order that the paper says, in force as far as its own days say so.</summary>
public sealed class ConfirmPaper(AppDb db, ReviewPaper review, MakeOrder make, TimeProvider clock)
{
    public async Task<ReviewPaperResult> Handle(ConfirmPaperCommand command, CancellationToken ct)
    {
        try
        {
            return await Confirm(command, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return await Confirm(command, ct);   // somebody was first, and is found now
        }
    }

    async Task<ReviewPaperResult> Confirm(ConfirmPaperCommand command, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        await using var work = await db.ChangingAuthorityFor(command.Person, AuthorityChange.Order, clock, ct);
        var (paper, stopped) = await review.Take(command.Person, command.Paper, command.Hash, work, ct);
        if (paper is null)
            return stopped!;
        if (await db.Set<Instrument>().AnyAsync(order => order.Register == MakeOrder.Register && order.Year == paper.Year && order.Number == paper.Number, ct))
            return new ReviewPaperResult.NumberTaken();
        if ((await RegisterOfYear.Read(db, paper.Year, ct)).ContradictedBy(paper.Number, paper.SignedOn) is { } other)
            return new ReviewPaperResult.NumberOutOfOrder(other, paper.Year);
        if (await PaperSigners.On(db, paper.SignedOn, ct) is not { } signer)
            return new ReviewPaperResult.NobodyWasMayor();

        var made = await make.In(work, new NewOrder(
            "paper", paper.Id, paper.Content, paper.Lines, paper.Number, paper.Year, signer.Post, signer.Person, [signer.SignedAs], Bangkok.Instant(paper.SignedOn)), ct);
        (paper.Status, paper.InstrumentId) = (PaperOrderStatus.Confirmed, made.Id);
        await review.Sign(paper, "paper-confirmation", command.Person, work, ct);
        await work.Commit(ct);
        return new ReviewPaperResult.Confirmed(made.Id);
    }
}

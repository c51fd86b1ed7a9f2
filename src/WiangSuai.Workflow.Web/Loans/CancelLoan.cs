using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Ledger;
using WiangSuai.Workflow.Web.People;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>The borrower takes the request back (ถอนคำขอ), at any time before the things are handed over. The number stays, visibly cancelled.</summary>
public sealed record CancelLoanCommand(Guid Person, Guid Loan, string Reason);

public enum CancelLoanResult { Cancelled, NoSuchLoan, ReasonMissing, NotYours, TooLate }

public sealed class CancelLoan(AppDb db, Course course, Promises promises, TimeProvider clock)
{
    public const int LongestReason = 500;

    public async Task<CancelLoanResult> Handle(CancelLoanCommand command, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(command.Reason) || command.Reason.Length > LongestReason)
            return CancelLoanResult.ReasonMissing;

        await using var work = await db.Deciding(clock, ct);
        await db.HoldStill(command.Loan, ct);
        var loan = await db.Set<Loan>().SingleOrDefaultAsync(l => l.Id == command.Loan, ct);
        if (loan is null)
            return CancelLoanResult.NoSuchLoan;
        if (loan.BorrowerId != command.Person)
            return CancelLoanResult.NotYours;
        if (!LoanStates.CanBeCancelled(loan.Status))
            return CancelLoanResult.TooLate;

        loan.Cancellation = new Cancellation
        {
            LoanId = loan.Id,
            ById = command.Person,
            ByName = await db.Set<Person>().Where(p => p.Id == command.Person).Select(p => p.Name).SingleAsync(ct),
            At = work.At,
            Reason = command.Reason.Trim(),
        };
        db.Add(loan.Cancellation);
        loan.MoveTo(LoanStatus.Cancelled, work.At);
        await course.Cancel(loan, command.Person, work, ct);
        await promises.Release(loan.Id, ct);
        db.Add(Leaf.Of(clock.NewId(), "cancellation", loan.Id,
            JsonSerializer.Serialize(new { kind = "cancellation", loan = loan.Id, by = command.Person, at = work.At.ToString("O"), reason = loan.Cancellation.Reason, matter = loan.ContentHash }), work.At));
        try
        {
            await work.Commit(ct);
            return CancelLoanResult.Cancelled;
        }
        catch (Exception refused) when (refused is DbUpdateConcurrencyException || refused.Of(Course.SomebodyWasFirst))   // somebody decided in the meantime
        {
            return CancelLoanResult.TooLate;
        }
    }
}

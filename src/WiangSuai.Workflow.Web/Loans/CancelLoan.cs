using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Ledger;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;
using Bangkok = WiangSuai.Workflow.Web.Shared.Bangkok;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>
/// A request ends before the things are handed over; the number stays, visibly cancelled. The borrower takes it back at any time (ถอนคำขอ);
/// whoever may hand over ends an approved one that nobody fetched by its last day.
/// </summary>
public sealed record CancelLoanCommand(Guid Person, Guid Loan, string Reason);

public enum CancelLoanResult { Cancelled, NoSuchLoan, ReasonMissing, NotYours, TooLate }

public sealed class CancelLoan(AppDb db, TwoParties parties, Course course, Promises promises, TimeProvider clock)
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
        if (!LoanStates.CanBeCancelled(loan.Status))
            return CancelLoanResult.TooLate;
        var ended = loan.FiledById == command.Person || loan.BorrowerId == command.Person ? null : await MayEnd(loan, command.Person, work, ct);
        if (loan.FiledById != command.Person && loan.BorrowerId != command.Person && ended is null)
            return CancelLoanResult.NotYours;

        loan.Cancellation = new Cancellation
        {
            LoanId = loan.Id,
            ById = command.Person,
            ByName = await db.Set<Person>().Where(p => p.Id == command.Person).Select(p => p.Name).SingleAsync(ct),
            ByPost = ended?.Basis.ActsIn.Title ?? (loan.KeyedById == command.Person ? loan.KeyedByPost : null),
            At = work.At,
            Reason = command.Reason.Trim(),
        };
        db.Add(loan.Cancellation);
        loan.MoveTo(LoanStatus.Cancelled, work.At);
        await course.Cancel(loan, command.Person, work, ct);
        await promises.Release(loan.Id, ct);
        db.Add(Leaf.Of(clock.NewId(), "cancellation", loan.Id,
            JsonSerializer.Serialize(new { kind = "cancellation", loan = loan.Id, by = command.Person, post = loan.Cancellation.ByPost, at = work.At.ToString("O"), reason = loan.Cancellation.Reason, matter = loan.ContentHash }), work.At));
        try
        {
            await work.Commit(ct);
            return CancelLoanResult.Cancelled;
        }
        catch (Exception refused) when (refused.IsLostRace())   // somebody decided in the meantime
        {
            return CancelLoanResult.TooLate;
        }
    }

    /// <summary>The officer's way out of a slip that nobody fetched (ไม่มีผู้มารับ): it would hold its register's line open for ever.</summary>
    async Task<Ruling.Granted?> MayEnd(Loan loan, Guid officer, DecidingWork work, CancellationToken ct) =>
        loan.WasNotFetched(Bangkok.Day(work.At)) ? await parties.RulingFor(loan, officer, work, ct) as Ruling.Granted : null;
}

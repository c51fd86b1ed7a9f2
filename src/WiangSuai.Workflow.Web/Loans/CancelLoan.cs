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
/// whoever may hand over ends an approved one that nobody fetched by its last day. A slip from before the system that was keyed by mistake is taken
/// back by an officer who may key (ยกเลิกการบันทึก), while nothing has happened to it since; its number is free again.
/// </summary>
public sealed record CancelLoanCommand(Guid Person, Guid Loan, string Reason);

public enum CancelLoanResult { Cancelled, NoSuchLoan, ReasonMissing, NotYours, TooLate }

public sealed class CancelLoan(
    AppDb db, TwoParties parties, KeyingOfficers officers, Course course, Promises promises, Custodies custodies, Registers registers, EndWithLoan endings, TimeProvider clock)
{
    public const int LongestReason = 500;

    public async Task<CancelLoanResult> Handle(CancelLoanCommand command, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(command.Reason) || command.Reason.Length > LongestReason)
            return CancelLoanResult.ReasonMissing;

        try
        {
            return await Cancel(command, ct);
        }
        catch (Exception refused) when (refused.IsLostRace())   // somebody acted in the meantime
        {
            db.ChangeTracker.Clear();
            return CancelLoanResult.TooLate;
        }
    }

    async Task<CancelLoanResult> Cancel(CancelLoanCommand command, CancellationToken ct)
    {
        await using var work = await db.Deciding(clock, ct);
        await db.HoldStill(command.Loan, ct);
        var loan = await db.Set<Loan>().SingleOrDefaultAsync(l => l.Id == command.Loan, ct);
        if (loan is null)
            return CancelLoanResult.NoSuchLoan;
        if (loan.IsBefore ? !await IsUntouched(loan, ct) : !LoanStates.CanBeCancelled(loan.Status))
            return CancelLoanResult.TooLate;
        if (await StandingOf(command.Person, loan, work, ct) is not { } standing)
            return CancelLoanResult.NotYours;

        loan.Cancellation = new Cancellation
        {
            LoanId = loan.Id,
            ById = command.Person,
            ByName = await db.NameOf(command.Person, ct),
            ByPost = standing.Post,
            At = work.At,
            Reason = command.Reason.Trim(),
        };
        db.Add(loan.Cancellation);
        loan.MoveTo(LoanStatus.Cancelled, work.At);
        await course.Cancel(loan, command.Person, work, ct);
        if (loan.IsBefore)   // the register, then the things, then what is promised of them: everybody in this order
        {
            await GoBackBefore(loan, ct);
            await custodies.TakeBack(loan.Id, work.At, ct);
        }
        await promises.Release(loan.Id, ct);
        if (loan.IsBefore)
            await endings.Chase(loan.Id, command.Person, work, ct);
        db.Add(Leaf.Of(clock.NewId(), "cancellation", loan.Id,
            JsonSerializer.Serialize(new { kind = "cancellation", loan = loan.Id, by = command.Person, post = loan.Cancellation.ByPost, at = work.At.ToString("O"), reason = loan.Cancellation.Reason, matter = loan.ContentHash }), work.At));
        await work.Commit(ct);
        return CancelLoanResult.Cancelled;
    }

    /// <summary>Nobody has acted on the slip since it was keyed; the same as <see cref="LoanFile.IsUntouched"/>, asked under the lock. A chase that its day opened counts once somebody chased.</summary>
    async Task<bool> IsUntouched(Loan loan, CancellationToken ct) =>
        loan.Status == LoanStatus.HandedOver
        && !await db.Set<Extension>().AnyAsync(extension => extension.LoanId == loan.Id, ct)
        && !await db.Set<Chase>().AnyAsync(chase => chase.LoanId == loan.Id && chase.Acts.Count > 0, ct)
        && !await db.Set<Amendment>().AnyAsync(amendment => amendment.LoanId == loan.Id, ct);

    /// <summary>The number was never given; where it was the highest, the register goes on after the highest one that stands.</summary>
    Task GoBackBefore(Loan loan, CancellationToken ct) => registers.GoBackBefore(LoanRoom.RegisterOf(loan.HoldingUnitId), loan.Year, loan.Number,
        async () => await db.Set<Loan>().Where(Loan.KeepsItsNumber).Where(other => other.HoldingUnitId == loan.HoldingUnitId && other.Year == loan.Year && other.Id != loan.Id)
            .MaxAsync(other => (int?)other.Number, ct) ?? 0, ct);

    /// <summary>In what capacity somebody ends it; null where it is not theirs to end.</summary>
    async Task<Standing?> StandingOf(Guid person, Loan loan, DecidingWork work, CancellationToken ct)
    {
        if (loan.IsBefore)   // never by the borrower, whoever that is: the paper says that the things are out
            return loan.BorrowerId != person && await officers.Of(person, Bangkok.Day(work.At), ct) is { } officer ? new Standing(officer.Post) : null;
        if (loan.FiledById == person || loan.BorrowerId == person)
            return new Standing(loan.KeyedById == person ? loan.KeyedByPost : null);
        return await MayEnd(loan, person, work, ct) is { } ended ? new Standing(ended.Basis.ActsIn.Title) : null;
    }

    /// <param name="Post">None for the borrower.</param>
    sealed record Standing(string? Post);

    /// <summary>The officer's way out of a slip that nobody fetched (ไม่มีผู้มารับ): it would hold its register's line open for ever.</summary>
    async Task<Ruling.Granted?> MayEnd(Loan loan, Guid officer, DecidingWork work, CancellationToken ct) =>
        loan.WasNotFetched(Bangkok.Day(work.At)) ? await parties.RulingFor(loan, officer, work, ct) as Ruling.Granted : null;
}

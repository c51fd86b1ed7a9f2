using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Orders;
using WiangSuai.Workflow.Web.People;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>
/// Who the two parties of a hand-over or return are: the officer in the own session, entitled now; the borrower with the own password,
/// used once and opening no session; a borrower who cannot sign so, with ink on a paper whose picture is taken.
/// </summary>
public sealed class TwoParties(AppDb db, Passwords passwords, AuthoritySnapshots authority, LoanMatters matters, SlipImages images)
{
    /// <summary>Longest name of somebody who signs with ink.</summary>
    public const int LongestName = 200;

    /// <summary>How the borrower of this slip can sign at the counter.</summary>
    public async Task<WaysToSign> WaysOf(Guid loan, CancellationToken ct)
    {
        var slip = await db.Set<Loan>().Where(l => l.Id == loan).Select(l => new { l.BorrowerId, l.KeyedById, l.BorrowerKind }).SingleAsync(ct);
        var hasAccount = await passwords.CanSign(slip.BorrowerId, ct);
        return new WaysToSign(hasAccount, slip.KeyedById is not null || !hasAccount, slip.BorrowerKind == BorrowerKind.Agency);
    }

    /// <summary>Why the borrower's signature does not count, made with ink or on this device; null where it does.</summary>
    public async Task<PartiesProblem?> Otherwise(Guid loan, Guid officer, Guid officerAccount, string password, InkSignature? ink, CancellationToken ct)
    {
        if (ink is null)
            return await Otherwise(loan, officer, officerAccount, password, ct);
        if (await db.Set<Loan>().Where(l => l.Id == loan).Select(l => (Guid?)l.BorrowerId).SingleOrDefaultAsync(ct) is not { } borrower)
            return null;   // answered as no such loan
        if (borrower == officer)
            return new("password", PartiesProblemCode.OfficerIsTheOtherParty);
        var ways = await WaysOf(loan, ct);
        if (!ways.Ink)
            return new("paper", PartiesProblemCode.SignsWithPassword);
        if (ways.IsAgency && string.IsNullOrWhiteSpace(ink.Name))
            return new("signer", PartiesProblemCode.SignerMissing);
        if (ink.Name.Length > LongestName)
            return new("signer", PartiesProblemCode.NoteTooLong, ink.Name.Length, LongestName);
        return await images.IsFree(ink.Picture, officer, ct) ? null : new("paper", PartiesProblemCode.PaperMissing);
    }

    /// <summary>Keeps what was signed with ink with the slip, in the caller's transaction.</summary>
    /// <returns>The paper; none where the password signed.</returns>
    public async Task<LoanPaper?> Keep(Loan loan, LoanPaperKind kind, InkSignature? ink, Guid officer, DecidingWork work, CancellationToken ct) =>
        ink is { Picture: { } picture } ? await images.Attach(loan, kind, picture, officer, await db.NameOf(officer, ct), work.At, ct) : null;

    /// <summary>Name of the borrower's side as printed: who signed with ink where a name was written down, otherwise the borrower.</summary>
    public async Task<string> NameOf(Loan loan, InkSignature? ink, CancellationToken ct) =>
        string.IsNullOrWhiteSpace(ink?.Name) ? await db.NameOf(loan.BorrowerId, ct) : ink.Name.Trim();

    /// <summary>Why the borrower's signature on this device does not count; null where it does.</summary>
    /// <param name="officerAccount">The account in whose session the password is typed: too many wrong ones stop this session, never the borrower.</param>
    public async Task<PartiesProblem?> Otherwise(Guid loan, Guid officer, Guid officerAccount, string password, CancellationToken ct)
    {
        var borrower = await db.Set<Loan>().Where(l => l.Id == loan).Select(l => (Guid?)l.BorrowerId).SingleOrDefaultAsync(ct);
        if (borrower is null)
            return null;   // answered as no such loan
        if (borrower == officer)
            return new("password", PartiesProblemCode.OfficerIsTheOtherParty);
        if (password.Length == 0)
            return new("password", PartiesProblemCode.PasswordMissing);

        return await passwords.CheckSecondParty(borrower.Value, password, officerAccount, ct) switch
        {
            PasswordAnswer.Right { Account.UnconfirmedSince: not null } => new("password", PartiesProblemCode.SignInNotConfirmed),
            PasswordAnswer.Right => null,
            PasswordAnswer.Wrong wrong => new("password", PartiesProblemCode.PasswordWrong, wrong.Left),
            PasswordAnswer.Wait wait => new("password", PartiesProblemCode.TryLater, wait.Until),
            PasswordAnswer.Disabled or PasswordAnswer.NoAccount => new("password", PartiesProblemCode.NoAccount),
            var other => throw new UnreachableException($"password answer {other}"),
        };
    }

    /// <summary>The officer signs under the power to check things before they are lent; whoever it moved up to signs in that place.</summary>
    public async Task<Ruling> RulingFor(Loan loan, Guid officer, DecidingWork work, CancellationToken ct)
    {
        var town = await authority.In(work, ct);
        return town.Decide(Powers.LoanCheck.Code, await matters.Of(loan, town, Powers.LoanCheck.Code, work.At, ct), officer, work.At);
    }

    public async Task<PartiesResult> Refused(Loan loan, Guid officer, DecidingWork work, CancellationToken ct) =>
        new PartiesResult.NotEntitled((Ruling.Refused)await RulingFor(loan, officer, work, ct));
}

/// <summary>How the borrower's side signs.</summary>
/// <param name="Password">The borrower has an account that can be used.</param>
/// <param name="Ink">The slip was keyed for the borrower, or the borrower has no account that can be used.</param>
/// <param name="IsAgency">Whoever comes for another agency is named.</param>
public sealed record WaysToSign(bool Password, bool Ink, bool IsAgency);

/// <summary>The borrower's side signed on paper with ink.</summary>
/// <param name="Picture">Kept picture of it; null where none was taken.</param>
/// <param name="Name">Who signed, where that is not the borrower in person; otherwise empty.</param>
public sealed record InkSignature(Guid? Picture, string Name);

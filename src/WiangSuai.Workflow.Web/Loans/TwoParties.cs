using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Orders;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>
/// Who the two parties of a hand-over or return are: the officer in the own session, entitled now; the borrower with the own password,
/// used once and opening no session.
/// </summary>
public sealed class TwoParties(AppDb db, Passwords passwords, AuthoritySnapshots authority, LoanMatters matters)
{
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

    /// <summary>Name as printed.</summary>
    public Task<string> NameOf(Guid person, CancellationToken ct) => db.Set<People.Person>().Where(p => p.Id == person).Select(p => p.Name).SingleAsync(ct);
}

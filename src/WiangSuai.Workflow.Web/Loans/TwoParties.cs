using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Orders;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>
/// Who the two parties of a hand-over or return are: the officer in the own session, entitled now; the borrower with the own password,
/// used once and opening no session.
/// </summary>
public sealed class TwoParties(AppDb db, Passwords passwords, AuthoritySnapshots authority, TimeProvider clock)
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

        return await passwords.CheckSecondParty(borrower.Value, password, officerAccount, ct) switch
        {
            PasswordAnswer.Right => null,
            PasswordAnswer.Wrong wrong => new("password", PartiesProblemCode.PasswordWrong, wrong.Left),
            PasswordAnswer.Wait wait => new("password", PartiesProblemCode.TryLater, wait.Until),
            PasswordAnswer.Disabled or PasswordAnswer.NoAccount => new("password", PartiesProblemCode.NoAccount),
            var other => throw new UnreachableException($"password answer {other}"),
        };
    }

    /// <summary>The officer signs under the power to check things before they are lent; null where that is so at this moment.</summary>
    public async Task<PartiesResult?> Refused(Loan loan, Guid officer, DecidingWork work, CancellationToken ct)
    {
        var town = await authority.In(work, ct);
        return town.Decide(Powers.LoanCheck.Code, LoanMatter.Of(loan), officer, work.At) is Ruling.Refused refused
            ? new PartiesResult.NotEntitled(refused)
            : null;
    }

    /// <summary>Name and present post, as printed.</summary>
    public async Task<(string Name, string Post)> Named(Guid person, CancellationToken ct)
    {
        var today = clock.Today();
        var named = await db.Set<People.Person>().Where(p => p.Id == person)
            .Select(p => new
            {
                p.Name,
                Post = p.Holdings.Where(h => h.KnownTo == null && h.From <= today && (h.To == null || h.To >= today)).OrderBy(h => h.From).Select(h => h.Post!.Title).FirstOrDefault(),
            }).SingleAsync(ct);
        return (named.Name, named.Post ?? "");
    }
}

using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Orders;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>
/// Who the two parties of a hand-over or return are: the officer in the own session, entitled now; the borrower with the own password,
/// used once and opening no session.
/// </summary>
public sealed class TwoParties(AppDb db, UserManager<Account> accounts, AuthoritySnapshots authority, TimeProvider clock)
{
    /// <summary>Why the borrower's signature on this device does not count; null where it does.</summary>
    /// <remarks>Wrong passwords count towards the borrower's own lock for signing on this loan only in so far as Identity counts them.</remarks>
    public async Task<PartiesProblem?> Otherwise(Guid loan, Guid officer, string password, CancellationToken ct)
    {
        var borrower = await db.Set<Loan>().Where(l => l.Id == loan).Select(l => (Guid?)l.BorrowerId).SingleOrDefaultAsync(ct);
        if (borrower is null)
            return null;   // answered as no such loan
        if (borrower == officer)
            return new("password", PartiesProblemCode.OfficerIsTheOtherParty);

        var account = await accounts.Users.SingleOrDefaultAsync(a => a.PersonId == borrower && a.DisabledAt == null, ct);
        if (account is null)
            return new("password", PartiesProblemCode.NoAccount);
        if (await accounts.IsLockedOutAsync(account))
            return new("password", PartiesProblemCode.TryLater, Math.Max(1, (int)Math.Ceiling((account.LockoutEnd!.Value - clock.GetUtcNow()).TotalMinutes)));
        if (await accounts.CheckPasswordAsync(account, password))
        {
            await accounts.ResetAccessFailedCountAsync(account);
            return null;
        }
        await accounts.AccessFailedAsync(account);
        return new("password", PartiesProblemCode.PasswordWrong);
    }

    /// <summary>The officer signs under the power to check things before they are lent; null where that is so at this moment.</summary>
    public async Task<PartiesResult?> Refused(Loan loan, Guid officer, DecidingWork work, CancellationToken ct)
    {
        var town = await authority.At(db, work.Version, ct);
        return Authority.Authority.Decide(town, Authority.Powers.CheckLoan, LoanMatter.Of(loan), officer, work.At) is Authority.Ruling.Refused refused
            ? new PartiesResult.NotEntitled(refused)
            : null;
    }

    /// <summary>Name and present post, as printed.</summary>
    public async Task<(string Name, string Post)> Named(Guid person, CancellationToken ct)
    {
        var today = clock.Today();
        var named = await db.Set<Person>().Where(p => p.Id == person)
            .Select(p => new
            {
                p.Name,
                Post = p.Holdings.Where(h => h.KnownTo == null && h.From <= today && (h.To == null || h.To >= today)).OrderBy(h => h.From).Select(h => h.Post!.Title).FirstOrDefault(),
            }).SingleAsync(ct);
        return (named.Name, named.Post ?? "");
    }
}

using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Ledger;
using WiangSuai.Workflow.Web.Notifications;
using WiangSuai.Workflow.Web.People;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>What reducing and swapping have in common: the slip held still and read whole, the row that proves the change, and those who are told.</summary>
public sealed class AmendLoan(AppDb db, Tell tell, TimeProvider clock)
{
    /// <summary>Constraints that speak when two amend one slip at the same moment.</summary>
    public static readonly string[] SomebodyWasFirst = ["ux_amendment_time", "amendment.loan_id"];

    /// <summary>Call inside the transaction of the act.</summary>
    public async Task<Loan?> Hold(Guid id, CancellationToken ct)
    {
        await db.HoldStill(id, ct);
        db.ChangeTracker.Clear();   // what a page read before says nothing under the lock
        return await db.Set<Loan>().AsSplitQuery().Include(l => l.Lines).Include(l => l.Filings).Include(l => l.Amendments).SingleOrDefaultAsync(l => l.Id == id, ct);
    }

    /// <summary>Writes the change of a slip that already says what it is to say since, and tells its borrower and these persons.</summary>
    public async Task Record(Loan loan, AmendmentKind kind, IEnumerable<AmendedLine> lines, Guid id, Guid person, string post, string reason, IReadOnlyCollection<Guid> told, DecidingWork work, CancellationToken ct)
    {
        var before = loan.ContentHash;
        loan.ContentHash = LoanContent.HashOf(loan);
        var amendment = new Amendment
        {
            Id = id,
            LoanId = loan.Id,
            Time = loan.Amendments.Count + 1,
            Filing = loan.Filings.Count,
            Kind = kind,
            PersonId = person,
            PersonName = await db.NameOf(person, ct),
            Post = post,
            Reason = reason.Trim(),
            HashBefore = before,
            Content = LoanContent.CanonicalText(loan),
            ContentHash = loan.ContentHash,
            At = work.At,
        };
        amendment.Lines.AddRange(lines);
        loan.Amendments.Add(amendment);
        db.Add(amendment);
        db.Add(Leaf.Of(clock.NewId(), "amendment", id, amendment.LeafText(), work.At));
        await tell.OfAmendment(loan.Id, id, [.. told.Append(loan.BorrowerId).Distinct().Where(one => one != person)], work.At, ct);
    }
}

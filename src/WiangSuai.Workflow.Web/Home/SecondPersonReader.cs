using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.People;

namespace WiangSuai.Workflow.Web.Home;

/// <summary>Counts what waits for the reader as the second person (รอผู้ยืนยันคนที่สอง); whether it may be confirmed is asked again when it is.</summary>
public sealed class SecondPersonReader(AppDb db, PeopleRights rights, TimeProvider clock)
{
    /// <summary>Who holds which post, proposed by another and not about the reader.</summary>
    public async Task<int> Holdings(Guid account, CancellationToken ct) =>
        await rights.Of(account, clock.GetUtcNow(), ct) is { Confirms: true } actor
            ? (await db.Set<HoldingProposal>().AsNoTracking().Where(p => p.Status == ProposalStatus.Waiting).ToListAsync(ct)).Count(proposal => proposal.IsFor(actor))
            : 0;

    /// <summary>Sign-ins of who holds powers, issued by another and not to the reader. For a reader who confirms such.</summary>
    public Task<int> SignIns(Guid account, CancellationToken ct) => db.Set<SignInIssue>().CountAsync(
        issue => issue.AcceptedAt == null && issue.EndedAt == null && issue.EffectiveAt == null && issue.NeedsSecond && issue.ProposedById != account && issue.AccountId != account, ct);
}

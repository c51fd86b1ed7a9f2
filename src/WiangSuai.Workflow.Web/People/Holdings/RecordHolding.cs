using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Inbox;

namespace WiangSuai.Workflow.Web.People;

/// <summary>Makes holdings what a proposal says, in a transaction that has authority alone, and moves the open tasks whose basis that begins or ends.</summary>
public sealed class RecordHolding(AppDb db, ReassignTasks reassign, TimeProvider clock)
{
    internal async Task Begin(ChangingWork work, HoldingProposal proposal, CancellationToken ct)
    {
        db.Add(new Holding
        {
            Id = clock.NewId(),
            PersonId = proposal.PersonId,
            PostId = proposal.PostId,
            Mode = proposal.Mode,
            From = proposal.From,
            To = proposal.To,
            Basis = proposal.Basis,
            Source = proposal.SetUp ? HoldingSource.SetUp : HoldingSource.TwoPersons,
            ProposalId = proposal.Id,
            KnownFrom = work.Version,
        });
        await Reassign(work, ct);
    }

    /// <summary>The holding gets its last day: the old row is known no longer, a new one says until when.</summary>
    /// <returns>False where the holding no longer stands.</returns>
    internal async Task<bool> End(ChangingWork work, HoldingProposal proposal, CancellationToken ct)
    {
        if (await db.Set<Holding>().SingleOrDefaultAsync(h => h.Id == proposal.HoldingId && h.KnownTo == null, ct) is not { } old)
            return false;
        old.KnownTo = work.Version;
        db.Add(new Holding
        {
            Id = clock.NewId(),
            PersonId = old.PersonId,
            PostId = old.PostId,
            Mode = old.Mode,
            From = old.From,
            To = proposal.To,
            Basis = old.Basis,
            EndBasis = proposal.Basis,
            Source = HoldingSource.TwoPersons,
            ProposalId = proposal.Id,
            KnownFrom = work.Version,
        });
        await Reassign(work, ct);
        return true;
    }

    /// <summary>What was entered at the set-up and not confirmed is taken back.</summary>
    internal async Task TakeBack(ChangingWork work, HoldingProposal proposal, CancellationToken ct)
    {
        foreach (var holding in await db.Set<Holding>().Where(h => h.ProposalId == proposal.Id && h.KnownTo == null).ToListAsync(ct))
            holding.KnownTo = work.Version;
        await Reassign(work, ct);
    }

    Task Reassign(ChangingWork work, CancellationToken ct) => reassign.In(work, [.. Powers.All.Select(power => power.Code)], ct);
}

using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Notifications;

namespace WiangSuai.Workflow.Web.People;

/// <summary>The second person has compared the proposal with the order and confirms it (ยืนยันผู้ดำรงตำแหน่ง).</summary>
/// <param name="Hash">Of what the page showed.</param>
public sealed record ConfirmHoldingCommand(Guid Account, Guid Proposal, string Hash);

/// <summary>The second person sends it back.</summary>
public sealed record ReturnHoldingCommand(Guid Account, Guid Proposal, string Reason);

/// <summary>Who proposed it takes it back before anybody decided it; what stands by it already, only during the set-up and about somebody else.</summary>
public sealed record WithdrawHoldingCommand(Guid Account, Guid Proposal);

/// <summary>What came of deciding a proposal.</summary>
public abstract record DecideProposalResult
{
    private DecideProposalResult() { }

    public sealed record Confirmed : DecideProposalResult;
    public sealed record Returned : DecideProposalResult;
    public sealed record Withdrawn : DecideProposalResult;
    public sealed record NoSuchProposal : DecideProposalResult;

    /// <summary>Proposals are confirmed by others: who holds a post and keeps the personnel register, is the clerk, or another administrator.</summary>
    public sealed record NotYours : DecideProposalResult;

    /// <summary>Who proposed it does not confirm it.</summary>
    public sealed record YouProposedIt : DecideProposalResult;

    /// <summary>Nobody confirms what concerns the own post.</summary>
    public sealed record ItIsYourPost : DecideProposalResult;

    /// <summary>ตั้งต้นระบบ is over, or it is about whoever would withdraw it: what stands is not taken back by one person.</summary>
    public sealed record StandsAlready : DecideProposalResult;

    /// <summary>Somebody was first.</summary>
    public sealed record DecidedAlready(string By, DateTimeOffset At, ProposalStatus Status) : DecideProposalResult;

    public sealed record ReasonMissing : DecideProposalResult;
    public sealed record ReasonTooLong(int Length) : DecideProposalResult;

    /// <summary>The page showed something else.</summary>
    public sealed record Changed : DecideProposalResult;

    /// <summary>What stands by now speaks against it: the seat was taken, the post closed, the holding ended.</summary>
    public sealed record NoLongerPossible(IReadOnlyList<HoldingProblem> Problems) : DecideProposalResult;
}

/// <summary>Confirms, sends back or withdraws a proposal. Only here does a holding come to stand or to end once an office is set up.</summary>
public sealed class DecideProposal(AppDb db, PeopleRights rights, RecordHolding record, Tell tell, TimeProvider clock)
{
    /// <summary>Constraints that speak where what stands changed in a way that the rules did not see.</summary>
    static readonly string[] SeatRefusals = ["tr_holding_one_seat", "ex_holding_no_overlap"];

    public Task<DecideProposalResult> Handle(ConfirmHoldingCommand command, CancellationToken ct) => Once(command.Account, async (work, actor) =>
    {
        var (proposal, stopped) = await Take(actor, command.Proposal, ct);
        if (proposal is null)
            return stopped!;
        if (proposal.ContentHash != command.Hash)
            return new DecideProposalResult.Changed();
        if (proposal is { Kind: ProposalKind.Begin, SetUp: false } && await Against(proposal, work.At, ct) is { Count: > 0 } problems)
            return new DecideProposalResult.NoLongerPossible(problems);

        Sign(proposal, ProposalStatus.Confirmed, null, actor, work);
        db.Add(ProposalProof.Of(clock.NewId(), "holding-confirmation", proposal, actor, work));
        if (proposal is { Kind: ProposalKind.Begin, SetUp: false })
            await record.Begin(work, proposal, ct);
        else if (proposal.Kind is ProposalKind.End && !await record.End(work, proposal, ct))
            return new DecideProposalResult.NoLongerPossible([]);
        await tell.OfHolding(proposal.Id, [proposal.PersonId, .. await rights.Auditors(work.At, ct)], NoticeKind.HoldingStands, work.At, ct);
        if (proposal.ProposedById is { } proposer)
            await tell.OfHolding(proposal.Id, [proposer], NoticeKind.HoldingDecided, work.At, ct);
        await work.Commit(ct);
        return new DecideProposalResult.Confirmed();
    }, ct);

    public Task<DecideProposalResult> Handle(ReturnHoldingCommand command, CancellationToken ct) => Once(command.Account, async (work, actor) =>
    {
        if (string.IsNullOrWhiteSpace(command.Reason))
            return new DecideProposalResult.ReasonMissing();
        if (command.Reason.Length > HoldingProposal.LongestReason)
            return new DecideProposalResult.ReasonTooLong(command.Reason.Length);
        var (proposal, stopped) = await Take(actor, command.Proposal, ct);
        if (proposal is null)
            return stopped!;
        Sign(proposal, ProposalStatus.Returned, command.Reason.Trim(), actor, work);
        db.Add(ProposalProof.Of(clock.NewId(), "holding-return", proposal, actor, work));
        if (proposal.SetUp)
            await record.TakeBack(work, proposal, ct);
        if (proposal.ProposedById is { } proposer)
            await tell.OfHolding(proposal.Id, [proposer], NoticeKind.HoldingDecided, work.At, ct);
        await work.Commit(ct);
        return new DecideProposalResult.Returned();
    }, ct);

    public Task<DecideProposalResult> Handle(WithdrawHoldingCommand command, CancellationToken ct) => Once(command.Account, async (work, actor) =>
    {
        if (await Find(command.Proposal, ct) is not { } proposal)
            return new DecideProposalResult.NoSuchProposal();
        if (proposal.ProposedByAccountId != actor.Account)
            return new DecideProposalResult.NotYours();
        if (proposal.Status != ProposalStatus.Waiting)
            return DecidedBefore(proposal);
        if (proposal.SetUp && !await rights.TakesBackAlone(proposal, actor, ct))
            return new DecideProposalResult.StandsAlready();
        Sign(proposal, ProposalStatus.Withdrawn, null, actor, work);
        db.Add(ProposalProof.Of(clock.NewId(), "holding-withdrawal", proposal, actor, work));
        if (proposal.SetUp)
            await record.TakeBack(work, proposal, ct);
        await work.Commit(ct);
        return new DecideProposalResult.Withdrawn();
    }, ct);

    async Task<DecideProposalResult> Once(Guid account, Func<ChangingWork, Actor, Task<DecideProposalResult>> act, CancellationToken ct)
    {
        try
        {
            return await Act(account, act, ct);
        }
        catch (Exception refused) when (refused.IsLostRace())
        {
            return await Act(account, act, ct);   // somebody was first, and is found now
        }
        catch (Exception refused) when (refused.IsFromDatabase() && refused.Of(SeatRefusals))
        {
            return new DecideProposalResult.NoLongerPossible([]);
        }
    }

    async Task<DecideProposalResult> Act(Guid account, Func<ChangingWork, Actor, Task<DecideProposalResult>> act, CancellationToken ct)
    {
        db.ChangeTracker.Clear();   // what a page read before says nothing under the lock
        await using var work = await db.ChangingAuthority(AuthorityChange.Holding, account, clock, ct);
        return await rights.Of(account, work.At, ct) is { } actor ? await act(work, actor) : new DecideProposalResult.NotYours();
    }

    /// <summary>The proposal, tracked and still waiting; or what stops this person from deciding it.</summary>
    async Task<(HoldingProposal? Proposal, DecideProposalResult? Stopped)> Take(Actor actor, Guid id, CancellationToken ct)
    {
        if (!actor.Confirms)
            return (null, new DecideProposalResult.NotYours());
        if (await Find(id, ct) is not { } proposal)
            return (null, new DecideProposalResult.NoSuchProposal());
        if (proposal.Status != ProposalStatus.Waiting)
            return (null, DecidedBefore(proposal));
        if (proposal.ProposedByAccountId == actor.Account || proposal.ProposedById == actor.Person)
            return (null, new DecideProposalResult.YouProposedIt());
        return proposal.PersonId == actor.Person ? (null, new DecideProposalResult.ItIsYourPost()) : (proposal, null);
    }

    Task<HoldingProposal?> Find(Guid id, CancellationToken ct) =>
        db.Set<HoldingProposal>().Include(p => p.DecidedBy).Include(p => p.DecidedByAccount).SingleOrDefaultAsync(p => p.Id == id, ct);

    static DecideProposalResult.DecidedAlready DecidedBefore(HoldingProposal proposal) =>
        new(proposal.DecidedBy?.Name ?? proposal.DecidedByAccount!.UserName!, proposal.DecidedAt!.Value, proposal.Status);

    /// <summary>The rules once more, by what stands now.</summary>
    async Task<IReadOnlyList<HoldingProblem>> Against(HoldingProposal proposal, DateTimeOffset at, CancellationToken ct)
    {
        var person = await db.Set<Person>().AsNoTracking().SingleAsync(p => p.Id == proposal.PersonId, ct);
        var post = await db.Set<Post>().AsNoTracking().SingleAsync(p => p.Id == proposal.PostId, ct);
        var spans = (await HeldSpans.Of(db, proposal.PostId, ct)).Where(span => !span.Waits);
        var content = new ProposedHolding(proposal.PersonId, proposal.PostId, proposal.Mode, proposal.From, proposal.To, proposal.OrderNumber, proposal.OrderDate, proposal.OrderSigner);
        return [.. HoldingRules.Of(content, person, post, spans, Shared.Bangkok.Day(at))];
    }

    static void Sign(HoldingProposal proposal, ProposalStatus status, string? reason, Actor actor, ChangingWork work) =>
        (proposal.Status, proposal.Reason, proposal.DecidedByAccountId, proposal.DecidedById, proposal.DecidedAt) = (status, reason, actor.Account, actor.Person, work.At);
}

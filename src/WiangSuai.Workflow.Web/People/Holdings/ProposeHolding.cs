using System.Globalization;
using System.Linq.Expressions;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Ledger;
using WiangSuai.Workflow.Web.Notifications;
using WiangSuai.Workflow.Web.Orders;
using Bangkok = WiangSuai.Workflow.Web.Shared.Bangkok;

namespace WiangSuai.Workflow.Web.People;

/// <summary>Somebody proposes that a person comes to hold a post (ขอบันทึกผู้ดำรงตำแหน่ง).</summary>
/// <param name="Account">Who is signed in; a technical administrator has no person.</param>
/// <param name="Scan">Of the order, kept before by the same account; none where there is none.</param>
/// <param name="Key">Idempotency key of the form.</param>
public sealed record ProposeHoldingCommand(Guid Account, ProposedHolding Content, Guid? Scan, string Key);

/// <summary>Somebody proposes that a holding ends with a day (ขอบันทึกการพ้นตำแหน่ง).</summary>
public sealed record ProposeEndCommand(Guid Account, Guid Holding, DateOnly? LastDay, string OrderNumber, DateOnly? OrderDate, string? OrderSigner, Guid? Scan, string Key);

/// <summary>What came of a proposal.</summary>
public abstract record ProposeHoldingResult
{
    private ProposeHoldingResult() { }

    /// <param name="Stands">ตั้งต้นระบบ: it stands already and is still to be confirmed.</param>
    public sealed record Proposed(Guid Proposal, bool Stands) : ProposeHoldingResult;

    public sealed record Invalid(IReadOnlyList<HoldingProblem> Problems) : ProposeHoldingResult;

    /// <summary>Holdings are recorded by others.</summary>
    public sealed record NotYours : ProposeHoldingResult;

    /// <summary>Not there, or ended or superseded by now.</summary>
    public sealed record NoSuchHolding : ProposeHoldingResult;

    /// <summary>The form came back with other content than the first time.</summary>
    public sealed record FormUsedAlready(Guid Proposal) : ProposeHoldingResult;
}

/// <summary>Writes a proposal down with its proof and tells whoever can confirm it. It gives nothing, except while an empty office is set up.</summary>
public sealed class ProposeHolding(AppDb db, PeopleRights rights, WriteProposal write, Idempotency once, TimeProvider clock)
{
    const string Command = "propose-holding";

    /// <summary>Constraints that speak when the same is proposed twice at once.</summary>
    static readonly string[] Refusals = ["ux_holding_proposal_waits_once", "holding_proposal.person_id", "ix_holding_proposal_scan_id", "holding_proposal.scan_id"];

    public Task<ProposeHoldingResult> Handle(ProposeHoldingCommand command, CancellationToken ct) => Handle(command, isReadable: true, ct);

    /// <param name="isReadable">False where a field of the form could not even be read: then what else is wrong is told, and nothing stored.</param>
    public Task<ProposeHoldingResult> Handle(ProposeHoldingCommand command, bool isReadable, CancellationToken ct) =>
        Write(command.Account, command.Key, new { command.Content, command.Scan }, async (work, actor) =>
        {
            var content = command.Content;
            var person = await db.Set<Person>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == content.Person, ct);
            var post = await db.Set<Post>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == content.Post, ct);
            var problems = HoldingRules.Of(content, person, post, await HeldSpans.Of(db, content.Post, ct), Bangkok.Day(work.At)).ToList();
            if (problems.Count > 0 || !isReadable)
                return new ProposeHoldingResult.Invalid(problems);
            return await write.Begin(work, actor, content, command.Scan, ct);
        }, ct);

    public Task<ProposeHoldingResult> Handle(ProposeEndCommand command, CancellationToken ct) => Handle(command, isReadable: true, ct);

    public Task<ProposeHoldingResult> Handle(ProposeEndCommand command, bool isReadable, CancellationToken ct) =>
        Write(command.Account, command.Key, command with { Key = "" }, async (work, actor) =>
        {
            if (await db.Set<Holding>().AsNoTracking().SingleOrDefaultAsync(h => h.Id == command.Holding && h.KnownTo == null, ct) is not { } holding)
                return new ProposeHoldingResult.NoSuchHolding();
            var problems = HoldingRules.OfEnd(holding, command.LastDay)
                .Concat(HoldingRules.OfOrder(command.OrderNumber, command.OrderDate, command.OrderSigner, Bangkok.Day(work.At))).ToList();
            if (problems.Count == 0 && await db.Set<HoldingProposal>().AnyAsync(p => p.Status == ProposalStatus.Waiting && p.Kind == ProposalKind.End && p.HoldingId == holding.Id, ct))
                problems.Add(new("To", HoldingProblemCode.WaitsAlready, "", command.LastDay));
            if (problems.Count > 0 || !isReadable)
                return new ProposeHoldingResult.Invalid(problems);
            return await write.End(work, actor, holding, command, ct);
        }, ct);

    /// <summary>What both have in common: once per form, under the lock, by somebody who may.</summary>
    async Task<ProposeHoldingResult> Write(Guid account, string key, object content, Func<AuthorityWork, Actor, Task<ProposeHoldingResult>> rule, CancellationToken ct)
    {
        try
        {
            db.ChangeTracker.Clear();   // what a page read before says nothing under the lock
            await using var work = await Begin(account, ct);
            if (await once.Find(account, Command, key, content, ct) is { } earlier)
                return Again(earlier);
            if (await rights.Of(account, work.At, ct) is not { Proposes: true } actor)
                return new ProposeHoldingResult.NotYours();
            var result = await rule(work, actor);
            if (result is ProposeHoldingResult.Proposed proposed)
            {
                once.Remember(account, Command, key, content, $"{proposed.Proposal}{(proposed.Stands ? "+" : "")}", work.At);
                await work.Commit(ct);
                return result;
            }
            return await once.Find(account, Command, key, content, ct) is { } twin ? Again(twin) : result;   // the same form may have been written since, and is what is in the way
        }
        catch (Exception refused) when (refused.IsFromDatabase() && (refused.Of(Refusals) || refused.Of(Idempotency.Refusals)))
        {
            db.ChangeTracker.Clear();
            return await once.Find(account, Command, key, content, ct) is { } twin
                ? Again(twin)
                : new ProposeHoldingResult.Invalid([new HoldingProblem("Post", HoldingProblemCode.WaitsAlready, "", null)]);
        }
    }

    /// <summary>While an empty office is set up a proposal changes authority at once, and so takes the lock alone.</summary>
    async Task<AuthorityWork> Begin(Guid account, CancellationToken ct) => await rights.SetUpIsOpen(ct)
        ? await db.ChangingAuthority(AuthorityChange.Holding, account, clock, ct)
        : await db.Deciding(clock, ct);

    static ProposeHoldingResult Again(Earlier earlier)
    {
        var proposal = Guid.Parse(earlier.Answer.TrimEnd('+'));
        return earlier.SameContent ? new ProposeHoldingResult.Proposed(proposal, earlier.Answer.EndsWith('+')) : new ProposeHoldingResult.FormUsedAlready(proposal);
    }
}

/// <summary>Adds a proposal, its proof and what is told of it to the caller's transaction; for the form and for files alike.</summary>
public sealed class WriteProposal(AppDb db, PeopleRights rights, RecordHolding record, Tell tell, TimeProvider clock)
{
    /// <summary>Worked out once a request: a file proposes many at one instant.</summary>
    IReadOnlyList<Guid>? confirming;

    internal async Task<ProposeHoldingResult.Proposed> Begin(AuthorityWork work, Actor actor, ProposedHolding content, Guid? scan, CancellationToken ct)
    {
        // Only a transaction that has the lock alone may make it stand at once; whether the set-up is still open is asked again in it.
        // About oneself nobody says alone who holds a post: any post makes an administrator a second person.
        var setUp = work is ChangingWork && content.Person != actor.Person && await rights.SetUpIsOpen(ct);
        var proposal = await Add(work, actor, new HoldingProposal
        {
            Id = clock.NewId(),
            Kind = ProposalKind.Begin,
            PersonId = content.Person!.Value,
            PostId = content.Post!.Value,
            Mode = content.Mode!.Value,
            From = content.From!.Value,
            To = content.To,
            OrderNumber = Shared.ThaiDigits.ToArabic(content.OrderNumber.Trim()),
            OrderDate = content.OrderDate!.Value,
            OrderSigner = string.IsNullOrWhiteSpace(content.OrderSigner) ? null : content.OrderSigner.Trim(),
            ScanId = scan,
            ContentHash = OrderDraft.HashOf(JsonSerializer.Serialize(new { content, scan }, OrderContent.Json)),
            ProposedByAccountId = actor.Account,
            ProposedById = actor.Person,
            ProposedAt = work.At,
            SetUp = setUp,
        }, ct);
        if (setUp)
            await record.Begin((ChangingWork)work, proposal, ct);
        return new(proposal.Id, setUp);
    }

    internal async Task<ProposeHoldingResult> End(AuthorityWork work, Actor actor, Holding holding, ProposeEndCommand command, CancellationToken ct)
    {
        var proposal = await Add(work, actor, new HoldingProposal
        {
            Id = clock.NewId(),
            Kind = ProposalKind.End,
            PersonId = holding.PersonId,
            PostId = holding.PostId,
            Mode = holding.Mode,
            From = holding.From,
            To = command.LastDay,
            HoldingId = holding.Id,
            OrderNumber = Shared.ThaiDigits.ToArabic(command.OrderNumber.Trim()),
            OrderDate = command.OrderDate!.Value,
            OrderSigner = string.IsNullOrWhiteSpace(command.OrderSigner) ? null : command.OrderSigner.Trim(),
            ScanId = command.Scan,
            ContentHash = OrderDraft.HashOf(JsonSerializer.Serialize(new { command.Holding, command.LastDay, command.OrderNumber, command.OrderDate, command.OrderSigner, command.Scan }, OrderContent.Json)),
            ProposedByAccountId = actor.Account,
            ProposedById = actor.Person,
            ProposedAt = work.At,
            SetUp = false,
        }, ct);
        return new ProposeHoldingResult.Proposed(proposal.Id, Stands: false);
    }

    async Task<HoldingProposal> Add(AuthorityWork work, Actor actor, HoldingProposal proposal, CancellationToken ct)
    {
        db.Add(proposal);
        db.Add(ProposalProof.Of(clock.NewId(), "holding-proposal", proposal, actor, work));
        confirming ??= await rights.WhoConfirms(work.At, ct);
        var confirm = confirming.Where(person => person != actor.Person && person != proposal.PersonId);
        await tell.OfHolding(proposal.Id, [.. confirm], NoticeKind.HoldingWaits, work.At, ct);
        return proposal;
    }
}

/// <summary>What stands and what waits of a post.</summary>
internal static class HeldSpans
{
    public static Task<List<HeldSpan>> Of(AppDb db, Guid? post, CancellationToken ct) => Of(db, held => held.PostId == post, proposal => proposal.PostId == post, ct);

    /// <summary>The same of all posts.</summary>
    public static Task<List<HeldSpan>> All(AppDb db, CancellationToken ct) => Of(db, _ => true, _ => true, ct);

    static async Task<List<HeldSpan>> Of(AppDb db, Expression<Func<Holding, bool>> held, Expression<Func<HoldingProposal, bool>> proposed, CancellationToken ct) =>
    [
        .. await db.Set<Holding>().Where(h => h.KnownTo == null).Where(held).Select(h => new HeldSpan(h.PersonId, h.Person!.Name, h.PostId, h.Mode, h.From, h.To, false)).ToListAsync(ct),
        .. await db.Set<HoldingProposal>().Where(p => p.Status == ProposalStatus.Waiting && p.Kind == ProposalKind.Begin && !p.SetUp).Where(proposed)
            .Select(p => new HeldSpan(p.PersonId, p.Person!.Name, p.PostId, p.Mode, p.From, p.To, true)).ToListAsync(ct),
    ];
}

/// <summary>The ledger leaf of what somebody did to a proposal: who, when, about which post and person, by which order.</summary>
internal static class ProposalProof
{
    /// <param name="kind">holding-proposal, holding-confirmation, holding-return, holding-withdrawal.</param>
    public static Leaf Of(Guid id, string kind, HoldingProposal proposal, Actor actor, AuthorityWork work) => Leaf.Of(id, kind, proposal.Id, JsonSerializer.Serialize(new
    {
        kind,
        id = proposal.Id,
        act = proposal.Kind.ToString(),
        person = proposal.PersonId,
        post = proposal.PostId,
        mode = proposal.Mode.ToString(),
        from = proposal.From.ToString("O", CultureInfo.InvariantCulture),
        to = proposal.To?.ToString("O", CultureInfo.InvariantCulture),
        order = proposal.OrderNumber,
        orderDate = proposal.OrderDate.ToString("O", CultureInfo.InvariantCulture),
        matter = proposal.ContentHash,
        setUp = proposal.SetUp,
        byAccount = actor.Account,
        by = actor.Person,
        at = work.At.ToString("O"),
        authorityVersion = work.Version,
        reason = proposal.Reason,
    }, OrderContent.Json), work.At);
}

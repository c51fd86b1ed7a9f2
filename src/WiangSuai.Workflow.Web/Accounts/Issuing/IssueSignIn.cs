using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Api;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Ledger;
using WiangSuai.Workflow.Web.Notifications;
using WiangSuai.Workflow.Web.Orders;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Accounts;

/// <summary>What came of an act about somebody's sign-in.</summary>
public abstract record IssueResult
{
    private IssueResult() { }

    public sealed record Done(SignInIssue Issue) : IssueResult;

    /// <summary>The sheet's code; shown in this answer and never again.</summary>
    public sealed record Printed(SignInIssue Issue, SheetCode Code) : IssueResult;
    public sealed record NoSuchAccount : IssueResult;

    /// <summary>Neither an administrator nor, for a confirmation, the clerk or the mayor.</summary>
    public sealed record NotEntitled : IssueResult;

    /// <summary>Nobody issues a sign-in to themselves.</summary>
    public sealed record OwnAccount : IssueResult;

    /// <summary>Whoever proposed it is not the second person.</summary>
    public sealed record SamePerson : IssueResult;
    public sealed record ReasonMissing : IssueResult;
    public sealed record ReasonTooLong : IssueResult;

    /// <summary>Somebody was first: one is under way already, or this one is not any longer, or not yet.</summary>
    public sealed record NotWaiting : IssueResult;
}

/// <summary>
/// Issues a sign-in (ออกทางเข้าใช้ระบบ). One administrator suffices for somebody without powers; for whoever holds powers or looks after the system
/// a second person confirms, neither being the holder. The holder and internal audit are told at the first step, before anything is taken away.
/// </summary>
/// <remarks>Each act does something once however often its form is sent, so the forms carry no key.</remarks>
public sealed class IssueSignIn(AppDb db, AuthoritySnapshots authority, Tell tell, SignIns signIns, KeepTokens tokens, AccountSettings settings, TimeProvider clock)
{
    public const int LongestReason = 400;

    /// <summary>The first step.</summary>
    /// <param name="by">Account of the administrator.</param>
    public async Task<IssueResult> Propose(Guid by, Guid account, string reason, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(reason))
            return new IssueResult.ReasonMissing();
        if (reason.Length > LongestReason)
            return new IssueResult.ReasonTooLong();
        try
        {
            await using var work = await Begin(ct);
            if (await Find(account, ct) is not { } holder)
                return new IssueResult.NoSuchAccount();
            if (!await IsAdministrator(by, work, ct))
                return new IssueResult.NotEntitled();
            if (by == account)
                return new IssueResult.OwnAccount();
            if (await Open(account, ct) is not null)
                return new IssueResult.NotWaiting();
            var issue = await In(work, by, holder, reason, isFirst: false, ct);
            await work.Commit(ct);
            return new IssueResult.Done(issue);
        }
        catch (Exception refused) when (refused.Of(SignInIssueMapping.OneOpen) || refused.IsDeadlock())
        {
            db.ChangeTracker.Clear();
            return new IssueResult.NotWaiting();
        }
    }

    /// <summary>The same in the transaction that opens the account.</summary>
    internal async Task<SignInIssue> In(DecidingWork work, Guid by, Account holder, string reason, bool isFirst, CancellationToken ct)
    {
        var day = Bangkok.Day(work.At);
        var powers = holder.HoldsPowers(await authority.In(work, ct), work.At);
        var issue = new SignInIssue
        {
            Id = clock.NewId(),
            AccountId = holder.Id,
            Account = holder,
            IsFirst = isFirst,
            HeldPowers = powers,
            NeedsSecond = powers && (!isFirst || await AccountRights.AnybodyElseConfirms(db, by, holder.Id, day, ct)),
            Reason = reason.Trim(),
            ProposedById = by,
            ProposedAt = work.At,
        };
        db.Add(issue);
        if (holder.PersonId is { } person && !isFirst)
            await tell.OfSignIn(issue.Id, NoticeKind.SignInIssued, [person], work.At, ct);
        if (powers)
            await tell.OfSignIn(issue.Id, NoticeKind.SignInSeen, await AccountRights.Auditors(db, day, ct), work.At, ct);
        if (!issue.NeedsSecond)
            await TakeEffect(issue, work, ct);
        return issue;
    }

    /// <summary>The second step, by another person.</summary>
    /// <remarks>Where none of those who confirm can use the account at this moment, deputies, heads and internal audit stand in.</remarks>
    public Task<IssueResult> Confirm(Guid by, Guid issue, CancellationToken ct) => OnOpen(by, issue, roles => roles.Confirms() || roles.StandIn(), async (open, work) =>
    {
        if (!(await RolesOf(by, work, ct)).Confirms() && !await AccountRights.OthersStandIn(db, open.ProposedById, open.AccountId, Bangkok.Day(work.At), ct))
            return new IssueResult.NotEntitled();
        if (open.AccountId == by)
            return new IssueResult.OwnAccount();
        if (open.ProposedById == by)
            return new IssueResult.SamePerson();
        if (open.EffectiveAt is not null || !open.NeedsSecond)
            return new IssueResult.NotWaiting();
        open.ConfirmedById = by;
        await TakeEffect(open, work, ct);
        return new IssueResult.Done(open);
    }, ct);

    /// <summary>Prints the sheet, once. Where it got lost the issue is withdrawn and proposed anew.</summary>
    public Task<IssueResult> Print(Guid by, Guid issue, CancellationToken ct) => OnOpen(by, issue, roles => roles.Contains(Roles.Administrator), (open, work) =>
    {
        if (open.AccountId == by)
            return Task.FromResult<IssueResult>(new IssueResult.OwnAccount());
        if (open.EffectiveAt is null || open.PrintedAt is not null)
            return Task.FromResult<IssueResult>(new IssueResult.NotWaiting());
        var code = SheetCode.New();
        (open.PrintedAt, open.ExpiresAt, open.CodeHash) = (work.At, work.At + settings.SheetIsValid, code.Hash);
        return Task.FromResult<IssueResult>(new IssueResult.Printed(open, code));
    }, ct);

    /// <summary>Takes it back. What was taken away by then stays away, and the holder decides nothing until another one is confirmed.</summary>
    public Task<IssueResult> Withdraw(Guid by, Guid issue, CancellationToken ct) => OnOpen(by, issue, roles => roles.Confirms(), (open, work) =>
    {
        if (open.UsedAt is not null)
            return Task.FromResult<IssueResult>(new IssueResult.NotWaiting());
        (open.EndedAt, open.End, open.EndedById) = (work.At, SignInEnd.Withdrawn, by);
        return Task.FromResult<IssueResult>(new IssueResult.Done(open));
    }, ct);

    async Task<IssueResult> OnOpen(Guid by, Guid issue, Func<IReadOnlySet<string>, bool> entitled, Func<SignInIssue, DecidingWork, Task<IssueResult>> act, CancellationToken ct)
    {
        try
        {
            await using var work = await Begin(ct);
            if (await db.Set<SignInIssue>().Include(i => i.Account).ThenInclude(a => a!.Person).SingleOrDefaultAsync(i => i.Id == issue, ct) is not { } open)
                return new IssueResult.NoSuchAccount();
            if (!entitled(await RolesOf(by, work, ct)))
                return new IssueResult.NotEntitled();
            if (!open.IsOpen)
                return new IssueResult.NotWaiting();
            var result = await act(open, work);
            if (result is IssueResult.Done or IssueResult.Printed)
                await work.Commit(ct);
            return result;
        }
        catch (Exception refused) when (refused is DbUpdateConcurrencyException || refused.IsDeadlock())
        {
            db.ChangeTracker.Clear();
            return new IssueResult.NotWaiting();
        }
    }

    /// <summary>From now on nothing opens the account but the sheet, and its holder decides nothing until the holder's own word.</summary>
    async Task TakeEffect(SignInIssue issue, DecidingWork work, CancellationToken ct)
    {
        var account = issue.Account!;
        issue.EffectiveAt = work.At;
        account.PasswordHash = null;
        account.TwoFactorEnabled = false;
        account.UnconfirmedSince = work.At;
        (account.SecurityStamp, account.ConcurrencyStamp) = (Guid.NewGuid().ToString(), Guid.NewGuid().ToString());
        await db.Set<IdentityUserToken<Guid>>().Where(token => token.UserId == account.Id).ExecuteDeleteAsync(ct);
        await db.Set<IdentityUserPasskey<Guid>>().Where(passkey => passkey.UserId == account.Id).ExecuteDeleteAsync(ct);
        await signIns.EndAll(account.Id, except: null, work.At, ct);
        await tokens.RevokeAll(account.Id, issue.ConfirmedById ?? issue.ProposedById, work.At, ct);
        db.Add(Leaf.Of(clock.NewId(), "sign-in-issue", issue.Id, JsonSerializer.Serialize(new
        {
            kind = "sign-in-issue",
            id = issue.Id,
            account = issue.AccountId,
            first = issue.IsFirst,
            reason = issue.Reason,
            proposedBy = issue.ProposedById,
            proposedAt = issue.ProposedAt.ToString("O"),
            confirmedBy = issue.ConfirmedById,
            at = work.At.ToString("O"),
        }), work.At));
    }

    /// <summary>Alone: a decision that is being made now is waited for, and the next one sees what was issued.</summary>
    async Task<DecidingWork> Begin(CancellationToken ct)
    {
        db.ChangeTracker.Clear();   // what a page read before says nothing under the lock
        return await db.DecidingAlone(clock, ct);
    }

    Task<Account?> Find(Guid id, CancellationToken ct) => db.Set<Account>().Include(a => a.Person).SingleOrDefaultAsync(a => a.Id == id, ct);

    Task<SignInIssue?> Open(Guid account, CancellationToken ct) => db.Set<SignInIssue>().SingleOrDefaultAsync(i => i.AccountId == account && i.AcceptedAt == null && i.EndedAt == null, ct);

    async Task<bool> IsAdministrator(Guid by, DecidingWork work, CancellationToken ct) => (await RolesOf(by, work, ct)).Contains(Roles.Administrator);

    async Task<IReadOnlySet<string>> RolesOf(Guid by, DecidingWork work, CancellationToken ct) =>
        await AccountRights.RolesOf(db, await db.Set<Account>().AsNoTracking().SingleAsync(a => a.Id == by, ct), Bangkok.Day(work.At), ct);
}

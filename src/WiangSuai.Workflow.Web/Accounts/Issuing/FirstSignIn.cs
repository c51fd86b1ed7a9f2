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

/// <summary>What came of signing in with a sheet.</summary>
public abstract record FirstSignInResult
{
    private FirstSignInResult() { }

    public sealed record Done(Account Account) : FirstSignInResult;

    /// <summary>No such name, another code, or a sheet that was used or has expired; which of them is not told.</summary>
    public sealed record Wrong(int Left) : FirstSignInResult;

    /// <summary>Too many attempts; this one was not looked at.</summary>
    public sealed record Wait(DateTimeOffset Until) : FirstSignInResult;

    /// <summary>The chosen password will not do, and why. The sheet is unused still.</summary>
    public sealed record Invalid(IReadOnlyList<IdentityError> Problems) : FirstSignInResult;

    /// <summary>The person has come to hold powers since the sheet was issued with one administrator's word; it takes a second person now.</summary>
    public sealed record NeedsSecond : FirstSignInResult;
}

/// <summary>Signs in with a printed sheet (เข้าใช้ครั้งแรก), once, and sets the own password; afterwards the holder says that the sheet was asked for.</summary>
public sealed class FirstSignIn(AppDb db, UserManager<Account> accounts, PasswordAttempts attempts, AuthoritySnapshots authority, SignIns signIns, KeepTokens tokens, Tell tell, TimeProvider clock)
{
    public async Task<FirstSignInResult> Handle(string userName, string code, string password, TypedAt where, CancellationToken ct)
    {
        var name = accounts.NormalizeName(userName)!;
        var counted = "sheet\n" + name;
        var verdict = await attempts.Count(counted, where, ct);
        if (verdict.WaitUntil is { } until)
            return new FirstSignInResult.Wait(until);

        db.ChangeTracker.Clear();
        FirstSignInResult result;
        try
        {
            await using var work = await db.DecidingAlone(clock, ct);
            result = await In(work, name, SheetCode.Typed(code), password, ct) ?? new FirstSignInResult.Wrong(verdict.Left);
            if (result is FirstSignInResult.Done)
                await work.Commit(ct);
        }
        catch (Exception lost) when (lost is DbUpdateConcurrencyException || lost.IsDeadlock())
        {
            db.ChangeTracker.Clear();
            return new FirstSignInResult.Wrong(verdict.Left);
        }
        if (result is not FirstSignInResult.Wrong)
            await attempts.WasRight(counted, where, ct);
        return result;
    }

    async Task<FirstSignInResult?> In(DecidingWork work, string name, SheetCode code, string password, CancellationToken ct)
    {
        var issue = await db.Set<SignInIssue>().Include(i => i.Account).SingleOrDefaultAsync(
            i => i.Account!.NormalizedUserName == name && i.AcceptedAt == null && i.EndedAt == null && i.UsedAt == null && i.PrintedAt != null && i.ExpiresAt > work.At, ct);
        if (issue is not { Account: { DisabledAt: null } account } || !code.Is(issue.CodeHash!))
            return null;
        if (!issue.HeldPowers && account.HoldsPowers(await authority.In(work, ct), work.At))
            return new FirstSignInResult.NeedsSecond();

        var problems = new List<IdentityError>();
        foreach (var rule in accounts.PasswordValidators)
            problems.AddRange((await rule.ValidateAsync(accounts, account, password)).Errors);
        if (problems.Count > 0)
            return new FirstSignInResult.Invalid([.. problems.DistinctBy(problem => problem.Code)]);

        issue.UsedAt = work.At;
        account.PasswordAt = work.At;
        if (await accounts.AddPasswordAsync(account, password) is { Succeeded: false } refused)
            return new FirstSignInResult.Invalid([.. refused.Errors]);
        return new FirstSignInResult.Done(account);
    }

    /// <summary>The sign-in that waits for this account's word; none where none does.</summary>
    public Task<SignInIssue?> Waiting(Guid account, CancellationToken ct) =>
        db.Set<SignInIssue>().AsNoTracking().SingleOrDefaultAsync(i => i.AccountId == account && i.UsedAt != null && i.AcceptedAt == null && i.EndedAt == null, ct);

    /// <summary>The holder says: it was I who asked for it (ข้าพเจ้าขอรีเซ็ตเอง). From now on the holder decides as before.</summary>
    public Task<bool> Accept(Guid account, CancellationToken ct) => Answer(account, (issue, work) =>
    {
        issue.AcceptedAt = work.At;
        issue.Account!.UnconfirmedSince = null;
        db.Add(Leaf.Of(clock.NewId(), "sign-in-accepted", issue.Id, JsonSerializer.Serialize(
            new { kind = "sign-in-accepted", id = issue.Id, account = issue.AccountId, at = work.At.ToString("O") }), work.At));
        return Task.CompletedTask;
    }, ct);

    /// <summary>The holder says: I did not ask for it. The account is stopped, and internal audit is told.</summary>
    public Task<bool> Dispute(Guid account, CancellationToken ct) => Answer(account, async (issue, work) =>
    {
        (issue.EndedAt, issue.End, issue.EndedById) = (work.At, SignInEnd.Disputed, account);
        var stopped = issue.Account!;
        (stopped.DisabledAt, stopped.PasswordHash) = (work.At, null);   // the password that was chosen with the sheet is nobody's
        (stopped.SecurityStamp, stopped.ConcurrencyStamp) = (Guid.NewGuid().ToString(), Guid.NewGuid().ToString());
        await signIns.EndAll(account, except: null, work.At, ct);
        await tokens.RevokeAll(account, account, work.At, ct);
        await tell.OfSignIn(issue.Id, NoticeKind.SignInDisputed, await AccountRights.Auditors(db, Bangkok.Day(work.At), ct), work.At, ct);
    }, ct);

    /// <returns>False where nothing waits any longer.</returns>
    async Task<bool> Answer(Guid account, Func<SignInIssue, DecidingWork, Task> how, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        await using var work = await db.DecidingAlone(clock, ct);
        if (await db.Set<SignInIssue>().Include(i => i.Account).SingleOrDefaultAsync(i => i.AccountId == account && i.UsedAt != null && i.AcceptedAt == null && i.EndedAt == null, ct) is not { } issue)
            return false;
        await how(issue, work);
        await work.Commit(ct);
        return true;
    }
}

using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Notifications;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Accounts;

/// <summary>What came of opening or stopping an account.</summary>
public abstract record AccountResult
{
    private AccountResult() { }

    public sealed record Done(Guid Account) : AccountResult;

    /// <summary>The name cannot be used, and why.</summary>
    public sealed record Invalid(IReadOnlyList<IdentityError> Problems) : AccountResult;
    public sealed record NoSuchPerson : AccountResult;

    /// <summary>The person has one already.</summary>
    public sealed record HasOne : AccountResult;
    public sealed record NotEntitled : AccountResult;

    /// <summary>Nobody stops their own account.</summary>
    public sealed record OwnAccount : AccountResult;
    public sealed record ReasonMissing : AccountResult;
    public sealed record ReasonTooLong : AccountResult;
}

/// <summary>Opens an account for a person (เปิดบัญชี), without any address of mail, and stops or resumes one (ระงับการใช้).</summary>
public sealed class OpenAccount(AppDb db, UserManager<Account> accounts, IssueSignIn issue, SignIns signIns, Tell tell, TimeProvider clock)
{
    static readonly string[] NameOrPersonTaken = ["ix_account_user_name", "account.normalized_user_name", "ix_account_person_id", "account.person_id"];

    /// <param name="isAdministrator">The account is to look after the system as well, which decides nothing.</param>
    public async Task<AccountResult> Handle(Guid by, Guid person, string userName, bool isAdministrator, string reason, CancellationToken ct)
    {
        try
        {
            db.ChangeTracker.Clear();
            await using var work = await db.DecidingAlone(clock, ct);
            if (!await IsAdministrator(by, work.At, ct))
                return new AccountResult.NotEntitled();
            if (!await db.Set<Person>().AnyAsync(p => p.Id == person, ct))
                return new AccountResult.NoSuchPerson();
            if (await db.Set<Account>().AnyAsync(a => a.PersonId == person, ct))
                return new AccountResult.HasOne();
            var account = new Account { Id = clock.NewId(), UserName = userName.Trim(), PersonId = person, IsAdministrator = isAdministrator };
            if (await accounts.CreateAsync(account) is { Succeeded: false } refused)
                return new AccountResult.Invalid([.. refused.Errors]);
            await issue.In(work, by, account, reason, isFirst: true, ct);
            await work.Commit(ct);
            return new AccountResult.Done(account.Id);
        }
        catch (Exception refused) when (refused.Of(NameOrPersonTaken))
        {
            db.ChangeTracker.Clear();
            return new AccountResult.HasOne();
        }
    }

    /// <summary>Stops the account at its very next request, or lets it be used again. It takes nobody else, so its holder and internal audit are told of each.</summary>
    public async Task<AccountResult> Stop(Guid by, Guid account, bool stop, string reason, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(reason))
            return new AccountResult.ReasonMissing();
        if (reason.Length > IssueSignIn.LongestReason)
            return new AccountResult.ReasonTooLong();
        db.ChangeTracker.Clear();
        await using var work = await db.DecidingAlone(clock, ct);
        if (!await IsAdministrator(by, work.At, ct))
            return new AccountResult.NotEntitled();
        if (by == account)
            return new AccountResult.OwnAccount();
        if (await db.Set<Account>().SingleOrDefaultAsync(a => a.Id == account, ct) is not { } found)
            return new AccountResult.NoSuchPerson();
        if (found.DisabledAt is null == stop)
        {
            found.DisabledAt = stop ? work.At : null;
            if (stop)
                await signIns.EndAll(account, except: null, work.At, ct);
            var (change, proof) = AccountChange.Of(clock, account, stop ? AccountAct.Stopped : AccountAct.Resumed, reason.Trim(), by, work.At);
            db.AddRange(change, proof);
            await tell.OfAccount(change.Id, stop ? NoticeKind.AccountStopped : NoticeKind.AccountResumed,
                [.. await AccountRights.Auditors(db, Bangkok.Day(work.At), ct), .. found.PersonId is { } holder ? [holder] : Array.Empty<Guid>()], work.At, ct);
            await work.Commit(ct);
        }
        return new AccountResult.Done(account);
    }

    async Task<bool> IsAdministrator(Guid by, DateTimeOffset at, CancellationToken ct) =>
        (await AccountRights.RolesOf(db, await db.Set<Account>().AsNoTracking().SingleAsync(a => a.Id == by, ct), Bangkok.Day(at), ct)).Contains(Roles.Administrator);
}

using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;

namespace WiangSuai.Workflow.Web.Accounts;

/// <summary>The answer to "is this the password?".</summary>
public abstract record PasswordAnswer
{
    private PasswordAnswer() { }

    public sealed record Right(Account Account) : PasswordAnswer;

    /// <summary>No such name, or another password; which of the two is not told.</summary>
    /// <param name="Left">Attempts left before a wait.</param>
    public sealed record Wrong(int Left) : PasswordAnswer;

    /// <summary>Too many attempts; this one was not looked at.</summary>
    public sealed record Wait(DateTimeOffset Until) : PasswordAnswer;

    /// <summary>The password is right, but the account may not be used.</summary>
    public sealed record Disabled : PasswordAnswer;

    /// <summary>The person has no account, so nothing can be signed with one.</summary>
    public sealed record NoAccount : PasswordAnswer;
}

/// <summary>Checks passwords, with patience. Call it outside a transaction: it counts attempts in one of its own.</summary>
public sealed class Passwords(AppDb db, UserManager<Account> accounts, IPasswordHasher<Account> hasher, PasswordAttempts attempts)
{
    /// <summary>Somebody signs in.</summary>
    public async Task<PasswordAnswer> Check(string userName, string password, TypedAt where, CancellationToken ct) =>
        await Check(accounts.NormalizeName(userName)!, await accounts.FindByNameAsync(userName), password, where, ct);

    /// <summary>The second party of an act signs on the officer's device with their own password. Wrong ones there never hinder them elsewhere.</summary>
    public async Task<PasswordAnswer> CheckSecondParty(Guid person, string password, Guid officerAccount, CancellationToken ct) =>
        await db.Set<Account>().SingleOrDefaultAsync(a => a.PersonId == person, ct) is { } account
            ? await Check(account, password, new TypedAt.InSession(officerAccount), ct)
            : new PasswordAnswer.NoAccount();

    /// <summary>Whether the person has an account that can be used, so that a password can sign for them.</summary>
    public Task<bool> CanSign(Guid person, CancellationToken ct) => db.Set<Account>().AnyAsync(account => account.PersonId == person && account.DisabledAt == null, ct);

    /// <summary>Somebody who is signed in confirms with their own password.</summary>
    public async Task<PasswordAnswer> CheckOwn(Guid accountId, string password, CancellationToken ct) =>
        await Check(await db.Set<Account>().SingleAsync(a => a.Id == accountId, ct), password, new TypedAt.InSession(accountId), ct);

    Task<PasswordAnswer> Check(Account account, string password, TypedAt where, CancellationToken ct) =>
        Check(account.NormalizedUserName!, account, password, where, ct);

    async Task<PasswordAnswer> Check(string userName, Account? account, string password, TypedAt where, CancellationToken ct)
    {
        var verdict = await attempts.Count(userName, where, ct);
        if (verdict.WaitUntil is { } until) return new PasswordAnswer.Wait(until);
        if (!await IsRight(account, password)) return new PasswordAnswer.Wrong(verdict.Left);

        await attempts.WasRight(userName, where, ct);
        return account!.DisabledAt is null ? new PasswordAnswer.Right(account) : new PasswordAnswer.Disabled();
    }

    /// <summary>Takes as long for a name that does not exist as for one that does.</summary>
    async Task<bool> IsRight(Account? account, string password)
    {
        if (account is not null) return await accounts.CheckPasswordAsync(account, password);
        hasher.HashPassword(new Account(), password);
        return false;
    }
}

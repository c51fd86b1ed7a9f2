using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Accounts;

/// <summary>The answer to a code of six digits or a recovery code.</summary>
public abstract record CodeAnswer
{
    private CodeAnswer() { }

    public sealed record Right : CodeAnswer;

    /// <summary>Another code, one of long ago, or one that was used already.</summary>
    public sealed record Wrong(int Left) : CodeAnswer;

    /// <summary>Too many attempts; this one was not looked at.</summary>
    public sealed record Wait(DateTimeOffset Until) : CodeAnswer;
}

/// <summary>Codes of an authenticator app and the recovery codes beside them. The key is Identity's; a code counts once, and no older one after it.</summary>
public sealed class AuthenticatorCodes(AppDb db, UserManager<Account> accounts, PasswordAttempts attempts, TimeProvider clock)
{
    public const int RecoveryCodes = 10;

    /// <summary>A code at sign-in.</summary>
    public async Task<CodeAnswer> Check(Account account, string code, TypedAt where, CancellationToken ct) =>
        await Counted(account, where, async () => await accounts.GetAuthenticatorKeyAsync(account) is { } key && await Use(account.Id, key, code, ct), ct);

    /// <summary>A recovery code at sign-in; each opens the account once.</summary>
    public async Task<CodeAnswer> Recover(Account account, string code, TypedAt where, CancellationToken ct) =>
        await Counted(account, where, async () => (await accounts.RedeemTwoFactorRecoveryCodeAsync(account, code.Trim().ToUpperInvariant())).Succeeded, ct);

    /// <summary>A new key, which counts only once a code of it was given.</summary>
    public async Task<string> Prepare(Account account)
    {
        await accounts.ResetAuthenticatorKeyAsync(account);
        return (await accounts.GetAuthenticatorKeyAsync(account))!;
    }

    /// <summary>Turns it on with the first code, and hands out the recovery codes, which are shown once. Null where the code is wrong.</summary>
    public async Task<IReadOnlyList<string>?> TurnOn(Account account, string code, CancellationToken ct)
    {
        if (account.TwoFactorEnabled || await accounts.GetAuthenticatorKeyAsync(account) is not { } key || !await Use(account.Id, key, code, ct))
            return null;
        await db.Entry(account).ReloadAsync(ct);
        await accounts.SetTwoFactorEnabledAsync(account, true);
        return await NewRecoveryCodes(account);
    }

    public async Task<IReadOnlyList<string>> NewRecoveryCodes(Account account) =>
        [.. (await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes))!];

    public async Task TurnOff(Account account)
    {
        await accounts.SetTwoFactorEnabledAsync(account, false);
        await accounts.ResetAuthenticatorKeyAsync(account);
        await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, 0);
    }

    /// <summary>Of the same code sent twice at once, one counts: the step is moved on in one statement.</summary>
    async Task<bool> Use(Guid account, string key, string code, CancellationToken ct)
    {
        var digits = string.Concat(ThaiDigits.ToArabic(code).Where(char.IsAsciiDigit));
        if (Totp.StepOf(Totp.KeyOf(key), digits, clock.GetUtcNow()) is not { } step)
            return false;
        await using var work = await db.BeginWrite(ct);
        var used = await db.Set<Account>().Where(a => a.Id == account && (a.LastCodeStep == null || a.LastCodeStep < step)).ExecuteUpdateAsync(set => set.SetProperty(a => a.LastCodeStep, step), ct);
        await work.Commit(ct);
        return used == 1;
    }

    async Task<CodeAnswer> Counted(Account account, TypedAt where, Func<Task<bool>> isRight, CancellationToken ct)
    {
        var counted = "code\n" + account.NormalizedUserName;
        var verdict = await attempts.Count(counted, where, ct);
        if (verdict.WaitUntil is { } until)
            return new CodeAnswer.Wait(until);
        if (!await isRight())
            return new CodeAnswer.Wrong(verdict.Left);
        await attempts.WasRight(counted, where, ct);
        return new CodeAnswer.Right();
    }
}

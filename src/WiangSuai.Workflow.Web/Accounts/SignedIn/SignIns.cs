using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;

namespace WiangSuai.Workflow.Web.Accounts;

/// <summary>Begins and ends sign-ins on devices. There is no other way to the cookie.</summary>
public sealed class SignIns(AppDb db, SignInManager<Account> session, AccountSettings settings, TimeProvider clock)
{
    internal const string Claim = "signed-in";

    /// <summary>A shared device's time is moved on no more often than this, so that reading does not write at every page.</summary>
    static readonly TimeSpan Grain = TimeSpan.FromMinutes(1);

    public async Task Begin(HttpContext http, Account account, DeviceKind device, SignInMethod method, CancellationToken ct)
    {
        var now = clock.GetUtcNow().ToStoredInstant();
        var signedIn = new SignedIn
        {
            Id = clock.NewId(),
            AccountId = account.Id,
            Device = device,
            Name = DeviceName.Of(http.Request.Headers.UserAgent),
            Method = method,
            At = now,
            SeenAt = now,
            Until = now + (device == DeviceKind.Own ? settings.Own : settings.SharedIdle),
        };
        db.Add(signedIn);
        await db.SaveChangesAsync(ct);
        await Write(account, signedIn.Id, device == DeviceKind.Own);
    }

    /// <summary>Writes the cookie of this sign-in anew, after the account's stamp has changed. All others have another stamp: they are over.</summary>
    public async Task KeepThisOnly(ClaimsPrincipal user, Account account, CancellationToken ct)
    {
        await using (var work = await db.BeginWrite(ct))
        {
            await EndAll(account.Id, user.SignedIn(), clock.GetUtcNow().ToStoredInstant(), ct);
            await work.Commit(ct);
        }
        await Write(account, user.SignedIn(), await db.Set<SignedIn>().AnyAsync(s => s.Id == user.SignedIn() && s.Device == DeviceKind.Own, ct));
    }

    /// <summary>Ends one of the account's sign-ins.</summary>
    public async Task End(Guid account, Guid signedIn, CancellationToken ct)
    {
        DateTimeOffset? now = clock.GetUtcNow().ToStoredInstant();
        await using var work = await db.BeginWrite(ct);
        await db.Set<SignedIn>().Where(s => s.Id == signedIn && s.AccountId == account && s.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now), ct);
        await work.Commit(ct);
    }

    /// <summary>Ends them all in the caller's transaction, but one.</summary>
    internal Task EndAll(Guid account, Guid? except, DateTimeOffset at, CancellationToken ct)
    {
        DateTimeOffset? ended = at;
        return db.Set<SignedIn>().Where(s => s.AccountId == account && s.EndedAt == null && s.Id != except).ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, ended), ct);
    }

    /// <summary>Moves the time of a shared device on, because it is used.</summary>
    internal async Task Used(Guid signedIn, DeviceKind device, DateTimeOffset at, DateTimeOffset seen, DateTimeOffset until, CancellationToken ct)
    {
        var now = clock.GetUtcNow().ToStoredInstant();
        if (now - seen < Grain)
            return;
        var longest = at + AccountSettings.LongestShared;
        var next = device == DeviceKind.Own ? until : now + settings.SharedIdle < longest ? now + settings.SharedIdle : longest;
        await using var work = await db.BeginWrite(ct);
        await db.Set<SignedIn>().Where(s => s.Id == signedIn && s.EndedAt == null && s.SeenAt < now)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.SeenAt, now).SetProperty(s => s.Until, next), ct);
        await work.Commit(ct);
    }

    Task Write(Account account, Guid signedIn, bool persistent) =>
        session.SignInWithClaimsAsync(account, new AuthenticationProperties { IsPersistent = persistent }, [new Claim(Claim, signedIn.ToString())]);
}

using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Shared.Errors;

namespace WiangSuai.Workflow.Web.Accounts;

/// <summary>Puts into the cookie no more than who signed in and under which security stamp. Everything else is read at each request.</summary>
internal sealed class CookieClaims(IOptions<IdentityOptions> options) : IUserClaimsPrincipalFactory<Account>
{
    public Task<ClaimsPrincipal> CreateAsync(Account user) => Task.FromResult(new ClaimsPrincipal(new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, user.Id.ToString()),
            new(options.Value.ClaimsIdentity.SecurityStampClaimType, user.SecurityStamp!),
        ],
        IdentityConstants.ApplicationScheme)));
}

/// <summary>
/// Asks the database at every request whether the account may still be used, whether this device is still signed in and what its person holds today,
/// so that a disabled account, a changed password, a device signed out or an ended holding stops the very next request. Files of the site are served without it.
/// </summary>
internal sealed class AccountCookies(AppDb db, SignIns signIns, AccountClaims claims, TimeProvider clock, IOptions<IdentityOptions> options) : CookieAuthenticationEvents
{
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null) return;

        if (await Current(context.Principal!, context.HttpContext.RequestAborted) is { } current)
        {
            context.ReplacePrincipal(current);
        }
        else
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        }
    }

    /// <summary>A signed-in person without the right is told so; sending them to sign in again would help nobody.</summary>
    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    /// <summary>A program is told so; a page leads to signing in. Words that were typed before the time was over are shown first, so that they are not lost.</summary>
    public override async Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else if ((await KeptWords.Of(context.Request, context.HttpContext.RequestAborted)).Count > 0)
        {
            context.HttpContext.Features.Set(new ExpiredForm());
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
        else
        {
            await base.RedirectToLogin(context);
        }
    }

    async Task<ClaimsPrincipal?> Current(ClaimsPrincipal cookie, CancellationToken ct)
    {
        if (cookie.FindFirstValue(SignIns.Claim) is null) return null;   // written by an earlier version of the program
        var (id, signedIn, now) = (cookie.AccountId(), cookie.SignedIn(), clock.GetUtcNow().ToStoredInstant());
        var stamp = cookie.FindFirstValue(options.Value.ClaimsIdentity.SecurityStampClaimType);
        var found = await (
            from device in db.Set<SignedIn>()
            join account in db.Set<Account>() on device.AccountId equals account.Id
            where device.Id == signedIn && device.EndedAt == null && device.Until > now && account.Id == id && account.SecurityStamp == stamp && account.DisabledAt == null
            select new
            {
                Account = new AccountFacts(
                    account.Id, account.UserName!, account.IsAdministrator, account.PersonId, account.Person!.Name, account.Person.NameEn,
                    account.UnconfirmedSince != null, account.Language, account.TextSize),
                device.Device,
                device.At,
                device.SeenAt,
                device.Until,
            }).SingleOrDefaultAsync(ct);
        if (found is null) return null;

        await signIns.Used(signedIn, found.Device, found.At, found.SeenAt, found.Until, ct);
        return await claims.Of(found.Account, IdentityConstants.ApplicationScheme,
            [new(options.Value.ClaimsIdentity.SecurityStampClaimType, stamp!), new(SignIns.Claim, signedIn.ToString())], ct);
    }
}

using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;

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
/// Asks the database at every request whether the account may still be used and what its person holds today, so that a disabled account,
/// a changed password or an ended holding stops the very next request. One query; files of the site are served without it.
/// </summary>
internal sealed class AccountCookies(AppDb db, TimeProvider clock, IOptions<IdentityOptions> options) : CookieAuthenticationEvents
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

    async Task<ClaimsPrincipal?> Current(ClaimsPrincipal cookie, CancellationToken ct)
    {
        var id = cookie.AccountId();
        var stamp = cookie.FindFirstValue(options.Value.ClaimsIdentity.SecurityStampClaimType);
        var account = await db.Set<Account>()
            .Where(a => a.Id == id && a.SecurityStamp == stamp && a.DisabledAt == null)
            .Select(a => new { a.UserName, a.IsAdministrator, a.PersonId, PersonName = a.Person!.Name, PersonNameEn = a.Person.NameEn })
            .SingleOrDefaultAsync(ct);
        if (account is null) return null;

        var held = account.PersonId is { } person ? await HeldPosts.Of(db, person, clock.Today(), ct) : [];
        return new ClaimsPrincipal(new ClaimsIdentity(
            Claims(id, stamp!, account.UserName!, held, account.IsAdministrator, account.PersonId, account.PersonName, account.PersonNameEn),
            IdentityConstants.ApplicationScheme));
    }

    IEnumerable<Claim> Claims(
        Guid id, string stamp, string userName, List<HeldPost> held, bool administrator, Guid? person, string? personName, string? personNameEn)
    {
        yield return new(ClaimTypes.NameIdentifier, id.ToString());
        yield return new(options.Value.ClaimsIdentity.SecurityStampClaimType, stamp);
        yield return new(ClaimTypes.Name, userName);
        if (person is { } personId)
        {
            yield return new(WhoIsSignedIn.Person, personId.ToString());
            yield return new(WhoIsSignedIn.PersonName, personName!);
            yield return new(WhoIsSignedIn.PersonNameEn, personNameEn!);
        }

        foreach (var post in held)
        {
            yield return new(WhoIsSignedIn.PostTitle, post.Title);
            yield return new(WhoIsSignedIn.PostTitleEn, post.TitleEn);
        }

        foreach (var role in Roles.Of(held, administrator)) yield return new(ClaimTypes.Role, role);
    }
}

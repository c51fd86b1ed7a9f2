using System.Globalization;
using System.Security.Claims;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Accounts;

/// <summary>What of an account a request needs.</summary>
internal sealed record AccountFacts(
    Guid Id, string UserName, bool IsAdministrator, Guid? PersonId, string? PersonName, string? PersonNameEn, bool Unconfirmed, string? Language, int TextSize);

/// <summary>Says of whoever asks who that is and what the person holds today.</summary>
internal sealed class AccountClaims(AppDb db, TimeProvider clock)
{
    /// <summary>While a sign-in that was issued waits for its holder's word, its holder has the roles of nobody but an employee: nothing is done in anybody's name.</summary>
    public async Task<ClaimsPrincipal> Of(AccountFacts account, string scheme, IEnumerable<Claim> further, CancellationToken ct)
    {
        var held = account.PersonId is { } person ? await HeldPosts.Of(db, person, clock.Today(), ct) : [];
        var roles = Roles.Of(held, account.IsAdministrator);
        return new(new ClaimsIdentity([.. Claims(account, held, account.Unconfirmed ? roles.Intersect([Roles.Employee]) : roles), .. further], scheme));
    }

    static IEnumerable<Claim> Claims(AccountFacts account, List<HeldPost> held, IEnumerable<string> roles)
    {
        yield return new(ClaimTypes.NameIdentifier, account.Id.ToString());
        yield return new(ClaimTypes.Name, account.UserName);
        if (account.PersonId is { } personId)
        {
            yield return new(WhoIsSignedIn.Person, personId.ToString());
            yield return new(WhoIsSignedIn.PersonName, account.PersonName!);
            yield return new(WhoIsSignedIn.PersonNameEn, account.PersonNameEn!);
        }
        if (account.Unconfirmed) yield return new(WhoIsSignedIn.Unconfirmed, "");
        if (account.Language is { } language) yield return new(Appearance.LanguageClaim, language);
        yield return new(Appearance.TextSizeClaim, account.TextSize.ToString(CultureInfo.InvariantCulture));

        foreach (var post in held)
        {
            yield return new(WhoIsSignedIn.PostTitle, post.Title);
            yield return new(WhoIsSignedIn.PostTitleEn, post.TitleEn);
        }

        foreach (var role in roles) yield return new(ClaimTypes.Role, role);
    }
}

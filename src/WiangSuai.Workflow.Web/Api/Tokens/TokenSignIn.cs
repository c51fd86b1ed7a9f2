using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;

namespace WiangSuai.Workflow.Web.Api;

/// <summary>Signs a program in by the token in its <c>Authorization: Bearer</c> header. Only routes of the interface ask for this scheme; no page does.</summary>
internal sealed class TokenSignIn(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, AppDb db, AccountClaims claims, TimeProvider clock)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    public const string SchemeName = "ServiceToken";
    internal const string MayFile = "token-may-file", Token = "token";
    const string Bearer = "Bearer ";

    static readonly TimeSpan Grain = TimeSpan.FromMinutes(1);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer + TokenText.Prefix, StringComparison.Ordinal))
            return AuthenticateResult.NoResult();
        var (hash, now, ct) = (new TokenText(header[Bearer.Length..].Trim()).Hash, clock.GetUtcNow().ToStoredInstant(), Context.RequestAborted);
        var found = await (
            from token in db.Set<ServiceToken>()
            join account in db.Set<Account>() on token.AccountId equals account.Id
            where token.Hash == hash && token.RevokedAt == null && token.ExpiresAt > now && account.DisabledAt == null && account.UnconfirmedSince == null
            select new
            {
                token.Id,
                token.MayFile,
                token.UsedAt,
                Account = new AccountFacts(account.Id, account.UserName!, false, account.PersonId, account.Person!.Name, account.Person.NameEn, false, account.Language, account.TextSize),
            }).SingleOrDefaultAsync(ct);
        if (found is null)
            return AuthenticateResult.Fail("No such token.");

        if (found.UsedAt is not { } used || now - used >= Grain)
        {
            DateTimeOffset? at = now;
            await using var work = await db.BeginWrite(ct);
            await db.Set<ServiceToken>().Where(token => token.Id == found.Id).ExecuteUpdateAsync(set => set.SetProperty(token => token.UsedAt, at), ct);
            await work.Commit(ct);
        }
        var principal = await claims.Of(found.Account, SchemeName, [new Claim(Token, found.Id.ToString()), .. found.MayFile ? [new Claim(MayFile, "")] : Array.Empty<Claim>()], ct);
        return AuthenticateResult.Success(new AuthenticationTicket(principal, SchemeName));
    }
}

/// <summary>What a token may call, said at the route itself.</summary>
/// <param name="Files">It files a request; the token must be one that may.</param>
internal sealed record TokenMay(bool Files);

internal static class Tokens
{
    public static bool IsToken(this ClaimsPrincipal user) => user.HasClaim(claim => claim.Type == TokenSignIn.Token);

    public static bool TokenMayFile(this ClaimsPrincipal user) => user.HasClaim(claim => claim.Type == TokenSignIn.MayFile);
}

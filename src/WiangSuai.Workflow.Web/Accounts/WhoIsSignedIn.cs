using System.Security.Claims;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Accounts;

/// <summary>Who is asking, as this request found them in the database.</summary>
public static class WhoIsSignedIn
{
    internal const string Person = "person", PersonName = "person-name", PersonNameEn = "person-name-en", PostTitle = "post", PostTitleEn = "post-en", Unconfirmed = "unconfirmed";

    /// <summary>The account of the request.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in; pages for everybody do not ask.</exception>
    public static Guid AccountId(this ClaimsPrincipal user) => user.IdOf(ClaimTypes.NameIdentifier) ?? throw new InvalidOperationException("Nobody is signed in.");

    /// <summary>The person behind the account; none for a purely technical account.</summary>
    public static Guid? PersonId(this ClaimsPrincipal user) => user.IdOf(Person);

    /// <summary>The sign-in on this device.</summary>
    public static Guid SignedIn(this ClaimsPrincipal user) => user.IdOf(SignIns.Claim) ?? throw new InvalidOperationException("Nobody is signed in.");

    /// <summary>A sign-in that was issued waits for the person's own word, and the person does nothing until then.</summary>
    public static bool IsUnconfirmed(this ClaimsPrincipal user) => user.HasClaim(claim => claim.Type == Unconfirmed);

    /// <summary>The person's name with title, or the account's name where there is no person.</summary>
    public static string DisplayName(this ClaimsPrincipal user, bool english = false) =>
        user.FindFirstValue(english ? PersonNameEn : PersonName) ?? user.FindFirstValue(ClaimTypes.Name) ?? "";

    /// <summary>Titles of the posts held today, the highest first.</summary>
    public static IReadOnlyList<string> PostTitles(this ClaimsPrincipal user, bool english = false) =>
        [.. user.FindAll(english ? PostTitleEn : PostTitle).Select(claim => claim.Value)];

    /// <summary>Who reads, as the frame around a page prints it; none where nobody is signed in.</summary>
    internal static Reader? AsReader(this ClaimsPrincipal user) => user.Identity is { IsAuthenticated: true }
        ? new Reader(user.DisplayName(!Languages.IsThai), user.PostTitles(!Languages.IsThai) is [var first, ..] ? first : "", user.FrameRole())
        : null;

    /// <summary>Of several roles, the one whose work is found in the fewest hands decides which places the frame offers.</summary>
    static FrameRole FrameRole(this ClaimsPrincipal user) =>
        user.IsInRole(Roles.Mayor) ? Shared.FrameRole.Mayor
        : user.IsInRole(Roles.DeputyMayor) ? Shared.FrameRole.DeputyMayor
        : user.IsInRole(Roles.Clerk) ? Shared.FrameRole.Clerk
        : user.IsInRole(Roles.Auditor) ? Shared.FrameRole.InternalAudit
        : user.IsInRole(Roles.PropertyOfficer) ? Shared.FrameRole.PropertyOfficer
        : user.IsInRole(Roles.Registrar) ? Shared.FrameRole.Registrar
        : user.IsInRole(Roles.Personnel) ? Shared.FrameRole.Personnel
        : user.IsInRole(Roles.Head) ? Shared.FrameRole.DivisionHead
        : user.IsInRole(Roles.Administrator) ? Shared.FrameRole.Administrator
        : Shared.FrameRole.Employee;

    static Guid? IdOf(this ClaimsPrincipal user, string claim) => Guid.TryParse(user.FindFirstValue(claim), out var id) ? id : null;
}

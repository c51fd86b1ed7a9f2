using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.People;

namespace WiangSuai.Workflow.Web.Accounts;

/// <summary>Which screens somebody gets to see. Worked out from holdings at every request; only Authority lets somebody decide.</summary>
public static class Roles
{
    /// <summary>Anybody who holds a post.</summary>
    public const string Employee = "employee";
    public const string PropertyOfficer = "property-officer";
    /// <summary>Head of a unit: director, head of a section.</summary>
    public const string Head = "head";
    /// <summary>ปลัดเทศบาล</summary>
    public const string Clerk = "clerk";
    public const string DeputyMayor = "deputy-mayor";
    public const string Mayor = "mayor";
    public const string Auditor = "auditor";
    /// <summary>งานนิติการ or the central registry.</summary>
    public const string Registrar = "registrar";
    /// <summary>งานการเจ้าหน้าที่: proposes and confirms who holds which post.</summary>
    public const string Personnel = "personnel";
    /// <summary>Looks after the system; the only one that is granted by hand.</summary>
    public const string Administrator = "administrator";

    /// <summary>The roles of somebody who holds these posts. Acting in a post opens its screens as holding it does.</summary>
    public static IReadOnlySet<string> Of(IEnumerable<HeldPost> held, bool administrator) =>
        held.SelectMany(Of).Concat(administrator ? [Administrator] : []).ToHashSet();

    static IEnumerable<string> Of(HeldPost post)
    {
        yield return Employee;
        if (post.IsHead) yield return Head;
        if (Of(post.Kind) is { } office) yield return office;
        foreach (var function in post.UnitFunctions)
            if (ForFunction(function) is { } role) yield return role;
    }

    static string? Of(Authority.PostKind kind) => kind switch
    {
        Authority.PostKind.Mayor => Mayor,
        Authority.PostKind.DeputyMayor => DeputyMayor,
        Authority.PostKind.Clerk => Clerk,
        _ => null,
    };

    static string? ForFunction(string function) => function switch
    {
        Functions.AssetRegistry => PropertyOfficer,
        Functions.Legal or Functions.CentralRegistry => Registrar,
        Functions.InternalAudit => Auditor,
        Functions.Personnel => Personnel,
        _ => null,
    };
}

/// <summary>What of a held post matters for the screens.</summary>
public sealed record HeldPost(string Title, string TitleEn, Authority.PostKind Kind, bool IsHead, IReadOnlyList<string> UnitFunctions);

internal static class HeldPosts
{
    /// <summary>The posts that a person holds on a day, own ones before those acted in, the highest first.</summary>
    public static Task<List<HeldPost>> Of(AppDb db, Guid person, DateOnly day, CancellationToken ct) =>
        db.Set<Holding>()
            .Where(h => h.PersonId == person).Where(StandingHoldings.On(day))
            .OrderBy(h => h.Mode == Authority.HoldingMode.Own ? 0 : 1).ThenBy(h => h.Post!.Unit!.Place).ThenBy(h => h.Post!.Place)
            .Select(h => new HeldPost(
                h.Post!.Title, h.Post.TitleEn, h.Post.Kind, h.Post.IsHead,
                db.Set<UnitFunction>().Where(f => f.UnitId == h.Post.UnitId).Select(f => f.Function).ToList()))
            .ToListAsync(ct);
}

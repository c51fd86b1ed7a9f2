using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Orders;

/// <summary>What the office has to choose from when an order is written: posts, units and classes of things.</summary>
/// <param name="Mayor">Whose powers an order gives; none in an office without such a post.</param>
/// <param name="Posts">To whom they can be given.</param>
public sealed record OrderChoices(PostChoice? Mayor, IReadOnlyList<PostChoice> Posts, IReadOnlyList<UnitChoice> Units, IReadOnlyList<ClassChoice> Classes)
{
    public static async Task<OrderChoices> Read(AppDb db, CancellationToken ct)
    {
        var posts = await db.Set<People.Post>().AsNoTracking().Where(post => post.AbolishedOn == null).OrderBy(post => post.Unit!.Place).ThenBy(post => post.Place)
            .Select(post => new PostChoice(post.Id, post.Title, post.TitleEn, post.SignedAs, post.Kind)).ToListAsync(ct);
        return new(
            posts.FirstOrDefault(post => post.Kind == PostKind.Mayor),
            [.. posts.Where(post => post.Kind != PostKind.Mayor)],
            await db.Set<People.Unit>().AsNoTracking().Where(unit => unit.AbolishedOn == null).OrderBy(unit => unit.Place).Select(unit => new UnitChoice(unit.Id, unit.Name, unit.NameEn)).ToListAsync(ct),
            await db.Set<AssetClass>().AsNoTracking().OrderBy(kind => kind.Code).Select(kind => new ClassChoice(kind.Code, kind.Thai, kind.English)).ToListAsync(ct));
    }

    public PostChoice? Post(Guid? id) => Posts.FirstOrDefault(post => post.Id == id);

    /// <summary>Whether an order of this content grants something only once the public has been told (ม.48 วีสติ).</summary>
    public bool NeedAnnouncement(OrderContent content) => content.Clauses.Any(clause => Post(clause.Post) is { } post && Announcing.IsNeededFor(post.Kind));
}

/// <summary>A post to choose.</summary>
/// <param name="Thai">Title as orders print it.</param>
public sealed record PostChoice(Guid Id, string Thai, string English, string SignedAs, PostKind Kind)
{
    public string Here => Languages.IsThai ? Thai : English;
}

/// <summary>A unit to choose.</summary>
public sealed record UnitChoice(Guid Id, string Thai, string English)
{
    public string Here => Languages.IsThai ? Thai : English;
}

/// <summary>A class of things to choose.</summary>
public sealed record ClassChoice(string Code, string Thai, string English)
{
    public string Here => Languages.IsThai ? Thai : English;
}

/// <summary>Which orders the public has to be told of before they grant (ประกาศให้ประชาชนทราบ).</summary>
public static class Announcing
{
    /// <summary>The posts whose delegation the public is told of.</summary>
    internal static IReadOnlyList<PostKind> For { get; } = new Policy().AnnouncedFor;

    public static bool IsNeededFor(PostKind delegatee) => For.Contains(delegatee);

    /// <summary>The clauses that grant nothing yet because nobody has announced the order.</summary>
    /// <param name="order">With its clauses, their posts and its announcements.</param>
    public static IReadOnlyList<Clause> Waiting(this Instrument order) =>
        order.Kind != InstrumentKind.Delegation || order.Announcements.Any(announced => announced.KnownTo is null) ? []
        : [.. order.Clauses.Where(clause => clause.DelegateePost is { } post && IsNeededFor(post.Kind)).OrderBy(clause => clause.Place)];
}

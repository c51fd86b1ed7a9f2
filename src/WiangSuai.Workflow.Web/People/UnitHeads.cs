using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Shared;
using HoldingMode = WiangSuai.Workflow.Authority.HoldingMode;
using PostKind = WiangSuai.Workflow.Authority.PostKind;

namespace WiangSuai.Workflow.Web.People;

/// <summary>Who answers for a unit, or sits in a post, on the day: absence and acting holders counted.</summary>
public sealed class UnitHeads(AppDb db)
{
    /// <summary>Holders of the post that heads the unit; where none can act, whoever acts in it; where nobody does, the same of the next superior post.</summary>
    public async Task<IReadOnlyList<HeadOfUnit>> Of(Guid unit, DateTimeOffset at, CancellationToken ct) =>
        await From(await db.Set<Post>().AsNoTracking().SingleOrDefaultAsync(p => p.UnitId == unit && p.IsHead && p.AbolishedOn == null, ct), at, ct);

    /// <summary>The same for the one post of a kind: the clerk's.</summary>
    public async Task<IReadOnlyList<HeadOfUnit>> Of(PostKind kind, DateTimeOffset at, CancellationToken ct) =>
        await From(await db.Set<Post>().AsNoTracking().FirstOrDefaultAsync(p => p.Kind == kind && p.AbolishedOn == null, ct), at, ct);

    async Task<IReadOnlyList<HeadOfUnit>> From(Post? post, DateTimeOffset at, CancellationToken ct)
    {
        for (var seen = new HashSet<Guid>(); post is not null && seen.Add(post.Id);)
        {
            var (title, able) = (post.Title, await Able(post.Id, at, ct));
            if (able.Count > 0)
                return [.. able.Select(person => new HeadOfUnit(person, title))];
            var superior = post.ReportsToId;
            post = await db.Set<Post>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == superior, ct);
        }
        return [];
    }

    async Task<IReadOnlyList<Guid>> Able(Guid post, DateTimeOffset at, CancellationToken ct)
    {
        var present = await db.Set<Holding>().Where(StandingHoldings.On(Bangkok.Day(at))).Where(held => held.PostId == post)
            .Where(held => !db.Set<Absence>().Any(away => away.PersonId == held.PersonId && away.KnownTo == null && away.From <= at && (away.Until == null || away.Until > at)))
            .Select(held => new { held.PersonId, IsOwn = held.Mode == HoldingMode.Own }).Distinct().ToListAsync(ct);
        return [.. (present.Exists(held => held.IsOwn) ? present.Where(held => held.IsOwn) : present).Select(held => held.PersonId)];
    }
}

/// <summary>Somebody who answers for a unit, and the title of the post in whose name.</summary>
public sealed record HeadOfUnit(Guid Person, string Post);

using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Orders;
using WiangSuai.Workflow.Web.People;
using Absence = WiangSuai.Workflow.Web.People.Absence;
using Bangkok = WiangSuai.Workflow.Web.Shared.Bangkok;
using Holding = WiangSuai.Workflow.Web.People.Holding;
using Person = WiangSuai.Workflow.Web.People.Person;
using Post = WiangSuai.Workflow.Web.People.Post;

namespace WiangSuai.Workflow.Web.Audits;

/// <summary>Audit as authority sees it (เรื่อง). Independence is part of the matter: whoever holds a post in the audited unit neither audits it nor takes note of it for the clerk.</summary>
public sealed class AuditMatters(AppDb db)
{
    static readonly string[] NotForInsiders = [Powers.AuditReport.Code, Powers.AuditAcknowledge.Code];

    /// <param name="unit">The audited unit; none for the month as a whole.</param>
    /// <param name="author">The auditor whose report it is. Signing the own report is no request of one's own: there nobody asks.</param>
    public async Task<Matter> Of(Guid? unit, Guid author, string power, DateTimeOffset at, CancellationToken ct) => new()
    {
        Requester = power == Powers.AuditReport.Code ? Guid.Empty : author,
        RequestingUnit = await db.Set<UnitFunction>().Where(function => function.Function == Functions.InternalAudit).Select(function => (Guid?)function.UnitId).SingleOrDefaultAsync(ct),
        HoldingUnit = unit,
        Conflicts = unit is { } audited && NotForInsiders.Contains(power) ? await InsidersOf(audited, Bangkok.Day(at), ct) : [],
    };

    /// <summary>Whoever holds a post in the unit or in a section under it.</summary>
    Task<List<Guid>> InsidersOf(Guid unit, DateOnly day, CancellationToken ct) =>
        db.Set<Holding>().Where(StandingHoldings.On(day)).Where(held => held.Post!.UnitId == unit || held.Post.Unit!.ParentId == unit)
            .Select(held => held.PersonId).Distinct().ToListAsync(ct);
}

/// <summary>Whether somebody may act for internal audit now, and how the act is signed.</summary>
public sealed class AuditRulings(AppDb db, AuthoritySnapshots authority, AuditMatters matters)
{
    /// <param name="unit">The audited unit; none for the month as a whole.</param>
    public async Task<Ruling> For(Guid? unit, Guid person, AuthorityWork work, CancellationToken ct)
    {
        var town = await authority.In(work, ct);
        return town.Decide(Powers.AuditReport.Code, await matters.Of(unit, Guid.Empty, Powers.AuditReport.Code, work.At, ct), person, work.At);
    }

    public async Task<AuditSignature> Sign(Ruling.Granted granted, Guid person, AuthorityWork work, CancellationToken ct) => new(
        person, await NameOf(person, ct), string.Join('\n', granted.Basis.Block.Lines), JsonSerializer.Serialize<Ruling>(granted, RulingJson.Options), work.Standing, work.At);

    /// <summary>Name as printed.</summary>
    public Task<string> NameOf(Guid person, CancellationToken ct) => db.Set<Person>().Where(p => p.Id == person).Select(p => p.Name).SingleAsync(ct);
}

/// <summary>Who signed for internal audit, in which capacity and when; each act keeps it in its own row.</summary>
public sealed record AuditSignature(Guid Person, string Name, string Block, string Ruling, int AuthorityVersion, DateTimeOffset At);

/// <summary>Who answers for a unit (หัวหน้าหน่วยรับตรวจ).</summary>
public sealed class UnitHeads(AppDb db)
{
    /// <summary>Holders of the post that heads the unit; where none can act, whoever acts in it; where nobody does, the same of the next superior post.</summary>
    public async Task<IReadOnlyList<HeadOfUnit>> Of(Guid unit, DateTimeOffset at, CancellationToken ct)
    {
        var post = await db.Set<Post>().AsNoTracking().SingleOrDefaultAsync(p => p.UnitId == unit && p.IsHead && p.AbolishedOn == null, ct);
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

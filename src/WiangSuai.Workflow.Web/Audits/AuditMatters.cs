using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Orders;
using WiangSuai.Workflow.Web.People;
using Bangkok = WiangSuai.Workflow.Web.Shared.Bangkok;
using Holding = WiangSuai.Workflow.Web.People.Holding;
using Person = WiangSuai.Workflow.Web.People.Person;

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
        person, await db.NameOf(person, ct), string.Join('\n', granted.Basis.Block.Lines), JsonSerializer.Serialize<Ruling>(granted, RulingJson.Options), work.Standing, work.At);
}

/// <summary>Who signed for internal audit, in which capacity and when; each act keeps it in its own row.</summary>
public sealed record AuditSignature(Guid Person, string Name, string Block, string Ruling, int AuthorityVersion, DateTimeOffset At);

using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Audits;

/// <summary>Who may read what of internal audit. Checklists are audit's working papers; of a finding its unit learns once the mayor has directed it.</summary>
public sealed class AuditReaders(AppDb db, TimeProvider clock)
{
    /// <summary>For attributes of pages.</summary>
    public const string WholeHouse = $"{Roles.Auditor},{Roles.Mayor},{Roles.DeputyMayor},{Roles.Clerk}";

    public const string WithHeads = $"{WholeHouse},{Roles.Head}";

    public static bool SeesAll(ClaimsPrincipal reader) => WholeHouse.Split(',').Any(reader.IsInRole);

    /// <summary>Units whose head the reader is, as a holder or in any acting mode.</summary>
    public async Task<IReadOnlySet<Guid>> UnitsHeaded(ClaimsPrincipal reader, CancellationToken ct) =>
        reader.PersonId() is not { } person
            ? new HashSet<Guid>()
            : (await db.Set<Holding>().Where(StandingHoldings.On(clock.Today())).Where(held => held.PersonId == person && held.Post!.IsHead).Select(held => held.Post!.UnitId).ToListAsync(ct)).ToHashSet();

    public async Task<bool> MayRead(Finding finding, ClaimsPrincipal reader, CancellationToken ct) =>
        SeesAll(reader)
        || FindingStates.UnitKnows(finding.Status) && (await UnitsHeaded(reader, ct)).Contains(finding.UnitId)
        || reader.PersonId() is { } person && await db.Set<TaskCandidate>().AnyAsync(c => c.PersonId == person && db.Set<WorkTask>().Any(t => t.Id == c.TaskId && t.CaseId == finding.Id), ct);
}

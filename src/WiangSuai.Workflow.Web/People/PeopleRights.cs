using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Orders;
using WiangSuai.Workflow.Web.Shared;
using PostKind = WiangSuai.Workflow.Authority.PostKind;

namespace WiangSuai.Workflow.Web.People;

/// <summary>Who may draw the office's chart, and who may say who holds which post; asked of account and holdings in the acting transaction.</summary>
/// <remarks>An administrator proposes and never confirms without a post of the own: looking after the system gives nobody a power, also not to oneself.</remarks>
public sealed class PeopleRights(AppDb db)
{
    /// <summary>Roles that may confirm what another proposed.</summary>
    static readonly string[] Confirm = [Roles.Administrator, Roles.Personnel, Roles.Clerk];

    /// <returns>None where the account may not be used.</returns>
    public async Task<Actor?> Of(Guid account, DateTimeOffset at, CancellationToken ct)
    {
        if (await db.Set<Account>().AsNoTracking().Include(a => a.Person).SingleOrDefaultAsync(a => a.Id == account && a.DisabledAt == null, ct) is not { } found)
            return null;
        var held = found.PersonId is { } person ? await HeldPosts.Of(db, person, Bangkok.Day(at), ct) : [];
        var roles = Roles.Of(held, found.IsAdministrator);
        return new Actor(
            found.Id, found.PersonId,
            DrawsChart: found.IsAdministrator,
            Proposes: found.IsAdministrator || roles.Contains(Roles.Personnel),
            Confirms: found.PersonId is not null && held.Count > 0 && Confirm.Any(roles.Contains));
    }

    /// <summary>Persons who could confirm, by their accounts and posts.</summary>
    public async Task<IReadOnlyList<Guid>> WhoConfirms(DateTimeOffset at, CancellationToken ct)
    {
        var accounts = await db.Set<Account>().AsNoTracking().Where(a => a.DisabledAt == null && a.PersonId != null).Select(a => new { a.Id, Person = a.PersonId!.Value }).ToListAsync(ct);
        var persons = new List<Guid>();
        foreach (var account in accounts)
            if (await Of(account.Id, at, ct) is { Confirms: true })
                persons.Add(account.Person);
        return persons;
    }

    /// <summary>Persons of internal audit, who are told of every change of who holds what.</summary>
    public async Task<IReadOnlyList<Guid>> Auditors(DateTimeOffset at, CancellationToken ct) =>
        await db.Set<Holding>().Where(StandingHoldings.On(Bangkok.Day(at)))
            .Where(h => db.Set<UnitFunction>().Any(f => f.Function == Functions.InternalAudit && f.UnitId == h.Post!.UnitId))
            .Select(h => h.PersonId).Distinct().ToListAsync(ct);

    /// <summary>
    /// ตั้งต้นระบบ: whether holdings may still be entered by one person alone. So it is while nobody holds anything but what was entered this way, nothing
    /// of it was confirmed, no order was made and nothing was decided in the office: afterwards there is a second person.
    /// </summary>
    /// <remarks>
    /// A decision closes it as soon as the clerk's post or one of personnel was ever held; where it never was, nobody could confirm and the office would be stuck.
    /// Who may sign in does not matter: whoever stops accounts does not open it again.
    /// </remarks>
    public async Task<bool> SetUpIsOpen(CancellationToken ct) =>
        !await db.Set<Holding>().AnyAsync(h => h.Source != HoldingSource.SetUp, ct)
        && !await db.Set<HoldingProposal>().AnyAsync(p => p.Status == ProposalStatus.Confirmed, ct)
        && !await db.Set<Instrument>().AnyAsync(ct)
        && !(await db.Set<Decision>().AnyAsync(ct) && await ASecondPersonWasThere(ct));

    /// <summary>Whether who entered it at the set-up takes it back without a second person: a slip of the pen, before anybody could rest on it, and not about the own post.</summary>
    public async Task<bool> TakesBackAlone(HoldingProposal entered, Actor actor, CancellationToken ct) => entered.PersonId != actor.Person && await SetUpIsOpen(ct);

    Task<bool> ASecondPersonWasThere(CancellationToken ct) => db.Set<Holding>().AnyAsync(
        h => h.Post!.Kind == PostKind.Clerk || db.Set<UnitFunction>().Any(f => f.Function == Functions.Personnel && f.UnitId == h.Post!.UnitId), ct);
}

/// <summary>What somebody may do to the office's chart and its holdings.</summary>
/// <param name="Person">None for a purely technical administrator.</param>
public sealed record Actor(Guid Account, Guid? Person, bool DrawsChart, bool Proposes, bool Confirms);

/// <summary>What roles of the request open in the screens; the commands ask again.</summary>
internal static class PeopleAudience
{
    public static bool DrawsChart(this System.Security.Claims.ClaimsPrincipal user) => user.IsInRole(Roles.Administrator);

    public static bool ProposesHoldings(this System.Security.Claims.ClaimsPrincipal user) => user.IsInRole(Roles.Administrator) || user.IsInRole(Roles.Personnel);

    /// <summary>Reads proposals, scans and changes: who deals with them, and internal audit.</summary>
    public static bool ReadsHoldings(this System.Security.Claims.ClaimsPrincipal user) =>
        user.ProposesHoldings() || user.IsInRole(Roles.Clerk) || user.IsInRole(Roles.Auditor);
}

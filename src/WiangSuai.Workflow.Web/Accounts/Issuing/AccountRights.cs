using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Accounts;

/// <summary>Who may do what about other people's accounts.</summary>
public static class AccountRights
{
    /// <summary>Roles that read the list of accounts and what was issued.</summary>
    public const string Readers = $"{Roles.Administrator},{Roles.Clerk},{Roles.Mayor},{Roles.Auditor}";

    /// <summary>Opens, stops and proposes.</summary>
    public static bool MayManageAccounts(this ClaimsPrincipal user) => user.IsInRole(Roles.Administrator);

    /// <summary>Is the second person: another administrator, the clerk or the mayor.</summary>
    public static bool MayConfirmSignIns(this ClaimsPrincipal user) => user.IsInRole(Roles.Administrator) || user.IsInRole(Roles.Clerk) || user.IsInRole(Roles.Mayor);

    /// <summary>The same as the database has it at this moment.</summary>
    internal static async Task<IReadOnlySet<string>> RolesOf(AppDb db, Account account, DateOnly day, CancellationToken ct) =>
        account.DisabledAt is not null || account.UnconfirmedSince is not null ? new HashSet<string>()
        : Roles.Of(account.PersonId is { } person ? await HeldPosts.Of(db, person, day, ct) : [], account.IsAdministrator);

    internal static bool Confirms(this IReadOnlySet<string> roles) => roles.Contains(Roles.Administrator) || roles.Contains(Roles.Clerk) || roles.Contains(Roles.Mayor);

    /// <summary>Whether the person holds powers: something stands on the authority card, in force or asleep. Whoever looks after the system counts alike.</summary>
    internal static bool HoldsPowers(this Account account, Town town, DateTimeOffset at) =>
        account.IsAdministrator || (account.PersonId is { } person && town.CardOf(person, at) is { } card && card.May.Count + card.MayNot.Count > 0);

    /// <summary>Who looks after the audit of the house today.</summary>
    internal static Task<List<Guid>> Auditors(AppDb db, DateOnly day, CancellationToken ct) =>
        db.Set<People.Holding>().Where(StandingHoldings.On(day))
            .Where(held => db.Set<UnitFunction>().Any(function => function.UnitId == held.Post!.UnitId && function.Function == Functions.InternalAudit))
            .Select(held => held.PersonId).Distinct().ToListAsync(ct);

    /// <summary>Whether anybody else could be the second person for this account; where nobody can, a first sign-in cannot wait for one.</summary>
    internal static async Task<bool> AnybodyElseConfirms(AppDb db, Guid proposer, Guid holder, DateOnly day, CancellationToken ct)
    {
        foreach (var other in await db.Set<Account>().AsNoTracking().Where(a => a.Id != proposer && a.Id != holder && a.DisabledAt == null && a.UnconfirmedSince == null && a.PasswordHash != null).ToListAsync(ct))
        {
            if ((await RolesOf(db, other, day, ct)).Confirms())
                return true;
        }
        return false;
    }
}

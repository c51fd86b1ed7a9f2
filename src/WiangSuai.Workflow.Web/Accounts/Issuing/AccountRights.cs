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

    /// <summary>Those, and who may have to stand in for the second person and then reads the one account.</summary>
    public const string ReadersOfOne = $"{Readers},{Roles.DeputyMayor},{Roles.Head}";

    /// <summary>Opens, stops and proposes.</summary>
    public static bool MayManageAccounts(this ClaimsPrincipal user) => user.IsInRole(Roles.Administrator);

    /// <summary>Is the second person: another administrator, the clerk or the mayor.</summary>
    public static bool MayConfirmSignIns(this ClaimsPrincipal user) => user.IsInRole(Roles.Administrator) || user.IsInRole(Roles.Clerk) || user.IsInRole(Roles.Mayor);

    /// <summary>Roles that confirm in place of those, where none of them can; see <see cref="OthersStandIn"/>.</summary>
    static readonly string[] StandIns = [Roles.DeputyMayor, Roles.Head, Roles.Auditor];

    public static bool MayStandIn(this ClaimsPrincipal user) => StandIns.Any(user.IsInRole);

    /// <summary>Reads accounts and what was issued, all of them.</summary>
    public static bool ReadsAccounts(this ClaimsPrincipal user) => Readers.Split(',').Any(user.IsInRole);

    /// <summary>The same as the database has it at this moment.</summary>
    internal static async Task<IReadOnlySet<string>> RolesOf(AppDb db, Account account, DateOnly day, CancellationToken ct) =>
        account.DisabledAt is not null || account.UnconfirmedSince is not null ? new HashSet<string>() : await RolesWhileUsed(db, account, day, ct);

    static async Task<IReadOnlySet<string>> RolesWhileUsed(AppDb db, Account account, DateOnly day, CancellationToken ct) =>
        Roles.Of(account.PersonId is { } person ? await HeldPosts.Of(db, person, day, ct) : [], account.IsAdministrator);

    internal static bool Confirms(this IReadOnlySet<string> roles) => roles.Contains(Roles.Administrator) || roles.Contains(Roles.Clerk) || roles.Contains(Roles.Mayor);

    internal static bool StandIn(this IReadOnlySet<string> roles) => StandIns.Any(roles.Contains);

    /// <summary>Whether the person holds powers: something stands on the authority card, in force or asleep. Whoever looks after the system counts alike.</summary>
    internal static bool HoldsPowers(this Account account, Town town, DateTimeOffset at) =>
        account.IsAdministrator || (account.PersonId is { } person && town.CardOf(person, at) is { } card && card.May.Count + card.MayNot.Count > 0);

    /// <summary>Who looks after the audit of the house today.</summary>
    internal static Task<List<Guid>> Auditors(AppDb db, DateOnly day, CancellationToken ct) =>
        db.Set<People.Holding>().Where(StandingHoldings.On(day))
            .Where(held => db.Set<UnitFunction>().Any(function => function.UnitId == held.Post!.UnitId && function.Function == Functions.InternalAudit))
            .Select(held => held.PersonId).Distinct().ToListAsync(ct);

    /// <summary>Whether anybody else could be the second person for this account; where nobody could, a first sign-in cannot wait for one.</summary>
    /// <remarks>A stopped account counts, since it can be resumed: nobody makes the office empty by stopping the others.</remarks>
    internal static async Task<bool> AnybodyElseConfirms(AppDb db, Guid proposer, Guid holder, DateOnly day, CancellationToken ct) =>
        (await WhoElseConfirms(db, proposer, holder, day, ct)).Count > 0;

    /// <summary>
    /// Whether deputies, heads and internal audit confirm in place of the others (ยืนยันแทน): neither clerk nor mayor nor another administrator can use the
    /// account at this moment. It still takes two persons, and an office whose only other confirmer has left is not stuck.
    /// </summary>
    internal static async Task<bool> OthersStandIn(AppDb db, Guid proposer, Guid holder, DateOnly day, CancellationToken ct) =>
        (await WhoElseConfirms(db, proposer, holder, day, ct)).All(other => other is not { DisabledAt: null, UnconfirmedSince: null, PasswordHash: not null });

    /// <summary>
    /// Accounts, in whatever state, of who would confirm by posts or as administrator. Not of who has left the office, which is recorded only when nothing is
    /// held any longer; nor one that was opened and never taken over by its holder.
    /// </summary>
    static async Task<IReadOnlyList<Account>> WhoElseConfirms(AppDb db, Guid proposer, Guid holder, DateOnly day, CancellationToken ct)
    {
        var issues = db.Set<SignInIssue>();
        var others = await db.Set<Account>().AsNoTracking()
            .Where(a => a.Id != proposer && a.Id != holder && (a.PersonId == null || a.Person!.LeftOn == null || a.Person.LeftOn > day))
            .Where(a => !issues.Any(i => i.AccountId == a.Id && i.IsFirst) || issues.Any(i => i.AccountId == a.Id && i.AcceptedAt != null)).ToListAsync(ct);
        var confirming = new List<Account>();
        foreach (var other in others)
            if ((await RolesWhileUsed(db, other, day, ct)).Confirms())
                confirming.Add(other);
        return confirming;
    }
}

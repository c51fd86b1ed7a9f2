using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Accounts;

/// <summary>A person in the list of accounts; without an account where <see cref="Account"/> is none. A technical account has no person.</summary>
public sealed record AccountRow(
    Guid? Person, string Name, string? Post, Guid? Account, string? UserName, bool IsAdministrator, bool IsStopped, bool HasPassword, bool IsUnconfirmed, bool HasCode, int Passkeys, DateTimeOffset? SeenAt, bool WaitsForSecond);

/// <summary>One account with all that was issued to it, and when it was stopped or resumed, the newest first.</summary>
/// <param name="OthersStandIn">What waits here is confirmed by deputies, heads or internal audit, since nobody else can.</param>
public sealed record AccountSheet(AccountRow Row, IReadOnlyList<IssueRow> Issues, IReadOnlyList<ChangeRow> Changes, bool OthersStandIn)
{
    public IssueRow? Open => Issues.FirstOrDefault(issue => issue.Issue.IsOpen);
}

/// <param name="ProposedBy">User name.</param>
public sealed record IssueRow(SignInIssue Issue, string ProposedBy, string? ConfirmedBy, string? EndedBy);

/// <param name="By">User name.</param>
public sealed record ChangeRow(AccountChange Change, string By);

/// <summary>Reads accounts for their pages.</summary>
public sealed class AccountReader(AppDb db, TimeProvider clock)
{
    public const int PageSize = 30;

    /// <summary>Persons with and without an account, and technical accounts, by name.</summary>
    /// <param name="sought">Part of a name, a user name or a post.</param>
    public async Task<(IReadOnlyList<AccountRow> Rows, int Count)> List(string? sought, int page, CancellationToken ct)
    {
        var all = await Rows(null, ct);
        var found = all.Where(row => sought is null || Contains(row.Name, sought) || Contains(row.UserName, sought) || Contains(row.Post, sought)).ToList();
        return ([.. found.Skip((page - 1) * PageSize).Take(PageSize)], found.Count);
    }

    public async Task<AccountSheet?> One(Guid account, CancellationToken ct)
    {
        if ((await Rows(account, ct)).SingleOrDefault(row => row.Account == account) is not { } row)
            return null;
        var issues = await db.Set<SignInIssue>().AsNoTracking().Where(issue => issue.AccountId == account).OrderByDescending(issue => issue.ProposedAt).ToListAsync(ct);
        var changes = await db.Set<AccountChange>().AsNoTracking().Where(change => change.AccountId == account).OrderByDescending(change => change.At).ToListAsync(ct);
        var by = issues.SelectMany(issue => new[] { issue.ProposedById, issue.ConfirmedById, issue.EndedById }).OfType<Guid>().Concat(changes.Select(change => change.ByAccountId)).Distinct().ToList();
        var names = await db.Set<Account>().Where(a => by.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Person == null ? a.UserName! : Languages.IsThai ? a.Person.Name : a.Person.NameEn, ct);
        var standIn = issues.Find(issue => issue is { IsOpen: true, EffectiveAt: null }) is { } waits && await AccountRights.OthersStandIn(db, waits.ProposedById, account, clock.Today(), ct);
        return new(
            row, [.. issues.Select(issue => new IssueRow(issue, names[issue.ProposedById], NameOf(issue.ConfirmedById), NameOf(issue.EndedById)))],
            [.. changes.Select(change => new ChangeRow(change, names[change.ByAccountId]))], standIn);

        string? NameOf(Guid? id) => id is { } known ? names[known] : null;
    }

    /// <summary>Who has no account yet.</summary>
    public async Task<(Guid Person, string Name, string? Post)?> WithoutAccount(Guid person, CancellationToken ct) =>
        (await Rows(null, ct)).FirstOrDefault(row => row.Person == person && row.Account is null) is { } row ? (person, row.Name, row.Post) : null;

    /// <summary>Where the account is signed in at this moment, this device first, then the one used last.</summary>
    public async Task<IReadOnlyList<SignedIn>> Devices(Guid account, Guid here, CancellationToken ct)
    {
        var now = clock.GetUtcNow().ToStoredInstant();
        var all = await db.Set<SignedIn>().AsNoTracking().Where(s => s.AccountId == account && s.EndedAt == null && s.Until > now).OrderByDescending(s => s.SeenAt).ToListAsync(ct);
        return [.. all.OrderByDescending(s => s.Id == here)];
    }

    async Task<IReadOnlyList<AccountRow>> Rows(Guid? only, CancellationToken ct)
    {
        var today = clock.Today();
        var thai = Languages.IsThai;
        var accounts = await db.Set<Account>().AsNoTracking().Where(a => only == null || a.Id == only).Select(a => new
        {
            a.Id,
            a.UserName,
            a.PersonId,
            a.IsAdministrator,
            a.DisabledAt,
            HasPassword = a.PasswordHash != null,
            a.UnconfirmedSince,
            a.TwoFactorEnabled,
            Passkeys = db.Set<IdentityUserPasskey<Guid>>().Count(passkey => passkey.UserId == a.Id),
            SeenAt = db.Set<SignedIn>().Where(s => s.AccountId == a.Id).Max(s => (DateTimeOffset?)s.SeenAt),
            Waits = db.Set<SignInIssue>().Any(issue => issue.AccountId == a.Id && issue.AcceptedAt == null && issue.EndedAt == null && issue.EffectiveAt == null),
        }).ToListAsync(ct);
        var byPerson = accounts.Where(a => a.PersonId is not null).ToDictionary(a => a.PersonId!.Value);
        var persons = await db.Set<Person>().AsNoTracking().OrderBy(p => p.Name).ToListAsync(ct);
        var posts = (await db.Set<Holding>().Where(StandingHoldings.On(today)).Select(h => new { h.PersonId, h.Mode, h.Post!.Title, h.Post.TitleEn }).ToListAsync(ct))
            .OrderBy(h => h.Mode == Authority.HoldingMode.Own ? 0 : 1).ToLookup(h => h.PersonId);
        return
        [
            .. persons.Where(person => only is null || byPerson.ContainsKey(person.Id)).Select(person =>
            {
                var post = posts[person.Id].FirstOrDefault();
                var (name, title) = (thai ? person.Name : person.NameEn, thai ? post?.Title : post?.TitleEn);
                return byPerson.TryGetValue(person.Id, out var a)
                    ? new AccountRow(person.Id, name, title, a.Id, a.UserName, a.IsAdministrator, a.DisabledAt is not null, a.HasPassword, a.UnconfirmedSince is not null, a.TwoFactorEnabled, a.Passkeys, a.SeenAt, a.Waits)
                    : new AccountRow(person.Id, name, title, null, null, false, false, false, false, false, 0, null, false);
            }),
            .. accounts.Where(a => a.PersonId is null).Select(a => new AccountRow(
                null, a.UserName!, null, a.Id, a.UserName, a.IsAdministrator, a.DisabledAt is not null, a.HasPassword, a.UnconfirmedSince is not null, a.TwoFactorEnabled, a.Passkeys, a.SeenAt, a.Waits)),
        ];
    }

    static bool Contains(string? text, string sought) => text?.Contains(sought, StringComparison.CurrentCultureIgnoreCase) == true;
}

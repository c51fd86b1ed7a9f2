using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>Works out as whom somebody looks at slips: see <see cref="LoanReader.MayRead"/>.</summary>
public sealed class LoanAudiences(AppDb db, TimeProvider clock)
{
    static readonly string[] WholeHouse = [Roles.Mayor, Roles.DeputyMayor, Roles.Clerk, Roles.PropertyOfficer, Roles.Auditor];

    /// <summary>Whose post looks after the whole house.</summary>
    public static bool SeesWholeHouse(ClaimsPrincipal user) => WholeHouse.Any(user.IsInRole);

    /// <summary>An account without a person belongs to no unit and sees no slip.</summary>
    public async Task<LoanAudience> Of(ClaimsPrincipal user, CancellationToken ct)
    {
        if (user.PersonId() is not { } person)
            return new LoanAudience(Guid.Empty, new HashSet<Guid>(), SeesWholeHouse: false);
        var units = await db.Set<Holding>().Where(StandingHoldings.On(clock.Today())).Where(h => h.PersonId == person).Select(h => h.Post!.UnitId).ToListAsync(ct);
        return new LoanAudience(person, units.ToHashSet(), SeesWholeHouse(user));
    }
}

using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.People;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>Who may key slips for others (เจ้าหน้าที่พัสดุ): whoever holds a post today in a unit that keeps the asset register. It is no power to decide.</summary>
public sealed class KeyingOfficers(AppDb db)
{
    /// <returns>The officer with the post in whose name it is keyed; none for anybody else.</returns>
    public async Task<Keyer?> Of(Guid person, DateOnly today, CancellationToken ct) =>
        await db.Set<Holding>().Where(StandingHoldings.On(today))
            .Where(held => held.PersonId == person && db.Set<UnitFunction>().Any(function => function.UnitId == held.Post!.UnitId && function.Function == Functions.AssetRegistry))
            .OrderBy(held => held.From).Select(held => new Keyer(held.PersonId, held.Person!.Name, held.Post!.Title)).FirstOrDefaultAsync(ct);
}

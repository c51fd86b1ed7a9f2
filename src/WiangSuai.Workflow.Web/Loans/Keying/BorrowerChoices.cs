using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>Somebody of the office's chart, in the post in whose name they borrow.</summary>
public sealed record PersonChoice(Guid Id, string Name, string Post, string Unit);

public sealed record UnitChoice(Guid Id, string Name);

/// <summary>Reads who and which units an officer may key a slip for: whoever holds a post today.</summary>
public sealed class BorrowerChoices(AppDb db, TimeProvider clock)
{
    public async Task<(IReadOnlyList<PersonChoice> People, IReadOnlyList<UnitChoice> Units)> Read(CancellationToken ct)
    {
        var held = await db.Set<Holding>().Where(StandingHoldings.On(clock.Today())).OrderBy(h => h.Mode == Authority.HoldingMode.Own ? 0 : 1).ThenBy(h => h.From)
            .Select(h => new PersonChoice(h.PersonId, h.Person!.Name, h.Post!.Title, h.Post.Unit!.Name)).ToListAsync(ct);
        var units = await db.Set<Unit>().Where(unit => unit.AbolishedOn == null).OrderBy(unit => unit.Place).ThenBy(unit => unit.Code).Select(unit => new UnitChoice(unit.Id, unit.Name)).ToListAsync(ct);
        return ([.. held.DistinctBy(person => person.Id).OrderBy(person => person.Unit, StringComparer.Ordinal).ThenBy(person => person.Name, StringComparer.Ordinal)], units);
    }
}

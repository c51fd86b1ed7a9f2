using System.Security.Claims;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Engine;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>Names by which the document of chasing refers to its forms and to those who fill them in.</summary>
public static class ChaseForms
{
    public const string Workflow = "asset-loan-chase";

    /// <summary>The lender's own act, of the property officer.</summary>
    public const string Chase = "chase";

    /// <summary>What the first of the ladder did.</summary>
    public const string First = "chase-first";

    /// <summary>What the second of the ladder did.</summary>
    public const string Second = "chase-second";
}

/// <summary>What the host of workflows asks of chases.</summary>
public sealed class ChaseRoom(AppDb db, LoanMatters matters, LoanReader loans, LoanAudiences audiences, UnitHeads heads, ChaseRules rules, ChaseTexts texts, TimeProvider clock) : ICaseRoom
{
    public CaseKind Kind => CaseKind.Chase;

    public async Task<IReadOnlyList<ICaseRecord>> Load(IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        await db.Set<Chase>().Include(chase => chase.Loan!.Lines).Where(chase => ids.Contains(chase.Id)).ToListAsync(ct);

    public Task<Matter> MatterOf(ICaseRecord record, Town town, string power, DateTimeOffset at, CancellationToken ct) =>
        matters.Of(((Chase)record).Loan!, town, power, at, ct);

    public Task<IReadOnlyDictionary<Guid, Matter>> MattersOf(IReadOnlyList<ICaseRecord> records, Town town, string power, DateTimeOffset at, CancellationToken ct) =>
        matters.Of([.. records.Select(record => (record.Id, ((Chase)record).Loan!))], town, power, at, ct);

    public bool SeesAll(ClaimsPrincipal reader) => LoanAudiences.SeesWholeHouse(reader);

    public async Task<Assignment> WhoFillsIn(ICaseRecord record, string assignee, CancellationToken ct) => assignee switch
    {
        LoanForms.AssetRegistry => new Assignment.ByPower(Powers.LoanCheck.Code),
        ChaseForms.First => await Asked(rules.First, ct),
        ChaseForms.Second => await Asked(rules.Second, ct),
        _ => throw new CourseRefusedException($"Nobody is called '{assignee}'."),
    };

    public DateOnly? DayOf(ICaseRecord record, string form) => null;

    public AuthorityChange? Changes(string power) => null;

    public async Task<bool> MayRead(Guid id, ClaimsPrincipal reader, CancellationToken ct) =>
        await db.Set<Chase>().AsNoTracking().Where(chase => chase.Id == id).Select(chase => chase.Loan).SingleOrDefaultAsync(ct) is { } loan
        && await loans.MayRead(loan, await audiences.Of(reader, ct), ct);

    public async Task<CaseSheet> Sheet(Guid id, CancellationToken ct)
    {
        var chase = await db.Set<Chase>().AsNoTracking().SingleAsync(c => c.Id == id, ct);
        var file = (await loans.File(chase.LoanId, ct))!;
        return new CaseSheet(texts["Title", file.SlipNumber], file.SlipNumber, HrefOf(id, null), [new Fact(texts["DueOn"], ThaiDates.Brief(chase.DueOn))], chase.ContentHash);
    }

    public string HrefOf(Guid id, string? form) => $"/loans/chases/{id}";

    public Task<JsonObject> Answer(Bookmark ask, ICaseRecord record, AuthorityWork work, CancellationToken ct) =>
        throw new CourseRefusedException($"Nobody answers {ask.Kind} ({ask.ActivityId}).");

    async Task<Assignment> Asked(ChaseRules.Rung rung, CancellationToken ct) =>
        rung.Power is { } power ? new Assignment.ByPower(power.Code) : new Assignment.Persons([.. (await heads.Of(PostKind.Clerk, clock.GetUtcNow(), ct)).Select(head => head.Person)]);
}

using System.Security.Claims;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Engine;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Shared;
using Bangkok = WiangSuai.Workflow.Web.Shared.Bangkok;
using Unit = WiangSuai.Workflow.Web.People.Unit;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>What the host of workflows asks of cases of damage and loss.</summary>
public sealed class DamageRoom(AppDb db, Registers registers, DamageCases cases, LoanReader loans, LoanAudiences audiences, CloseLoan close, DamageTexts texts) : ICaseRoom
{
    public CaseKind Kind => CaseKind.Damage;

    public async Task<IReadOnlyList<ICaseRecord>> Load(IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        await DamageCases.Whole(db.Set<DamageCase>()).Where(damage => ids.Contains(damage.Id)).ToListAsync(ct);

    public Task<Matter> MatterOf(ICaseRecord record, Town town, string power, DateTimeOffset at, CancellationToken ct) => cases.MatterOf((DamageCase)record, town, power, at, ct);

    public Task<Assignment> WhoFillsIn(ICaseRecord record, string assignee, CancellationToken ct) => Task.FromResult<Assignment>(assignee switch
    {
        LoanForms.Borrower => new Assignment.Persons([((DamageCase)record).Loan!.BorrowerId]),
        LoanForms.AssetRegistry => new Assignment.ByPower(Powers.LoanCheck.Code),
        _ => throw new CourseRefusedException($"Nobody is called '{assignee}'."),
    });

    public DateOnly? DayOf(ICaseRecord record, string form) => null;

    /// <summary>Made good until the day that was directed.</summary>
    public DateOnly? LastDayOf(ICaseRecord record, string form) => form == DamageForms.Settlement ? ((DamageCase)record).Proposal?.DueOn : null;

    public AuthorityChange? Changes(string power) => null;

    public bool SeesAll(ClaimsPrincipal reader) => LoanAudiences.SeesWholeHouse(reader);

    public async Task<bool> MayRead(Guid id, ClaimsPrincipal reader, CancellationToken ct) =>
        await db.Set<DamageCase>().AsNoTracking().Where(damage => damage.Id == id).Select(damage => damage.Loan).SingleOrDefaultAsync(ct) is { } loan
        && await loans.MayRead(loan, await audiences.Of(reader, ct), ct);

    public async Task<CaseSheet> Sheet(Guid id, CancellationToken ct)
    {
        var damage = await DamageCases.Whole(db.Set<DamageCase>().AsNoTracking()).SingleAsync(d => d.Id == id, ct);
        var file = (await loans.File(damage.LoanId, ct))!;
        var number = DamageNumber.Of(damage.Number, damage.Year, file.HoldingUnit);
        return new CaseSheet(
            texts["SheetTitle", file.BorrowerName, damage.Items[0].AssetName], number, HrefOf(id, null),
            [
                new(texts["Slip"], texts["SlipValue", file.SlipNumber]),
                new(texts["Borrower"], texts["BorrowerValue", file.BorrowerName, file.Loan.BorrowerPost, file.BorrowerUnit]),
                .. damage.Items.Select(item => new Fact(texts["Item", item.AssetName, item.AssetNumber], texts["ItemFate", texts["Fate." + item.Fate], item.Quantity, item.Counter, item.Price, item.Note])),
                .. damage.Statements.Select(statement => new Fact(texts["Statement"], statement.Text)),
                .. damage.Items.Select(item => new Fact(texts["ProposedFor", item.AssetName], texts.Way(item, damage.WayOf(item)))),
                .. damage.Proposal is { } proposal ? new[] { new Fact(texts["DueOn"], ThaiDates.Brief(proposal.DueOn)), new Fact(texts["ProposedBy"], texts["By", proposal.PersonName, proposal.Post]) } : [],
                .. damage.Proposal is { Text.Length: > 0 } said ? new[] { new Fact(texts["ProposalText"], said.Text) } : [],
            ],
            damage.ContentHash);
    }

    public string HrefOf(Guid id, string? form) => $"/loans/damages/{id}";

    public async Task<JsonObject> Answer(Bookmark ask, ICaseRecord record, AuthorityWork work, CancellationToken ct)
    {
        var damage = (DamageCase)record;
        switch (ask.Kind)
        {
            case OfficeActivities.SetCaseStatus:
                if (!Enum.TryParse<DamageStatus>(ask.Text("status"), out var next) || !damage.MoveTo(next, work.At))
                    throw new CourseRefusedException($"Damage case {damage.Id} is {damage.Status} and cannot become '{ask.Text("status")}'.");
                if (DamageCase.Ends(next))
                    await close.After(damage, await WhoEnded(damage, ct), work, ct);
                return [];
            case OfficeActivities.IssueNumber:
                return new JsonObject { ["Number"] = await Number(damage, work.At, ct) };
            default:
                throw new CourseRefusedException($"Nobody answers {ask.Kind} ({ask.ActivityId}).");
        }
    }

    /// <summary>The officer who settled it, or whoever directed that nothing is to be made good: closed in this very step.</summary>
    async Task<Guid> WhoEnded(DamageCase damage, CancellationToken ct) =>
        damage.Settlement?.OfficerId ?? db.Set<Decision>().Local.Where(decision => decision.CaseId == damage.Id).MaxBy(decision => decision.At)?.PersonId
        ?? await db.Set<Decision>().Where(decision => decision.CaseId == damage.Id).OrderByDescending(decision => decision.At).Select(decision => decision.PersonId).FirstAsync(ct);

    async Task<int> Number(DamageCase damage, DateTimeOffset at, CancellationToken ct)
    {
        if (damage.Number == 0)
        {
            damage.Year = Bangkok.Day(at).Year;
            damage.Number = await registers.Next($"{DamageForms.Register}/{damage.HoldingUnitId}", damage.Year, ct);
            var unit = await db.Set<Unit>().Where(unit => unit.Id == damage.HoldingUnitId).Select(unit => unit.Name).SingleAsync(ct);
            (await db.Set<CaseFile>().FindAsync([damage.Id], ct))!.Reference = DamageNumber.Of(damage.Number, damage.Year, unit);
        }
        return damage.Number;
    }
}

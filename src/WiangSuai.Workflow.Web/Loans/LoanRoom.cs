using System.Security.Claims;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Engine;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using Bangkok = WiangSuai.Workflow.Web.Shared.Bangkok;
using Unit = WiangSuai.Workflow.Web.People.Unit;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>Names by which workflow documents refer to a loan's forms and to those who fill them in.</summary>
public static class LoanForms
{
    public const string Workflow = "asset-loan";

    /// <summary>For another agency: nobody here endorses (ข้อ 208 (1)).</summary>
    public const string AgencyWorkflow = "asset-loan-agency";

    /// <summary>For what was out before the system began: it begins where the things are to come back.</summary>
    public const string BeforeWorkflow = "asset-loan-before";
    public const string Request = "loan-request";
    public const string HandOver = "hand-over";
    public const string GiveBack = "give-back";

    public const string Borrower = "borrower";
    public const string AssetRegistry = "asset-registry";

    /// <summary>What is damaged or lost is settled first (ข้อ 209): no person answers this, the last case of damage does.</summary>
    public const string Settlement = "damage-settled";

    public const string DamageCase = "damage-case";
}

/// <summary>What the host of workflows asks of slips.</summary>
public sealed class LoanRoom(AppDb db, Registers registers, Promises promises, LoanMatters matters, LoanReader loans, LoanAudiences audiences, LoanSheets sheets) : ICaseRoom
{
    public CaseKind Kind => CaseKind.Loan;

    public async Task<IReadOnlyList<ICaseRecord>> Load(IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        await db.Set<Loan>().Include(loan => loan.Lines).Where(loan => ids.Contains(loan.Id)).ToListAsync(ct);

    public Task<Matter> MatterOf(ICaseRecord record, Town town, string power, DateTimeOffset at, CancellationToken ct) => matters.Of((Loan)record, town, power, at, ct);

    public Task<IReadOnlyDictionary<Guid, Matter>> MattersOf(IReadOnlyList<ICaseRecord> records, Town town, string power, DateTimeOffset at, CancellationToken ct) =>
        matters.Of([.. records.Select(record => (record.Id, (Loan)record))], town, power, at, ct);

    public string? StateToKeep(ICaseRecord record) => ((Loan)record).Status.ToString();

    public void PutBack(ICaseRecord record, string state, DateTimeOffset at)
    {
        if (!Enum.TryParse<LoanStatus>(state, out var before) || !((Loan)record).PutBackTo(before, at))
            throw new CourseRefusedException($"Loan {record.Id} is {((Loan)record).Status} and does not go back to '{state}'.");
    }

    public bool SeesAll(ClaimsPrincipal reader) => LoanAudiences.SeesWholeHouse(reader);

    public Task<Assignment> WhoFillsIn(ICaseRecord record, string assignee, CancellationToken ct) => Task.FromResult<Assignment>(assignee switch
    {
        LoanForms.Borrower => new Assignment.Persons([((Loan)record).FiledById]),
        LoanForms.DamageCase => new Assignment.Persons([]),
        LoanForms.AssetRegistry => new Assignment.ByPower(Powers.LoanCheck.Code),   // those who could check the things: they know them
        _ => throw new CourseRefusedException($"Nobody is called '{assignee}'."),
    });

    public DateOnly? DayOf(ICaseRecord record, string form) => (form, (Loan)record) switch
    {
        (LoanForms.HandOver, var loan) => loan.StartsOn,
        (LoanForms.GiveBack, var loan) => loan.DueOn,
        _ => null,
    };

    public AuthorityChange? Changes(string power) => null;

    public async Task<bool> MayRead(Guid id, ClaimsPrincipal reader, CancellationToken ct) =>
        await db.Set<Loan>().AsNoTracking().SingleOrDefaultAsync(loan => loan.Id == id, ct) is { } loan && await loans.MayRead(loan, await audiences.Of(reader, ct), ct);

    public Task<CaseSheet> Sheet(Guid id, CancellationToken ct) => sheets.Of(id, ct);

    public string HrefOf(Guid id, string? form) => form switch
    {
        LoanForms.HandOver => $"/loans/{id}/hand-over",
        LoanForms.GiveBack => $"/loans/{id}/give-back",
        LoanForms.Request => $"/loans/{id}/edit",
        _ => $"/loans/{id}",
    };

    public async Task<JsonObject> Answer(Bookmark ask, ICaseRecord record, AuthorityWork work, CancellationToken ct)
    {
        var loan = (Loan)record;
        switch (ask.Kind)
        {
            case OfficeActivities.SetCaseStatus:
                await SetStatus(loan, ask.Text("status"), work.At, ct);
                return [];
            case OfficeActivities.IssueNumber:
                return new JsonObject { ["Number"] = await Number(loan, work.At, ct) };
            default:
                throw new CourseRefusedException($"Nobody answers {ask.Kind} ({ask.ActivityId}).");
        }
    }

    async Task SetStatus(Loan loan, string name, DateTimeOffset at, CancellationToken ct)
    {
        if (!Enum.TryParse<LoanStatus>(name, out var next) || !loan.MoveTo(next, at))
            throw new CourseRefusedException($"Loan {loan.Id} is {loan.Status} and cannot become '{name}'.");
        if (next is LoanStatus.Rejected or LoanStatus.GivenBack)
            await promises.Release(loan.Id, ct);
    }

    /// <summary>A slip that was sent back keeps its number.</summary>
    async Task<int> Number(Loan loan, DateTimeOffset at, CancellationToken ct)
    {
        if (loan.Number == 0)
        {
            loan.Year = Bangkok.Day(at).Year;
            loan.Number = await registers.Next(RegisterOf(loan.HoldingUnitId), loan.Year, ct);
            await Refer(db, loan, ct);
        }
        return loan.Number;
    }

    /// <summary>The register of a holding unit's slips.</summary>
    internal static string RegisterOf(Guid unit) => $"loan/{unit}";

    /// <summary>Writes the slip's number on its case.</summary>
    internal static async Task Refer(AppDb db, Loan loan, CancellationToken ct)
    {
        var unit = await db.Set<Unit>().Where(unit => unit.Id == loan.HoldingUnitId).Select(unit => unit.Name).SingleAsync(ct);
        (await db.Set<CaseFile>().FindAsync([loan.Id], ct))!.Reference = SlipNumber.Of(loan.Number, loan.Year, unit);
    }
}

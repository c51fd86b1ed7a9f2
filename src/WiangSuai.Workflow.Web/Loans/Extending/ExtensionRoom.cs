using System.Security.Claims;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Engine;
using WiangSuai.Workflow.Web.Assets;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Shared;
using Bangkok = WiangSuai.Workflow.Web.Shared.Bangkok;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>What the host of workflows asks of requests for extension.</summary>
public sealed class ExtensionRoom(AppDb db, LoanMatters matters, LoanReader loans, LoanAudiences audiences, Promises promises, FreeLonger free, TaskDays days, ExtensionTexts texts) : ICaseRoom
{
    public const string Workflow = "asset-loan-extension";

    public CaseKind Kind => CaseKind.Extension;

    public async Task<IReadOnlyList<ICaseRecord>> Load(IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        await db.Set<Extension>().Include(extension => extension.Loan!.Lines).Where(extension => ids.Contains(extension.Id)).ToListAsync(ct);

    /// <remarks>An officer who asked for somebody else is a party to it as the borrower is.</remarks>
    public async Task<Matter> MatterOf(ICaseRecord record, Town town, string power, DateTimeOffset at, CancellationToken ct) =>
        WithAsker(await matters.Of(((Extension)record).Loan!, town, power, at, ct), (Extension)record);

    public async Task<IReadOnlyDictionary<Guid, Matter>> MattersOf(IReadOnlyList<ICaseRecord> records, Town town, string power, DateTimeOffset at, CancellationToken ct)
    {
        var ofLoans = await matters.Of([.. records.Select(record => (record.Id, ((Extension)record).Loan!))], town, power, at, ct);
        return records.ToDictionary(record => record.Id, record => WithAsker(ofLoans[record.Id], (Extension)record));
    }

    static Matter WithAsker(Matter matter, Extension extension) =>
        extension.RequestedById == extension.Loan!.BorrowerId ? matter : matter with { OnBehalfOf = [.. matter.OnBehalfOf, extension.RequestedById] };

    public bool SeesAll(ClaimsPrincipal reader) => LoanAudiences.SeesWholeHouse(reader);

    public Task<Assignment> WhoFillsIn(ICaseRecord record, string assignee, CancellationToken ct) => throw new CourseRefusedException($"Nobody is called '{assignee}'.");

    public DateOnly? DayOf(ICaseRecord record, string form) => null;

    public AuthorityChange? Changes(string power) => null;

    public async Task<bool> MayRead(Guid id, ClaimsPrincipal reader, CancellationToken ct) =>
        await db.Set<Extension>().AsNoTracking().Where(extension => extension.Id == id).Select(extension => extension.Loan).SingleOrDefaultAsync(ct) is { } loan
        && await loans.MayRead(loan, await audiences.Of(reader, ct), ct);

    public async Task<CaseSheet> Sheet(Guid id, CancellationToken ct)
    {
        var extension = await db.Set<Extension>().AsNoTracking().SingleAsync(e => e.Id == id, ct);
        var file = (await loans.File(extension.LoanId, ct))!;
        var loan = file.Loan;
        return new CaseSheet(
            texts["SheetTitle", file.BorrowerName, loan.Lines[0].AssetName, extension.NewDueOn.DayNumber - extension.OldDueOn.DayNumber], file.SlipNumber, $"/loans/{loan.Id}",
            [
                new(texts["DueDay"], texts["DueDayFromTo", extension.OldDueOn, extension.NewDueOn]),
                new(texts["Reason"], extension.Reason),
                new(texts["Free"], await Free(loan, extension, ct)),
                new(texts["Amount"], Money.Baht(loan.Amount)),
                new(texts["Where"], loan.PlaceName),
            ],
            extension.ContentHash);
    }

    public string HrefOf(Guid id, string? form) => $"/loans/extensions/{id}";

    public async Task<JsonObject> Answer(Bookmark ask, ICaseRecord record, AuthorityWork work, CancellationToken ct)
    {
        if (ask.Kind != OfficeActivities.SetCaseStatus)
            throw new CourseRefusedException($"Nobody answers {ask.Kind} ({ask.ActivityId}).");
        var extension = (Extension)record;
        if (!Enum.TryParse<ExtensionStatus>(ask.Text("status"), out var next) || !extension.MoveTo(next, work.At))
            throw new CourseRefusedException($"Extension {extension.Id} is {extension.Status} and cannot become '{ask.Text("status")}'.");
        if (next == ExtensionStatus.Approved)
            await Move(extension, work, ct);
        return [];
    }

    /// <summary>Moves the day of return, with the promise of the things and the day on which they are waited for.</summary>
    /// <exception cref="DbUpdateConcurrencyException">The things came back, their day passed, or somebody else was promised them: what was asked no longer can be given.</exception>
    async Task Move(Extension extension, AuthorityWork work, CancellationToken ct)
    {
        await db.HoldStill(extension.LoanId, ct);
        var loan = extension.Loan!;
        await db.Entry(loan).ReloadAsync(ct);
        if (!loan.IsOut || loan.DueOn != extension.OldDueOn || loan.IsOverdue(Bangkok.Day(work.At)))
            throw new DbUpdateConcurrencyException($"Loan {loan.Id} can no longer be extended.");

        extension.Grant = new ExtensionGrant { ExtensionId = extension.Id, LoanId = loan.Id, OldDueOn = extension.OldDueOn, DueOn = extension.NewDueOn, At = work.At };
        db.Add(extension.Grant);
        await db.SaveChangesAsync(ct);   // before the day moves: the database looks for this row
        loan.DueOn = extension.NewDueOn;
        await days.Move(loan.Id, LoanForms.GiveBack, extension.NewDueOn, ct);
        try
        {
            await promises.Lengthen(loan.Id, extension.OldDueOn, extension.NewDueOn, ct);
        }
        catch (Exception refused) when (refused.Of(Promises.Refusals))
        {
            throw new DbUpdateConcurrencyException($"The things of loan {loan.Id} are promised to somebody else.", refused);
        }
    }

    async Task<string> Free(Loan loan, Extension extension, CancellationToken ct) =>
        extension.EndedAt is null && await free.Until(loan, extension.NewDueOn, ct) is { } last && last < extension.NewDueOn
            ? texts["PromisedToOthers", last]
            : texts["NobodyElse"];
}

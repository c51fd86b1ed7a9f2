using System.Globalization;
using System.Security.Claims;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Engine;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Inbox;
using WiangSuai.Workflow.Web.Loans;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;
using Unit = WiangSuai.Workflow.Web.People.Unit;

namespace WiangSuai.Workflow.Web.Audits;

/// <summary>What the host of workflows asks of findings.</summary>
public sealed class FindingRoom(AppDb db, Registers registers, AuditMatters matters, UnitHeads heads, AuditReaders readers, AuditTexts texts, TimeProvider clock) : ICaseRoom
{
    public CaseKind Kind => CaseKind.Finding;

    public async Task<IReadOnlyList<ICaseRecord>> Load(IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        await db.Set<Finding>().AsSplitQuery().Include(f => f.Reports).Include(f => f.Replies).Include(f => f.FollowUps).Where(finding => ids.Contains(finding.Id)).ToListAsync(ct);

    public Task<Matter> MatterOf(ICaseRecord record, Town town, string power, DateTimeOffset at, CancellationToken ct) =>
        matters.Of(((Finding)record).UnitId, ((Finding)record).AuthorId, power, at, ct);

    public async Task<Assignment> WhoFillsIn(ICaseRecord record, string assignee, CancellationToken ct) => assignee switch
    {
        AuditForms.InternalAudit => new Assignment.ByPower(Powers.AuditReport.Code),
        AuditForms.UnitHead => new Assignment.Persons([.. (await heads.Of(((Finding)record).UnitId, clock.GetUtcNow(), ct)).Select(head => head.Person)]),
        _ => throw new CourseRefusedException($"Nobody is called '{assignee}'."),
    };

    public DateOnly? DayOf(ICaseRecord record, string form) => null;

    /// <summary>The unit's calendar days run from the mayor's direction, or from the day on which it was asked again.</summary>
    public DateOnly? LastDayOf(ICaseRecord record, string form) => form == AuditForms.Reply ? ((Finding)record).ReplyDueOn : null;

    public AuthorityChange? Changes(string power) => null;

    public bool SeesAll(ClaimsPrincipal reader) => AuditReaders.SeesAll(reader);

    public async Task<bool> MayRead(Guid id, ClaimsPrincipal reader, CancellationToken ct) =>
        await db.Set<Finding>().AsNoTracking().SingleOrDefaultAsync(finding => finding.Id == id, ct) is { } finding && await readers.MayRead(finding, reader, ct);

    public async Task<CaseSheet> Sheet(Guid id, CancellationToken ct)
    {
        var finding = await db.Set<Finding>().AsNoTracking().SingleAsync(f => f.Id == id, ct);
        var unit = await db.Set<Unit>().Where(u => u.Id == finding.UnitId).Select(u => u.Name).SingleAsync(ct);
        return new CaseSheet(texts["SheetTitle", unit, finding.Title], FindingNumber.Of(finding), HrefOf(id, null),
            [new(texts["Unit"], unit), .. texts.Facts(finding), new(texts["ReplyWithin"], texts["ReplyWithinValue", finding.ReplyDays, finding.ReplyBasis])], finding.ContentHash);
    }

    public string HrefOf(Guid id, string? form) => form switch
    {
        AuditForms.Finding => $"/audits/findings/{id}/edit",
        _ => $"/audits/findings/{id}",
    };

    public async Task<JsonObject> Answer(Bookmark ask, ICaseRecord record, AuthorityWork work, CancellationToken ct)
    {
        var finding = (Finding)record;
        switch (ask.Kind)
        {
            case OfficeActivities.SetCaseStatus:
                if (!Enum.TryParse<FindingStatus>(ask.Text("status"), out var next) || !finding.MoveTo(next, work.At))
                    throw new CourseRefusedException($"Finding {finding.Id} is {finding.Status} and cannot become '{ask.Text("status")}'.");
                return [];
            case OfficeActivities.IssueNumber:
                return new JsonObject { ["Number"] = await Number(finding, ct) };
            default:
                throw new CourseRefusedException($"Nobody answers {ask.Kind} ({ask.ActivityId}).");
        }
    }

    /// <summary>A finding that was sent back keeps its number.</summary>
    async Task<int> Number(Finding finding, CancellationToken ct)
    {
        if (finding.Number == 0)
        {
            finding.Number = await registers.Next($"{AuditForms.FindingRegister}/{finding.Month.ToString("00", CultureInfo.InvariantCulture)}", finding.Year, ct);
            (await db.Set<CaseFile>().FindAsync([finding.Id], ct))!.Reference = FindingNumber.Of(finding);
        }
        return finding.Number;
    }
}

/// <summary>How a finding's number is written: ตส. 11/2569-02.</summary>
public static class FindingNumber
{
    public static string Of(Finding finding) => Of(finding.Year, finding.Month, finding.Number);

    /// <param name="year">Calendar year, Christian era.</param>
    public static string Of(int year, int month, int number) => string.Create(CultureInfo.InvariantCulture, $"ตส. {month}/{year + Years.Era}-{number:00}");
}

using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Ledger;

namespace WiangSuai.Workflow.Web.Audits;

/// <summary>The auditor signs a finding as a report (รายงานข้อตรวจพบ), or signs it again after it was sent back.</summary>
/// <param name="Question">The question it comes from; none where it was found besides.</param>
/// <param name="Finding">The finding that was sent back; null for a new one.</param>
public sealed record ReportFindingCommand(Guid Person, Guid Cell, Guid? Question, Guid? Finding, FindingText Text, string Key);

/// <summary>Answer to every act on a finding.</summary>
public abstract record FindingActResult
{
    private FindingActResult() { }

    /// <summary>Also the answer when the same form arrives again.</summary>
    public sealed record Done(Guid Finding) : FindingActResult;

    /// <summary>Nothing was stored; what is wrong stands beside its field.</summary>
    public sealed record Invalid(IReadOnlyList<AuditProblem> Problems) : FindingActResult;
    public sealed record NoSuchFinding : FindingActResult;

    /// <summary>The finding waits for something else by now.</summary>
    public sealed record NotWaiting : FindingActResult;

    /// <summary>The person does not act for internal audit here.</summary>
    public sealed record NotEntitled(Ruling.Refused Ruling) : FindingActResult;

    /// <summary>The person does not answer for the unit.</summary>
    public sealed record NotYours : FindingActResult;

    /// <summary>The form came back with other content than the first time.</summary>
    public sealed record FormUsedAlready : FindingActResult;
}

/// <summary>Stores the finding as signed, with its proof; it goes to the clerk.</summary>
public sealed class ReportFinding(AppDb db, AuditRulings rulings, Course course, Idempotency once, TimeProvider clock)
{
    const string Command = "report-finding";

    public async Task<FindingActResult> Handle(ReportFindingCommand command, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        if (command.Text.Problems().ToList() is { Count: > 0 } problems)
            return new FindingActResult.Invalid(problems);
        try
        {
            return await Try(command, ct);
        }
        catch (Exception refused) when (refused.IsLostRace())
        {
            db.ChangeTracker.Clear();
            return new FindingActResult.NotWaiting();
        }
    }

    async Task<FindingActResult> Try(ReportFindingCommand command, CancellationToken ct)
    {
        var content = new { command.Cell, command.Question, command.Finding, command.Text };
        await using var work = await db.Deciding(clock, ct);
        await db.HoldStill(command.Finding ?? command.Cell, ct);
        if (await once.Find(command.Person, Command, command.Key, content, ct) is { } earlier)
            return earlier.SameContent ? new FindingActResult.Done(Guid.Parse(earlier.Answer)) : new FindingActResult.FormUsedAlready();
        if (await db.Set<AuditCell>().Include(c => c.Month).Include(c => c.Questions).SingleOrDefaultAsync(c => c.Id == command.Cell, ct) is not { } cell
            || command.Question is { } question && cell.Questions.All(q => q.Id != question))
            return new FindingActResult.NoSuchFinding();
        if (command.Finding is null && (cell.Status == CellStatus.NotAudited || await db.Set<AuditMonthEnd>().AnyAsync(end => end.AuditMonthId == cell.AuditMonthId, ct)))
            return new FindingActResult.NotWaiting();
        var ruling = await rulings.For(cell.UnitId, command.Person, work, ct);
        if (ruling is not Ruling.Granted granted)
            return new FindingActResult.NotEntitled((Ruling.Refused)ruling);

        Finding? finding;
        if (command.Finding is { } again)
        {
            finding = await db.Set<Finding>().AsSplitQuery().Include(f => f.Reports).Include(f => f.Replies).Include(f => f.FollowUps).SingleOrDefaultAsync(f => f.Id == again && f.CellId == cell.Id, ct);
            if (finding is null)
                return new FindingActResult.NoSuchFinding();
            if (finding.Status != FindingStatus.SentBack)
                return new FindingActResult.NotWaiting();
            await Rewrite(finding, command.Text, ct);
        }
        else
            finding = await Open(command, cell, work.At, ct);

        Record(finding, await rulings.Sign(granted, command.Person, work, ct));
        await course.Answer(finding, AuditForms.Finding, command.Person, [], work, ct);
        once.Remember(command.Person, Command, command.Key, content, finding.Id.ToString(), work.At);
        await work.Commit(ct);
        return new FindingActResult.Done(finding.Id);
    }

    async Task<Finding> Open(ReportFindingCommand command, AuditCell cell, DateTimeOffset at, CancellationToken ct)
    {
        var (text, instance) = (command.Text, await course.Begin(AuditForms.FindingWorkflow, at, ct));
        var finding = new Finding
        {
            Id = clock.NewId(),
            CellId = cell.Id,
            QuestionId = command.Question,
            UnitId = cell.UnitId,
            Year = cell.Month!.Year,
            Month = cell.Month.Month,
            Title = text.Title.Trim(),
            Criteria = text.Criteria.Trim(),
            Condition = text.Condition.Trim(),
            Cause = text.Cause.Trim(),
            Effect = text.Effect.Trim(),
            Recommendation = text.Recommendation.Trim(),
            Risk = text.Risk!.Value,
            ReplyDays = Finding.UsualReplyDays,
            ReplyBasis = "ระเบียบกระทรวงมหาดไทยว่าด้วยการตรวจสอบภายใน พ.ศ. 2545 ข้อ 21",
            AuthorId = command.Person,
            InstanceId = instance.Id,
        };
        db.Add(new CaseFile
        {
            Id = finding.Id,
            Kind = CaseKind.Finding,
            InstanceId = instance.Id,
            Subject = finding.Title,
            FromPersonId = command.Person,
            UnitId = cell.UnitId,
            OpenedAt = at,
        });
        db.Add(finding);
        return finding;
    }

    async Task Rewrite(Finding finding, FindingText text, CancellationToken ct)
    {
        finding.Title = text.Title.Trim();
        finding.Criteria = text.Criteria.Trim();
        finding.Condition = text.Condition.Trim();
        finding.Cause = text.Cause.Trim();
        finding.Effect = text.Effect.Trim();
        finding.Recommendation = text.Recommendation.Trim();
        finding.Risk = text.Risk!.Value;
        (await db.Set<CaseFile>().SingleAsync(file => file.Id == finding.Id, ct)).Subject = finding.Title;
    }

    /// <summary>Keeps what was reported, whole: the finding itself changes with the next report.</summary>
    void Record(Finding finding, AuditSignature signed)
    {
        var content = FindingContent.CanonicalText(finding);
        finding.ContentHash = FindingContent.HashOf(content);
        var report = new FindingReport
        {
            Id = clock.NewId(),
            FindingId = finding.Id,
            Time = finding.Reports.Count + 1,
            Content = content,
            ContentHash = finding.ContentHash,
            PersonId = signed.Person,
            PersonName = signed.Name,
            SignatureBlock = signed.Block,
            Ruling = signed.Ruling,
            AuthorityVersion = signed.AuthorityVersion,
            At = signed.At,
        };
        finding.Reports.Add(report);
        db.Add(report);
        db.Add(Leaf.Of(clock.NewId(), "finding-report", report.Id, JsonSerializer.Serialize(new
        {
            kind = "finding-report",
            id = report.Id,
            finding = finding.Id,
            time = report.Time,
            by = signed.Person,
            at = signed.At.ToString("O"),
            block = signed.Block,
            ruling = signed.Ruling,
            matter = report.ContentHash,
        }), signed.At));
    }
}

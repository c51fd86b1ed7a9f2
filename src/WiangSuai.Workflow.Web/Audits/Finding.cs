using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.People;

namespace WiangSuai.Workflow.Web.Audits;

/// <summary>What the auditor found in a unit (ข้อตรวจพบ), from the report to its close.</summary>
public sealed class Finding : IVersioned, ICaseRecord
{
    /// <summary>Calendar days that a unit has for its reply, counted from the mayor's direction (REFERENCE.md §3 [C14]; 60 under the other rule).</summary>
    public const int UsualReplyDays = 30;

    public required Guid Id { get; init; }
    public required Guid CellId { get; init; }

    /// <summary>The question of the checklist that it comes from; none where it was found besides.</summary>
    public Guid? QuestionId { get; init; }

    public required Guid UnitId { get; init; }

    /// <summary>The month's register (ตส. เดือน/ปี-เลขที่): calendar year in the Christian era, month, and running number without gaps.</summary>
    public required int Year { get; init; }
    public required int Month { get; init; }
    public int Number { get; set; }

    public required string Title { get; set; }

    /// <summary>หลักเกณฑ์.</summary>
    public required string Criteria { get; set; }

    /// <summary>ข้อเท็จจริง.</summary>
    public required string Condition { get; set; }

    /// <summary>สาเหตุ.</summary>
    public required string Cause { get; set; }

    /// <summary>ผลกระทบ.</summary>
    public required string Effect { get; set; }

    /// <summary>ข้อเสนอแนะ.</summary>
    public required string Recommendation { get; set; }

    public required FindingRisk Risk { get; set; }

    /// <summary>Calendar days for the reply, and the rule that they come from.</summary>
    public required int ReplyDays { get; init; }
    public required string ReplyBasis { get; init; }

    /// <summary>Last Bangkok day for the reply; that day itself it is not late. None before the mayor's direction.</summary>
    public DateOnly? ReplyDueOn { get; private set; }

    /// <summary>Stored projection of this record's rows; moved only by <see cref="MoveTo"/>.</summary>
    public FindingStatus Status { get; private set; } = FindingStatus.Writing;

    public DateTimeOffset StatusSince { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>The auditor who wrote it first.</summary>
    public required Guid AuthorId { get; init; }

    public required Guid InstanceId { get; init; }

    CaseKind ICaseRecord.CaseKind => CaseKind.Finding;

    /// <summary>Hash of what signers are shown; see <see cref="FindingContent"/>.</summary>
    public string ContentHash { get; set; } = "";

    /// <summary>What was reported, each time; the last one stands.</summary>
    public List<FindingReport> Reports { get; } = [];
    public List<FindingReply> Replies { get; } = [];
    public List<FollowUp> FollowUps { get; } = [];
    public int Version { get; set; }

    public bool ReplyIsLate(DateOnly today) => FindingStates.WaitsForUnit(Status) && today > ReplyDueOn;

    /// <summary>Moves to a state that the present one and the record's own rows allow; false leaves everything as it was.</summary>
    public bool MoveTo(FindingStatus next, DateTimeOffset at)
    {
        if (!FindingStates.Allows(Status, next) || !RecordAllows(next))
            return false;
        (Status, StatusSince) = (next, at);
        if (FindingStates.WaitsForUnit(next))
            ReplyDueOn = Shared.Bangkok.Day(at).AddDays(ReplyDays);
        if (FindingStates.Ends(next))
            ClosedAt = at;
        return true;
    }

    /// <summary>A state that speaks of an act needs the act's row: each reply answers one asking, each look follows one reply.</summary>
    bool RecordAllows(FindingStatus next) => next switch
    {
        FindingStatus.Reported => Number > 0 && Reports.Count > 0,
        FindingStatus.Replied => Replies.Count == FollowUps.Count + 1,
        FindingStatus.AskedAgain => LastLook is { Outcome: FollowUpOutcome.AskAgain } && FollowUps.Count == Replies.Count,
        FindingStatus.Closed => LastLook is { Outcome: FollowUpOutcome.Close } && FollowUps.Count == Replies.Count,
        _ => true,
    };

    FollowUp? LastLook => FollowUps.MaxBy(look => look.Time);
}

/// <summary>ระดับความเสี่ยง.</summary>
public enum FindingRisk { Low, Medium, High }

/// <summary>The auditor signed the finding as a report (รายงาน), or signed it again after it was sent back. Never changed.</summary>
public sealed class FindingReport
{
    public required Guid Id { get; init; }
    public required Guid FindingId { get; init; }

    /// <summary>Which time (ครั้งที่), from 1.</summary>
    public required int Time { get; init; }

    /// <summary>The canonical text that everybody after is asked about; see <see cref="FindingContent"/>.</summary>
    public required string Content { get; init; }
    public required string ContentHash { get; init; }
    public required Guid PersonId { get; init; }
    public required string PersonName { get; init; }

    /// <inheritdoc cref="AuditMonthEnd.SignatureBlock"/>
    public required string SignatureBlock { get; init; }

    /// <inheritdoc cref="AuditMonthEnd.Ruling"/>
    public required string Ruling { get; init; }
    public required int AuthorityVersion { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>What the unit says to a finding and does about it (คำตอบของหน่วยรับตรวจ). Never changed; another reply is another row.</summary>
public sealed class FindingReply
{
    public required Guid Id { get; init; }
    public required Guid FindingId { get; init; }

    /// <inheritdoc cref="FindingReport.Time"/>
    public required int Time { get; init; }

    public required ReplyOpinion Opinion { get; init; }

    /// <summary>What is done about it; where the unit does not agree, why.</summary>
    public required string Text { get; init; }

    /// <summary>By which Bangkok day it is done; none where the unit does nothing.</summary>
    public DateOnly? DoneBy { get; init; }

    public required Guid PersonId { get; init; }
    public required string PersonName { get; init; }

    /// <summary>The post in whose name the person replied.</summary>
    public required string Post { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>What the unit thinks of the finding (ความเห็นของหน่วยรับตรวจ).</summary>
public enum ReplyOpinion
{
    /// <summary>เห็นด้วยและจะแก้ไข.</summary>
    Agree,
    /// <summary>เห็นด้วยบางส่วน.</summary>
    AgreeInPart,
    /// <summary>ไม่เห็นด้วย.</summary>
    Disagree,
}

/// <summary>The auditor looked at a reply and closed the finding or asked again (ผลการติดตาม). Never changed.</summary>
public sealed class FollowUp
{
    public required Guid Id { get; init; }
    public required Guid FindingId { get; init; }

    /// <summary>Which time (ติดตามครั้งที่), from 1; the reply of the same time is what was looked at.</summary>
    public required int Time { get; init; }

    public required FollowUpOutcome Outcome { get; init; }

    /// <summary>What was seen, or what is still missing.</summary>
    public required string Note { get; init; }
    public required Guid PersonId { get; init; }
    public required string PersonName { get; init; }

    /// <inheritdoc cref="AuditMonthEnd.SignatureBlock"/>
    public required string SignatureBlock { get; init; }

    /// <inheritdoc cref="AuditMonthEnd.Ruling"/>
    public required string Ruling { get; init; }
    public required int AuthorityVersion { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>What the auditor does after looking at a reply.</summary>
public enum FollowUpOutcome
{
    /// <summary>ปิดข้อตรวจพบ.</summary>
    Close,
    /// <summary>ขอคำตอบเพิ่ม.</summary>
    AskAgain,
}

internal sealed class FindingMapping :
    IEntityTypeConfiguration<Finding>, IEntityTypeConfiguration<FindingReport>, IEntityTypeConfiguration<FindingReply>, IEntityTypeConfiguration<FollowUp>
{
    public void Configure(EntityTypeBuilder<Finding> finding)
    {
        finding.ToTable("finding", table =>
        {
            table.HasCheckConstraint("ck_finding_numbered_once_reported", "number > 0 or status = 'Writing'");
            table.HasCheckConstraint("ck_finding_closed_when_ended", "(closed_at is not null) = (status in ('NotDirected', 'Closed'))");
            table.HasCheckConstraint("ck_finding_due_once_directed", "(reply_due_on is not null) = (status in ('Directed', 'Replied', 'AskedAgain', 'Closed'))");
            table.HasCheckConstraint("ck_finding_reply_days_positive", "reply_days > 0");
        });
        finding.HasIndex(f => new { f.Year, f.Month, f.Number }).IsUnique().HasFilter("number > 0");
        finding.HasIndex(f => new { f.UnitId, f.Status });
        finding.HasIndex(f => f.CellId);
        finding.HasIndex(f => f.InstanceId).IsUnique();
        finding.Property(f => f.Title).HasMaxLength(FindingText.LongestTitle);
        foreach (var text in new[] { nameof(Finding.Criteria), nameof(Finding.Condition), nameof(Finding.Cause), nameof(Finding.Effect), nameof(Finding.Recommendation) })
            finding.Property<string>(text).HasMaxLength(FindingText.Longest);
        finding.Property(f => f.ContentHash).HasMaxLength(64);
        finding.HasOne<AuditCell>().WithMany().HasForeignKey(f => f.CellId).OnDelete(DeleteBehavior.Restrict);
        finding.HasOne<CellQuestion>().WithMany().HasForeignKey(f => new { f.CellId, f.QuestionId }).HasPrincipalKey(q => new { q.CellId, q.Id }).OnDelete(DeleteBehavior.Restrict);
        finding.HasOne<Unit>().WithMany().HasForeignKey(f => f.UnitId).OnDelete(DeleteBehavior.Restrict);
        finding.HasOne<Person>().WithMany().HasForeignKey(f => f.AuthorId).OnDelete(DeleteBehavior.Restrict);
        finding.HasOne<WorkflowInstance>().WithMany().HasForeignKey(f => f.InstanceId).OnDelete(DeleteBehavior.Restrict);
        finding.HasOne<CaseFile>().WithOne().HasForeignKey<Finding>(f => f.Id).OnDelete(DeleteBehavior.Restrict);
        finding.HasMany(f => f.Reports).WithOne().HasForeignKey(report => report.FindingId).OnDelete(DeleteBehavior.Restrict);
        finding.HasMany(f => f.Replies).WithOne().HasForeignKey(reply => reply.FindingId).OnDelete(DeleteBehavior.Restrict);
        finding.HasMany(f => f.FollowUps).WithOne().HasForeignKey(look => look.FindingId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<FindingReport> report)
    {
        report.ToTable("finding_report", table => table.HasCheckConstraint("ck_finding_report_counts_from_one", "time >= 1"));
        report.HasIndex(r => new { r.FindingId, r.Time }).IsUnique();
        report.Property(r => r.Content).IsLongText();
        report.Property(r => r.ContentHash).HasMaxLength(64);
        report.Property(r => r.Ruling).IsLongText();
        report.Property(r => r.SignatureBlock).HasMaxLength(1000);
        report.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<FindingReply> reply)
    {
        reply.ToTable("finding_reply", table =>
        {
            table.HasCheckConstraint("ck_finding_reply_counts_from_one", "time >= 1");
            table.HasCheckConstraint("ck_finding_reply_has_text", "length(text) > 0");
            table.HasCheckConstraint("ck_finding_reply_done_by", "opinion = 'Disagree' or done_by is not null");
        });
        reply.HasIndex(r => new { r.FindingId, r.Time }).IsUnique();
        reply.Property(r => r.Text).HasMaxLength(FindingText.Longest);
        reply.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<FollowUp> look)
    {
        look.ToTable("finding_follow_up", table =>
        {
            table.HasCheckConstraint("ck_finding_follow_up_counts_from_one", "time >= 1");
            table.HasCheckConstraint("ck_finding_follow_up_has_note", "length(note) > 0");
        });
        look.HasIndex(l => new { l.FindingId, l.Time }).IsUnique();
        look.Property(l => l.Note).HasMaxLength(FindingText.Longest);
        look.Property(l => l.Ruling).IsLongText();
        look.Property(l => l.SignatureBlock).HasMaxLength(1000);
        look.HasOne<Person>().WithMany().HasForeignKey(l => l.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

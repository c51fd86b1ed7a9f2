using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.People;

namespace WiangSuai.Workflow.Web.Audits;

/// <summary>The audit of one unit in one month (ช่องตรวจ): the questions asked there, their answers, and how it ended.</summary>
public sealed class AuditCell : IVersioned, ICaseRecord
{
    public required Guid Id { get; init; }
    public required Guid AuditMonthId { get; init; }
    public AuditMonth? Month { get; init; }
    public required Guid UnitId { get; init; }

    /// <summary>Stored projection of this record's rows; moved only by <see cref="MoveTo"/>.</summary>
    public CellStatus Status { get; private set; } = CellStatus.Open;

    public required DateTimeOffset StatusSince { get; set; }
    public DateTimeOffset? EndedAt { get; private set; }
    public required Guid InstanceId { get; init; }

    CaseKind ICaseRecord.CaseKind => CaseKind.AuditMonth;

    /// <summary>See <see cref="HashOf"/>.</summary>
    public required string ContentHash { get; init; }

    public List<CellQuestion> Questions { get; } = [];
    public CellEnding? Ending { get; set; }
    public int Version { get; set; }

    /// <summary>Moves to a state that the present one and the record's own rows allow; false leaves everything as it was.</summary>
    public bool MoveTo(CellStatus next, DateTimeOffset at)
    {
        if (!CellStates.Allows(Status, next) || Ending is null || (next == CellStatus.NotAudited) != (Ending.Reason is not null))
            return false;
        (Status, StatusSince, EndedAt) = (next, at, at);
        return true;
    }

    /// <summary>Which unit is audited, in which month, and the questions as they were asked.</summary>
    public static string HashOf(Guid id, Guid unit, int year, int month, IEnumerable<CellQuestion> questions) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        JsonSerializer.Serialize(new { kind = "audit-cell", id, unit, year, month, questions = questions.Select(question => new { question.Code, question.Text, question.Criteria }) }))));
}

/// <summary>State of a cell (สถานะช่องตรวจ).</summary>
public enum CellStatus
{
    /// <summary>กำลังตรวจ: waits for the auditor's answers.</summary>
    Open,
    /// <summary>ตรวจแล้ว: every question has its answer.</summary>
    Answered,
    /// <summary>ไม่ตรวจเดือนนี้, with the reason given.</summary>
    NotAudited,
}

/// <summary>The table of what may follow what.</summary>
public static class CellStates
{
    public static bool Allows(CellStatus from, CellStatus to) => (from, to) is (CellStatus.Open, CellStatus.Answered or CellStatus.NotAudited);

    /// <summary>Nothing follows.</summary>
    public static bool Ends(CellStatus status) => status is CellStatus.Answered or CellStatus.NotAudited;
}

/// <summary>A question as it was asked in this cell: the checklist may change afterwards, this does not.</summary>
public sealed class CellQuestion
{
    public required Guid Id { get; init; }
    public required Guid CellId { get; init; }

    /// <summary>From 1.</summary>
    public required int Place { get; init; }

    public required string Code { get; init; }
    public required string Text { get; init; }

    /// <summary>What it is measured by (หลักเกณฑ์).</summary>
    public required string Criteria { get; init; }

    /// <summary>All answers given, the last one stands.</summary>
    public List<CellAnswer> Answers { get; } = [];

    public CellAnswer? Standing => Answers.MaxBy(answer => answer.Time);
}

/// <summary>The auditor's answer to a question (คำตอบ). Another answer is another row.</summary>
public sealed class CellAnswer
{
    public required Guid Id { get; init; }
    public required Guid QuestionId { get; init; }

    /// <summary>Which time (ครั้งที่), from 1.</summary>
    public required int Time { get; init; }

    public required AnswerValue Value { get; init; }

    /// <summary>Needed for all but a yes.</summary>
    public required string Note { get; init; }

    public required Guid PersonId { get; init; }
    public required string PersonName { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>What the auditor answers (คำตอบ).</summary>
public enum AnswerValue
{
    /// <summary>ใช่.</summary>
    Yes,
    /// <summary>ไม่ใช่.</summary>
    No,
    /// <summary>ไม่ใช้ข้อนี้.</summary>
    NotApplicable,
}

/// <summary>The auditor signed the checklist, or why the unit is not audited this month. Never changed.</summary>
public sealed class CellEnding
{
    public required Guid CellId { get; init; }

    /// <summary>Why the unit is not audited this month; null where it was.</summary>
    public string? Reason { get; init; }

    public required Guid ById { get; init; }
    public required string ByName { get; init; }

    /// <inheritdoc cref="AuditMonthEnd.SignatureBlock"/>
    public required string SignatureBlock { get; init; }

    /// <inheritdoc cref="AuditMonthEnd.Ruling"/>
    public required string Ruling { get; init; }
    public required int AuthorityVersion { get; init; }
    public required DateTimeOffset At { get; init; }
}

internal sealed class AuditCellMapping :
    IEntityTypeConfiguration<AuditCell>, IEntityTypeConfiguration<CellQuestion>, IEntityTypeConfiguration<CellAnswer>, IEntityTypeConfiguration<CellEnding>
{
    public void Configure(EntityTypeBuilder<AuditCell> cell)
    {
        cell.ToTable("audit_cell", table => table.HasCheckConstraint("ck_audit_cell_ended", "(ended_at is not null) = (status <> 'Open')"));
        cell.HasIndex(c => new { c.AuditMonthId, c.UnitId }).IsUnique();
        cell.HasIndex(c => c.InstanceId).IsUnique();
        cell.Property(c => c.ContentHash).HasMaxLength(64);
        cell.HasOne<Unit>().WithMany().HasForeignKey(c => c.UnitId).OnDelete(DeleteBehavior.Restrict);
        cell.HasOne<WorkflowInstance>().WithMany().HasForeignKey(c => c.InstanceId).OnDelete(DeleteBehavior.Restrict);
        cell.HasOne<CaseFile>().WithOne().HasForeignKey<AuditCell>(c => c.Id).OnDelete(DeleteBehavior.Restrict);
        cell.HasMany(c => c.Questions).WithOne().HasForeignKey(question => question.CellId).OnDelete(DeleteBehavior.Restrict);
        cell.HasOne(c => c.Ending).WithOne().HasForeignKey<CellEnding>(ending => ending.CellId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<CellQuestion> question)
    {
        question.ToTable("audit_cell_question", table => table.HasCheckConstraint("ck_audit_cell_question_counts_from_one", "place >= 1"));
        question.HasAlternateKey(q => new { q.CellId, q.Id });                                                // a finding's question is one of its own cell
        question.HasIndex(q => new { q.CellId, q.Place }).IsUnique();
        question.Property(q => q.Code).HasMaxLength(60);
        question.Property(q => q.Text).HasMaxLength(1000);
        question.Property(q => q.Criteria).HasMaxLength(1000);
        question.HasMany(q => q.Answers).WithOne().HasForeignKey(answer => answer.QuestionId).OnDelete(DeleteBehavior.Restrict);
        question.Ignore(q => q.Standing);
    }

    public void Configure(EntityTypeBuilder<CellAnswer> answer)
    {
        answer.ToTable("audit_answer", table =>
        {
            table.HasCheckConstraint("ck_audit_answer_says_why", "value = 'Yes' or length(note) > 0");
            table.HasCheckConstraint("ck_audit_answer_counts_from_one", "time >= 1");
        });
        answer.HasIndex(a => new { a.QuestionId, a.Time }).IsUnique();
        answer.Property(a => a.Note).HasMaxLength(AnswerChecklist.LongestNote);
        answer.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<CellEnding> ending)
    {
        ending.ToTable("audit_cell_ending", table => table.HasCheckConstraint("ck_audit_cell_ending_reason", "reason is null or length(reason) > 0"));
        ending.HasKey(e => e.CellId);
        ending.Property(e => e.Reason).HasMaxLength(SkipCell.LongestReason);
        ending.Property(e => e.Ruling).IsLongText();
        ending.Property(e => e.SignatureBlock).HasMaxLength(1000);
        ending.HasOne<Person>().WithMany().HasForeignKey(e => e.ById).OnDelete(DeleteBehavior.Restrict);
    }
}

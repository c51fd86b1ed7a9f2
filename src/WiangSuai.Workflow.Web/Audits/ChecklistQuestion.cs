using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WiangSuai.Workflow.Web.Audits;

/// <summary>A question of the checklist (แบบรายการตรวจ) as the next month will ask it. Cells keep the questions that they were opened with.</summary>
public sealed class ChecklistQuestion
{
    public required Guid Id { get; init; }

    /// <summary>Short Latin name, never reused.</summary>
    public required string Code { get; init; }
    public required int Place { get; set; }
    public required string Text { get; set; }

    /// <inheritdoc cref="CellQuestion.Criteria"/>
    public required string Criteria { get; set; }

    /// <summary>Where the question comes from, for whoever revises it.</summary>
    public required string Source { get; set; }

    /// <summary>First Bangkok day on which it is no longer asked; none while it is.</summary>
    public DateOnly? RetiredOn { get; set; }
}

/// <summary>The checklist as delivered. An office changes its rows, not this.</summary>
/// <remarks>Sources: REFERENCE.md §2, §3 and §7; none of the regulations was read in the Gazette, and the municipality has to confirm each.</remarks>
internal static class DeliveredChecklist
{
    const string Supply = "ระเบียบกระทรวงการคลังว่าด้วยการจัดซื้อจัดจ้างและการบริหารพัสดุภาครัฐ พ.ศ. 2560";

    public static IEnumerable<ChecklistQuestion> Questions(Func<Guid> id) =>
        All.Select((question, index) => new ChecklistQuestion
        {
            Id = id(),
            Code = question.Code,
            Place = index + 1,
            Text = question.Text,
            Criteria = question.Criteria,
            Source = question.Source,
        });

    static readonly (string Code, string Text, string Criteria, string Source)[] All =
    [
        ("delegation", "การอนุมัติและการอนุญาตลงนามโดยผู้มีอำนาจ หรือผู้ได้รับมอบอำนาจตามคำสั่งที่มีผลในวันนั้น", "คำสั่งมอบอำนาจของเทศบาลที่มีผลใช้บังคับ", "IIT 3.1; REFERENCE.md §3, audit topics"),
        ("loan-approved", "การยืมพัสดุทุกครั้งมีผู้มีอำนาจอนุมัติก่อนรับของ", $"{Supply} ข้อ 208", "IIT 4.2; REFERENCE.md §2 [C5]"),
        ("loan-chased", "พัสดุที่เกินกำหนดคืนมีการทวงถามภายใน 7 วัน", $"{Supply} ข้อ 211", "IIT 4.2; REFERENCE.md §2 [C5][C6]"),
        ("register", "พัสดุที่สุ่มตรวจตรงกับทะเบียนคุม ทั้งจำนวน สถานที่ และสภาพ", $"{Supply} ข้อ 203 ถึง 205", "IIT 4.3; REFERENCE.md §2 [P16]"),
        ("maintenance", "พัสดุได้รับการตรวจและบำรุงรักษาตามวงรอบที่กำหนด", $"{Supply} ข้อ 212", "IIT 4.3; REFERENCE.md §2 [P17]"),
        ("assignments", "คำสั่งมอบหมายงานตรงกับผู้ปฏิบัติงานจริงในเดือนนี้", "คำสั่งมอบหมายงานของหน่วยงาน", "IIT 3.2"),
        ("risk", "จุดเสี่ยงของหน่วยงานมีผู้รับผิดชอบและมีการควบคุมตามที่ระบุไว้", "หลักเกณฑ์กระทรวงการคลังว่าด้วยการควบคุมภายใน พ.ศ. 2561", "OIT 3.1; REFERENCE.md §3 [P26]"),
        ("follow-up", "ข้อตรวจพบของเดือนก่อนได้รับการแก้ไขตามที่หน่วยงานแจ้งไว้", "การสั่งการของนายกเทศมนตรีต่อข้อตรวจพบเดิม", "OIT 3.2; REFERENCE.md §3 [P24]"),
    ];
}

internal sealed class ChecklistQuestionMapping : IEntityTypeConfiguration<ChecklistQuestion>
{
    public void Configure(EntityTypeBuilder<ChecklistQuestion> question)
    {
        question.ToTable("checklist_question", table => table.HasCheckConstraint("ck_checklist_question_counts_from_one", "place >= 1"));
        question.HasIndex(q => q.Code).IsUnique();
        question.Property(q => q.Code).HasMaxLength(60);
        question.Property(q => q.Text).HasMaxLength(1000);
        question.Property(q => q.Criteria).HasMaxLength(1000);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WiangSuai.Workflow.Web.Data;

namespace WiangSuai.Workflow.Web.People;

/// <summary>Somebody who works for the municipality (บุคคล), with or without an account.</summary>
public sealed class Person
{
    public required Guid Id { get; init; }

    /// <summary>With the title in front, as it is printed in brackets under a signature.</summary>
    public required string Name { get; set; }
    public required string NameEn { get; set; }

    /// <summary>Internal telephone; no private number is kept.</summary>
    public string? Telephone { get; set; }

    /// <summary>First Bangkok day on which the person no longer belongs to the office; none while it does. The row stays: papers name it.</summary>
    public DateOnly? LeftOn { get; set; }
    public List<Holding> Holdings { get; } = [];
}

internal static class PersonNames
{
    /// <summary>The name as papers and evidence keep it.</summary>
    internal static Task<string> NameOf(this AppDb db, Guid person, CancellationToken ct) => db.Set<Person>().Where(p => p.Id == person).Select(p => p.Name).SingleAsync(ct);
}

/// <summary>A declared relation by which one person may not decide the other's matters (ส่วนได้เสีย, ม.13 พ.ร.บ.วิธีปฏิบัติราชการทางปกครอง 2539).</summary>
/// <remarks>It holds in both directions and is stored once.</remarks>
public sealed class DeclaredRelation : IKnown
{
    public required Guid Id { get; init; }
    public required Guid PersonId { get; init; }
    public required Guid OtherPersonId { get; init; }
    public required RelationKind Kind { get; init; }
    public required int KnownFrom { get; init; }
    public int? KnownTo { get; set; }
}

public enum RelationKind
{
    /// <summary>คู่สมรส, คู่หมั้น</summary>
    Spouse,
    /// <summary>ญาติ within the degrees of ม.13 (3)</summary>
    Relative,
    /// <summary>ผู้แทนโดยชอบธรรม, ผู้พิทักษ์, ผู้แทน, ตัวแทน</summary>
    Representative,
    /// <summary>เจ้าหนี้, ลูกหนี้, นายจ้าง</summary>
    CreditorOrEmployer,
}

internal sealed class PersonMapping : IEntityTypeConfiguration<Person>, IEntityTypeConfiguration<DeclaredRelation>
{
    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.Property(p => p.Name).SortsAsThaiText();
        person.Property(p => p.Telephone).HasMaxLength(40);
    }

    public void Configure(EntityTypeBuilder<DeclaredRelation> relation)
    {
        relation.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Restrict);
        relation.HasOne<Person>().WithMany().HasForeignKey(r => r.OtherPersonId).OnDelete(DeleteBehavior.Restrict);
        relation.ToTable(table => table.HasCheckConstraint("ck_declared_relation_is_between_two", "person_id <> other_person_id"));
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.People;

namespace WiangSuai.Workflow.Web.Loans;

/// <summary>
/// The chasing of one slip (การทวงถาม ข้อ 211): opened on the day after the day of return, ended when the things come back. What was done stands in its
/// acts; a reminder that the system sends is none of them.
/// </summary>
public sealed class Chase : IVersioned, ICaseRecord
{
    public required Guid Id { get; init; }
    public required Guid LoanId { get; init; }
    public required Guid InstanceId { get; init; }

    /// <summary>The day of return that passed.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>Last day on which an act of the lender is in time, itself included.</summary>
    public required DateOnly ChaseBy { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When the things came back; null while they are out.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    public required string ContentHash { get; init; }

    public Loan? Loan { get; init; }

    /// <summary>Oldest first where read for a page.</summary>
    public List<ChaseAct> Acts { get; } = [];

    public int Version { get; set; }

    CaseKind ICaseRecord.CaseKind => CaseKind.Chase;

    /// <summary>What the chase is about, as its hash holds it.</summary>
    public static string HashOf(Guid id, Guid loan, DateOnly dueOn, DateOnly chaseBy) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        JsonSerializer.Serialize(new { kind = "chase", id, loan, dueOn = Iso(dueOn), chaseBy = Iso(chaseBy) }))));

    static string Iso(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}

/// <summary>Somebody asked for the things (ทวงถาม): when, how, and in what words. Never changed afterwards.</summary>
public sealed class ChaseAct
{
    public const int LongestText = 2000;

    public required Guid Id { get; init; }
    public required Guid ChaseId { get; init; }

    /// <summary>Which time (ครั้งที่), from 1.</summary>
    public required int Time { get; init; }

    public required Guid PersonId { get; init; }
    public required string PersonName { get; init; }

    /// <summary>Post in whose name it was done.</summary>
    public required string Post { get; init; }

    /// <summary>The form whose task it answered; null for an act beyond those asked for.</summary>
    public string? Form { get; init; }

    /// <summary>Bangkok day on which it was done; may lie before the day of recording, never before the day after the day of return.</summary>
    public required DateOnly DoneOn { get; init; }

    public required ChaseManner Manner { get; init; }

    /// <summary>What was written or said; for a letter, its words.</summary>
    public required string Text { get; init; }

    /// <summary>The day set for the return; a letter sets one.</summary>
    public DateOnly? ReturnBy { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>How it was delivered (วิธีทวงถาม).</summary>
public enum ChaseManner
{
    /// <summary>หนังสือ.</summary>
    Letter,

    /// <summary>โทรศัพท์.</summary>
    Telephone,

    /// <summary>แจ้งด้วยตนเอง.</summary>
    InPerson,
}

internal sealed class ChaseMapping : IEntityTypeConfiguration<Chase>
{
    public void Configure(EntityTypeBuilder<Chase> chase)
    {
        chase.ToTable("chase", table => table.HasCheckConstraint("ck_chase_by_a_day_after_the_due_day", "chase_by > due_on"));
        chase.HasIndex(c => c.LoanId).IsUnique().HasDatabaseName("ux_chase_loan");
        chase.HasIndex(c => c.InstanceId).IsUnique();
        chase.Property(c => c.ContentHash).HasMaxLength(64);
        chase.HasOne(c => c.Loan).WithMany().HasForeignKey(c => c.LoanId).OnDelete(DeleteBehavior.Restrict);
        chase.HasOne<WorkflowInstance>().WithMany().HasForeignKey(c => c.InstanceId).OnDelete(DeleteBehavior.Restrict);
        chase.HasOne<CaseFile>().WithOne().HasForeignKey<Chase>(c => c.Id).OnDelete(DeleteBehavior.Restrict);
        chase.HasMany(c => c.Acts).WithOne().HasForeignKey(act => act.ChaseId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ChaseActMapping : IEntityTypeConfiguration<ChaseAct>
{
    public void Configure(EntityTypeBuilder<ChaseAct> act)
    {
        act.ToTable("chase_act", table =>
        {
            table.HasCheckConstraint("ck_chase_act_counts_from_one", "time >= 1");
            table.HasCheckConstraint("ck_chase_act_letter_sets_a_day", "manner <> 'Letter' or return_by is not null");
        });
        act.HasIndex(a => new { a.ChaseId, a.Time }).IsUnique().HasDatabaseName("ux_chase_act_time");
        act.Property(a => a.Text).HasMaxLength(ChaseAct.LongestText);
        act.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Ledger;
using WiangSuai.Workflow.Web.People;

namespace WiangSuai.Workflow.Web.Inbox;

/// <summary>
/// What stood before a decision, kept where all that the decision set in motion can be undone: it moved the record from one state to the next and opened
/// tasks, and gave no number, set no timer and ended nothing.
/// </summary>
public sealed class StepBack
{
    public required Guid DecisionId { get; init; }

    /// <summary>The engine's state before the decision, as JSON.</summary>
    public required string State { get; init; }

    /// <summary>The record's own state before, as its room names it.</summary>
    public required string RecordState { get; init; }

    /// <summary>Length of the journal after the decision: where the instance's is longer, the case has gone on.</summary>
    public required int JournalLength { get; init; }
}

/// <summary>Whoever decided took the decision back before the next person had acted (ถอนคำวินิจฉัย). It stays in the record, and is of no effect.</summary>
public sealed class DecisionTakenBack
{
    public const int LongestReason = 1000;

    public required Guid DecisionId { get; init; }
    public required Guid CaseId { get; init; }
    public required string Reason { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>The whole ruling by which the signer could have decided anew at that instant, and so may undo: the proof of this act.</summary>
    public required string Ruling { get; init; }

    public Leaf Leaf(Guid id, Guid person) => Ledger.Leaf.Of(id, "decision-taken-back", DecisionId, JsonSerializer.Serialize(
        new { kind = "decision-taken-back", decision = DecisionId, @case = CaseId, person, reason = Reason, ruling = Ruling, at = At.ToString("O") }, RulingJson.Options), At);
}

internal sealed class StepBackMapping : IEntityTypeConfiguration<StepBack>
{
    public void Configure(EntityTypeBuilder<StepBack> back)
    {
        back.ToTable("step_back");
        back.HasKey(s => s.DecisionId);
        back.Property(s => s.State).IsLongText();
        back.Property(s => s.RecordState).HasMaxLength(60);
        back.HasOne<Decision>().WithOne().HasForeignKey<StepBack>(s => s.DecisionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DecisionTakenBackMapping : IEntityTypeConfiguration<DecisionTakenBack>
{
    public void Configure(EntityTypeBuilder<DecisionTakenBack> taken)
    {
        taken.ToTable("decision_taken_back");
        taken.HasKey(t => t.DecisionId);
        taken.Property(t => t.Reason).HasMaxLength(DecisionTakenBack.LongestReason);
        taken.Property(t => t.Ruling).IsLongText();
        taken.HasOne<CaseFile>().WithMany().HasForeignKey(t => t.CaseId).OnDelete(DeleteBehavior.Restrict);
        taken.HasOne<Decision>().WithOne(d => d.TakenBack).HasForeignKey<DecisionTakenBack>(t => t.DecisionId).OnDelete(DeleteBehavior.Restrict);
    }
}

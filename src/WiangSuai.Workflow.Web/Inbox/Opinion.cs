using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Ledger;
using WiangSuai.Workflow.Web.People;

namespace WiangSuai.Workflow.Web.Inbox;

/// <summary>Whoever may decide a task asks somebody what they think of it (ขอความเห็น). The task stays where it is, and whoever is asked decides nothing by answering.</summary>
public sealed class Opinion
{
    public const int LongestText = 2000;

    public required Guid Id { get; init; }
    public required Guid TaskId { get; init; }
    public required Guid CaseId { get; init; }
    public required Guid ById { get; init; }

    /// <summary>Name as it was; personal data, outside the hashed content.</summary>
    public required string ByName { get; init; }

    /// <summary>Who is asked.</summary>
    public required Guid OfId { get; init; }
    public required string OfName { get; init; }

    /// <summary>The post of whoever is asked, as it was.</summary>
    public required string OfPost { get; init; }

    public required string Question { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Hash of the matter when it was asked.</summary>
    public required string MatterHash { get; init; }

    public OpinionGiven? Given { get; init; }
    public OpinionTakenBack? TakenBack { get; init; }

    public Leaf Leaf(Guid id) => Ledger.Leaf.Of(id, "opinion-asked", Id, JsonSerializer.Serialize(
        new { kind = "opinion-asked", id = Id, task = TaskId, @case = CaseId, by = ById, of = OfId, post = OfPost, question = Question, matter = MatterHash, at = At.ToString("O") }, RulingJson.Options), At);
}

/// <summary>The answer (ความเห็น), for whoever decides to read; it binds nobody.</summary>
public sealed class OpinionGiven
{
    public required Guid OpinionId { get; init; }
    public required string Text { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Hash of the matter as whoever answered was shown it.</summary>
    public required string MatterHash { get; init; }

    public Leaf Leaf(Guid id, Opinion asked) => Ledger.Leaf.Of(id, "opinion", OpinionId, JsonSerializer.Serialize(
        new { kind = "opinion", id = OpinionId, task = asked.TaskId, @case = asked.CaseId, of = asked.OfId, post = asked.OfPost, text = Text, matter = MatterHash, at = At.ToString("O") }, RulingJson.Options), At);
}

/// <summary>The question was withdrawn before anybody answered (ถอนคำถาม).</summary>
public sealed class OpinionTakenBack
{
    public required Guid OpinionId { get; init; }
    public required DateTimeOffset At { get; init; }

    public Leaf Leaf(Guid id, Opinion asked) => Ledger.Leaf.Of(id, "opinion-taken-back", OpinionId, JsonSerializer.Serialize(
        new { kind = "opinion-taken-back", id = OpinionId, task = asked.TaskId, @case = asked.CaseId, by = asked.ById, at = At.ToString("O") }, RulingJson.Options), At);
}

internal sealed class OpinionMapping : IEntityTypeConfiguration<Opinion>
{
    public void Configure(EntityTypeBuilder<Opinion> opinion)
    {
        opinion.ToTable("opinion", table => table.HasCheckConstraint("ck_opinion_of_somebody_else", "of_id <> by_id"));
        opinion.HasIndex(o => o.TaskId);
        opinion.HasIndex(o => new { o.OfId, o.At });
        opinion.Property(o => o.Question).HasMaxLength(Opinion.LongestText);
        opinion.HasOne<WorkTask>().WithMany().HasForeignKey(o => o.TaskId).OnDelete(DeleteBehavior.Restrict);
        opinion.HasOne<CaseFile>().WithMany().HasForeignKey(o => o.CaseId).OnDelete(DeleteBehavior.Restrict);
        opinion.HasOne<Person>().WithMany().HasForeignKey(o => o.ById).OnDelete(DeleteBehavior.Restrict);
        opinion.HasOne<Person>().WithMany().HasForeignKey(o => o.OfId).OnDelete(DeleteBehavior.Restrict);
        opinion.HasOne(o => o.Given).WithOne().HasForeignKey<OpinionGiven>(g => g.OpinionId).OnDelete(DeleteBehavior.Restrict);
        opinion.HasOne(o => o.TakenBack).WithOne().HasForeignKey<OpinionTakenBack>(t => t.OpinionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class OpinionGivenMapping : IEntityTypeConfiguration<OpinionGiven>
{
    public void Configure(EntityTypeBuilder<OpinionGiven> given)
    {
        given.ToTable("opinion_given");
        given.HasKey(g => g.OpinionId);
        given.Property(g => g.Text).HasMaxLength(Opinion.LongestText);
    }
}

internal sealed class OpinionTakenBackMapping : IEntityTypeConfiguration<OpinionTakenBack>
{
    public void Configure(EntityTypeBuilder<OpinionTakenBack> back)
    {
        back.ToTable("opinion_taken_back");
        back.HasKey(t => t.OpinionId);
    }
}

using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Ledger;
using Person = WiangSuai.Workflow.Web.People.Person;

namespace WiangSuai.Workflow.Web.Inbox;

/// <summary>
/// Whoever might have decided a task under a delegation sent it up to whose power it is (เสนอผู้มอบอำนาจพิจารณา). The delegation stays in force; this one
/// matter waits for the delegator, or whoever acts for that post.
/// </summary>
public sealed class PassedUp
{
    public const int LongestReason = 1000;

    public required Guid TaskId { get; init; }
    public required Guid CaseId { get; init; }
    public required Guid PersonId { get; init; }

    /// <summary>Name as it was; personal data, outside the hashed content.</summary>
    public required string PersonName { get; init; }

    /// <summary>The post in which it was passed up.</summary>
    public required string Post { get; init; }

    /// <summary>The post whose power it is, and its title as it was.</summary>
    public required Guid ToPostId { get; init; }
    public required string ToPost { get; init; }

    public required string Reason { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Those among who may decide who do so by the power of the post itself: its holder, or whoever acts for it, never by delegation, and never whoever passed it up.</summary>
    public static IReadOnlyList<Candidate> Above(IReadOnlyList<Candidate> able, Guid post, Guid passer) =>
        [.. able.Where(candidate => candidate.Person != passer && candidate.Basis.Mode != BasisMode.Delegated && candidate.Basis.ActsFor.Id == post)];

    /// <summary>Whether somebody decides by the power of the very post for which another decides by delegation.</summary>
    public static bool IsAbove(Guid person, Guid delegatee, IReadOnlyList<Candidate> able) =>
        able.FirstOrDefault(candidate => candidate.Person == delegatee) is { Basis: { Mode: BasisMode.Delegated } basis } && Above(able, basis.ActsFor.Id, delegatee).Any(above => above.Person == person);

    /// <summary>Those for whom the task is left. Where nobody above is left any more, all who may: a matter is never stuck by having been passed up.</summary>
    public IReadOnlyList<Candidate> LeftOf(IReadOnlyList<Candidate> able) => Above(able, ToPostId, PersonId) is { Count: > 0 } above ? above : able;

    /// <summary>The same matter is asked anew by another task, because its answer was taken back: it waits where it was sent.</summary>
    public PassedUp For(Guid task) => new()
    {
        TaskId = task,
        CaseId = CaseId,
        PersonId = PersonId,
        PersonName = PersonName,
        Post = Post,
        ToPostId = ToPostId,
        ToPost = ToPost,
        Reason = Reason,
        At = At,
    };

    public Leaf Leaf(Guid id) => Ledger.Leaf.Of(id, "passed-up", TaskId, JsonSerializer.Serialize(
        new { kind = "passed-up", task = TaskId, @case = CaseId, person = PersonId, post = Post, to = ToPostId, reason = Reason, at = At.ToString("O") }, RulingJson.Options), At);
}

internal sealed class PassedUpMapping : IEntityTypeConfiguration<PassedUp>
{
    public void Configure(EntityTypeBuilder<PassedUp> passed)
    {
        passed.ToTable("passed_up");
        passed.HasKey(p => p.TaskId);
        passed.Property(p => p.Reason).HasMaxLength(PassedUp.LongestReason);
        passed.HasOne<CaseFile>().WithMany().HasForeignKey(p => p.CaseId).OnDelete(DeleteBehavior.Restrict);
        passed.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Ledger;

namespace WiangSuai.Workflow.Web.People;

/// <summary>One change of units, posts or persons as an administrator made it (การแก้ผังหน่วยงาน). Internal audit reads it; nobody changes it.</summary>
public sealed class OrganisationChange
{
    public required Guid Id { get; init; }
    public required OrganisationPart Part { get; init; }

    /// <summary>The unit, post or person.</summary>
    public required Guid SubjectId { get; init; }
    public required OrganisationAct Act { get; init; }

    /// <summary>How it stood before, in words, always Thai; none for what was added.</summary>
    public string? Before { get; init; }
    public required string After { get; init; }
    public required Guid ByAccountId { get; init; }
    public Account? ByAccount { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>The authority version that it made; none for what authority does not rest on: a name, a telephone.</summary>
    public int? AuthorityVersion { get; init; }

    /// <summary>The row with its proof, whose content names nobody.</summary>
    internal static (OrganisationChange Row, Leaf Proof) Of(
        TimeProvider clock, OrganisationPart part, Guid subject, OrganisationAct act, string? before, string after, Guid by, DateTimeOffset at, int? version)
    {
        var row = new OrganisationChange { Id = clock.NewId(), Part = part, SubjectId = subject, Act = act, Before = before, After = after, ByAccountId = by, At = at, AuthorityVersion = version };
        return (row, Leaf.Of(clock.NewId(), "organisation-change", row.Id, JsonSerializer.Serialize(new
        {
            kind = "organisation-change",
            id = row.Id,
            part = part.ToString(),
            subject,
            act = act.ToString(),
            before = before is null || part is OrganisationPart.Person ? null : before,
            after = part is OrganisationPart.Person ? null : after,
            by,
            at = at.ToString("O"),
            authorityVersion = version,
        }, WiangSuai.Workflow.Web.Orders.OrderContent.Json), at));
    }
}

public enum OrganisationPart
{
    Unit,
    Post,
    Person,
}

public enum OrganisationAct
{
    Added,
    Changed,
    Closed,
}

internal sealed class OrganisationChangeMapping : IEntityTypeConfiguration<OrganisationChange>
{
    public void Configure(EntityTypeBuilder<OrganisationChange> change)
    {
        change.ToTable("organisation_change");
        change.HasIndex(c => c.At);
        change.Property(c => c.Before).IsLongText();
        change.Property(c => c.After).IsLongText();
        change.HasOne(c => c.ByAccount).WithMany().HasForeignKey(c => c.ByAccountId).OnDelete(DeleteBehavior.Restrict);
    }
}

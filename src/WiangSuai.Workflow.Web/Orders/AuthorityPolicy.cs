using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WiangSuai.Workflow.Web.Data;

namespace WiangSuai.Workflow.Web.Orders;

/// <summary>The office's answers to what the law leaves open (<see cref="Authority.Policy"/>). Where none stands, the safe ones as delivered hold.</summary>
public sealed class AuthorityPolicy : IKnown
{
    public required Guid Id { get; init; }
    public bool DelegateeMayDecideDelegatorsMatter { get; init; }
    public bool ActingHolderMayUseDelegation { get; init; }
    public bool DelegationFallsWithDelegator { get; init; } = true;

    /// <summary>Where a matter goes for which nobody in the office may decide (ผู้กำกับดูแล); none: it only stays open.</summary>
    public string? WayUp { get; init; }
    public string? WayUpEn { get; init; }

    /// <summary>Who confirmed it and on what it rests.</summary>
    public required string Source { get; init; }
    public required int KnownFrom { get; init; }
    public int? KnownTo { get; set; }
}

internal sealed class AuthorityPolicyMapping : IEntityTypeConfiguration<AuthorityPolicy>
{
    public void Configure(EntityTypeBuilder<AuthorityPolicy> policy)
    {
        policy.Property(p => p.Source).IsLongText();
        policy.ToTable(table => table.HasCheckConstraint("ck_authority_policy_way_up_in_both", "(way_up is null) = (way_up_en is null)"));
    }
}

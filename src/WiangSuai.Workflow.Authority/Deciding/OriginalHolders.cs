using System.Diagnostics;

namespace WiangSuai.Workflow.Authority;

/// <summary>Whose power it is by law.</summary>
static class OriginalHolders
{
    /// <returns>Null where the matter does not say which unit it is.</returns>
    public static IReadOnlyList<Post>? Of(AuthorityIndex index, Power power, Matter matter) => power.Holder switch
    {
        OriginalHolder.Mayor => [.. index.PostsOf(PostKind.Mayor)],
        OriginalHolder.Clerk => [.. index.PostsOf(PostKind.Clerk)],
        OriginalHolder.OfficersOf officers => index.PostsWithFunction(officers.Function),
        OriginalHolder.HeadOf head => matter.UnitIn(head.Unit) is { } unit && index.Knows(unit) ? index.HeadsOf(unit) : null,
        var other => throw new UnreachableException($"holder {other}"),
    };

    /// <summary>Whether a power can be that of a post in some matter.</summary>
    public static bool CouldBe(AuthorityIndex index, Power power, Post post) => power.Holder switch
    {
        OriginalHolder.Mayor => post.Kind == PostKind.Mayor,
        OriginalHolder.Clerk => post.Kind == PostKind.Clerk,
        OriginalHolder.OfficersOf officers => index.HasFunction(post.Unit, officers.Function),
        OriginalHolder.HeadOf => post.HeadsUnit,
        var other => throw new UnreachableException($"holder {other}"),
    };

    public static Unknown WhatIsMissing(Power power) =>
        power.Holder is OriginalHolder.HeadOf { Unit: UnitRole.Holding } ? Unknown.HoldingUnit : Unknown.RequestingUnit;
}

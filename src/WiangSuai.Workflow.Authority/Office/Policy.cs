namespace WiangSuai.Workflow.Authority;

/// <summary>What the law leaves open or was not seen in an official copy; data, with the safe answer as delivered.</summary>
public sealed record Policy
{
    /// <summary>Whether who holds a delegation may decide a matter from which the delegator is barred. Not confirmed: no.</summary>
    public bool DelegateeMayDecideDelegatorsMatter { get; init; }

    /// <summary>Whether who acts for a post may use what was delegated to that post. Not confirmed: no.</summary>
    public bool ActingHolderMayUseDelegation { get; init; }

    /// <summary>Whether a delegation falls when the signer's post changes hands (REFERENCE.md §1.4, 4: suspend all and re-issue).</summary>
    public bool DelegationFallsWithDelegator { get; init; } = true;

    /// <summary>Delegatees for whom the public must have been told (ม.48 วีสติ): ปลัดเทศบาล and รองปลัดเทศบาล.</summary>
    public IReadOnlyList<PostKind> AnnouncedFor { get; init; } = [PostKind.Clerk, PostKind.DeputyClerk];

    /// <summary>Where a matter goes for which nobody in the office may decide (ผู้กำกับดูแล); none: it only stays open.</summary>
    public WayUp? BeyondTheOffice { get; init; }
}

/// <summary>Somebody outside the office to whom a matter can go; named, never decided by.</summary>
public sealed record WayUp(string Thai, string English, string Source);

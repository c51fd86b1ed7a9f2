namespace WiangSuai.Workflow.Authority;

/// <summary>Is the clause in force for its delegatee? (คำสั่งมีผลหรือไม่)</summary>
static class ClauseValidity
{
    /// <summary>A job assignment or an appointment gives work or a post, whatever its clauses say.</summary>
    public static Finding OrderDelegates(Question question, DelegatedPower given) =>
        given.Order.Kind == InstrumentKind.Delegation ? Finding.NothingToSay : new Reason.OrderGivesNoPower(given.Ref, given.Order.Kind);

    public static Finding PowerIsDelegable(Question question, DelegatedPower given) =>
        question.Power.Delegable ? Finding.NothingToSay : new Reason.PowerNotDelegable(given.Ref);

    /// <summary>Depth is one: a delegatee, however high, has nothing to give on [P8].</summary>
    public static Finding SignerOwnsThePower(Question question, DelegatedPower given) => question.Originals switch
    {
        null => new Reason.CannotBeEvaluated(OriginalHolders.WhatIsMissing(question.Power), given.Ref),
        var owners when owners.Contains(given.Signer) => Finding.NothingToSay,
        _ => new Reason.NoSubDelegation(given.Ref, given.Signer.Named()),
    };

    /// <summary>Not before it was signed, and not before the first day begins in Bangkok.</summary>
    public static Finding HasBegun(Question question, DelegatedPower given) =>
        given.StartsAt <= question.At ? Finding.NothingToSay : new Reason.NotYetInForce(given.Ref, given.StartsAt);

    /// <summary>The last day belongs to the order.</summary>
    public static Finding HasNotExpired(Question question, DelegatedPower given) =>
        given.Order.To is { } last && last < question.Day
            ? new Reason.Expired(given.Ref, last)
            : new Test.ClauseInForce(given.Ref, given.Order.From, given.Order.To);

    /// <summary>At the instant of the revocation it no longer grants.</summary>
    public static Finding IsNotRevoked(Question question, DelegatedPower given) =>
        given.RevokedAt is { } at && at <= question.At ? new Reason.Revoked(given.Ref, at) : Finding.NothingToSay;

    public static Finding IsNotSuspended(Question question, DelegatedPower given) =>
        given.Suspensions.FirstOrDefault(pause => pause.Covers(question.At)) is { } pause
            ? new Reason.Suspended(given.Ref, pause.From, pause.Until)
            : Finding.NothingToSay;

    /// <summary>ปลัด and รองปลัด need the announcement to the public; a deputy mayor needs only the writing (ม.48 วีสติ [U-H]).</summary>
    public static Finding WasAnnounced(Question question, DelegatedPower given) =>
        !question.Index.Policy.AnnouncedFor.Contains(given.Delegatee.Kind) ? Finding.NothingToSay
        : given.Order.AnnouncedAt is { } at && at <= question.At ? new Test.Announced(given.Ref, at)
        : new Reason.NotAnnounced(given.Ref);

    public static Finding DelegatorIsTheSame(Question question, DelegatedPower given) =>
        question.Index.Policy.DelegationFallsWithDelegator
        && !question.DelegatorsNow(given.Signer).SequenceEqual(given.DelegatorsAtSigning)
            ? new Reason.DelegatorChanged(given.Ref, given.Signer.Named())
            : Finding.NothingToSay;
}

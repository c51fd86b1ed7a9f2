namespace WiangSuai.Workflow.Authority;

/// <summary>One way to a power for one person: a basis, or the reasons against it.</summary>
abstract record Attempt(Way Way, ClauseRef? Clause)
{
    /// <param name="Height">How far the power had to move up; 0 for its own post.</param>
    public sealed record Lawful(Way Way, ClauseRef? Clause, int Height, Basis Basis) : Attempt(Way, Clause)
    {
        /// <summary>The nearest post first; the own power before acting before delegated; the shorter stack before the longer.</summary>
        public (int, Way, int) Rank => (Height, Way, Basis.Steps.Count);
    }

    public sealed record Stopped(Way Way, ClauseRef? Clause, IReadOnlyList<Reason> Reasons) : Attempt(Way, Clause);
}

/// <summary>All ways to the power in question for one person: own post, acting, delegated.</summary>
static class Ways
{
    public static IReadOnlyList<Attempt> Of(Question question, Guid person) =>
        [.. InOffice(question, person), .. Delegated(question, person)];

    static List<Attempt> InOffice(Question question, Guid person)
    {
        var found = question.Rungs.SelectMany(rung => rung.Posts.SelectMany(row => row.Occupants, (_, one) => (rung.Height, one)))
            .Where(row => row.one.Person == person)
            .Select(row => new Attempt.Lawful(WayOf(row.one), null, row.Height, Bases.InOffice(question, row.one, row.Height)))
            .ToList<Attempt>();

        if (found.Any(attempt => attempt.Way == Way.OwnPower)) return found;   // nobody acts for a post they hold

        found.Insert(0, new Attempt.Stopped(Way.OwnPower, null, [WhyNoOwnPower(question, person)]));
        if (found.Count == 1 && question.Rungs.Count > 0)
            found.Add(new Attempt.Stopped(Way.Acting, null, Stations.WhyNotActing(question, person)));
        return found;
    }

    static Way WayOf(Occupant one) => one.Steps.Count == 0 ? Way.OwnPower : Way.Acting;

    static Reason WhyNoOwnPower(Question question, Guid person)
    {
        if (question.Originals is not { } originals) return new Reason.CannotBeEvaluated(OriginalHolders.WhatIsMissing(question.Power), null);

        var own = question.Index.HoldingsOf(person, question.Day)
            .Where(holding => holding.Mode == HoldingMode.Own).Select(holding => question.Index.Post(holding.Post)).ToList();
        var inTurn = question.Rungs.SelectMany(rung => rung.Posts).Select(row => row.Post);

        if (own.Intersect(inTurn).Any() && Bars.Absent(question, person) is { } absent) return absent;
        if (own.Intersect(question.Superiors).FirstOrDefault() is { } superior)
            return new Reason.SuperiorNotCalled(superior.Named(), originals[0].Named());
        return new Reason.HoldsNoPostWithThisPower([.. originals.Select(post => post.Named())]);
    }

    static List<Attempt> Delegated(Question question, Guid person)
    {
        var attempts = DelegateesOf(question, person)
            .SelectMany(seat => question.Index.ClausesFor(question.Power, seat.Post.Id), (seat, given) => Try(question, given, seat.Occupant))
            .OrderBy(attempt => attempt is Attempt.Stopped stopped ? stopped.Reasons.Count : 0)   // the clause that comes nearest first
            .ToList();
        return attempts.Count > 0 ? attempts : [new Attempt.Stopped(Way.Delegated, null, [new Reason.NoClauseForPost()])];
    }

    static Attempt Try(Question question, DelegatedPower given, Occupant? delegatee)
    {
        var held = new List<Test>();
        return AgainstUse(question, given, delegatee, [question.Law.Validity, question.Law.Coverage], held) is [_, ..] reasons
            ? new Attempt.Stopped(Way.Delegated, given.Ref, reasons)
            : new Attempt.Lawful(Way.Delegated, given.Ref, 0, Bases.Delegated(question, given, delegatee!, held));
    }

    /// <param name="delegatee">None where the person only acts for the delegatee's post and may not use its delegations.</param>
    /// <param name="held">Takes in what was tested and held.</param>
    public static IReadOnlyList<Reason> AgainstUse(
        Question question, DelegatedPower given, Occupant? delegatee, ReadOnlySpan<IReadOnlyList<ClauseRule>> rules, List<Test> held)
    {
        var against = new List<Reason>();
        if (delegatee is null) against.Add(new Reason.ActsForDelegateeOnly(given.Ref, given.Delegatee.Named()));
        foreach (var chapter in rules)
            foreach (var rule in chapter)
            {
                var finding = rule(question, given);
                if (finding.Stops is { } reason) against.Add(reason);
                if (finding.Held is { } test) held.Add(test);
            }

        return against;
    }

    /// <summary>The posts to whose clauses a person may look.</summary>
    /// <returns>Each post with the person as its occupant; without one where its clauses are not the person's to use.</returns>
    public static IEnumerable<(Post Post, Occupant? Occupant)> DelegateesOf(Question question, Guid person)
    {
        var holdings = question.Index.HoldingsOf(person, question.Day).ToList();
        var own = holdings.Where(holding => holding.Mode == HoldingMode.Own).DistinctBy(holding => holding.Post).ToList();
        foreach (var (holding, post) in own.Select(holding => (holding, question.Index.Post(holding.Post))))
            yield return (post, Succession.Holder(holding, post));

        var held = holdings.Select(holding => question.Index.Post(holding.Post)).Distinct().ToList();
        foreach (var post in held.Concat(question.Index.WithinReachOf(held)).Where(post => own.All(holding => holding.Post != post.Id)))
        {
            var acting = Succession.OccupantsOf(question, post).FirstOrDefault(one => one.Person == person);
            if (acting is not null || holdings.Any(holding => holding.Post == post.Id))
                yield return (post, question.Index.Policy.ActingHolderMayUseDelegation ? acting : null);
        }
    }
}

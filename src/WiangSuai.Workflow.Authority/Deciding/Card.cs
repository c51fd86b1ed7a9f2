namespace WiangSuai.Workflow.Authority;

/// <summary>What a person may sign before any matter is looked at: the posts they exercise, then the clauses they may use.</summary>
static class Card
{
    /// <summary>Nobody's request, so that no rule about the matter stops anybody.</summary>
    static readonly Matter NoMatter = new() { Requester = Guid.Empty };

    public static AuthorityCard Of(AuthorityIndex index, Guid person, DateTimeOffset at)
    {
        var lines = index.Powers.Count == 0 ? [] : InOffice(index, person, at).Concat(Delegated(index, person, at)).ToList();
        return new(person, at, [.. lines.OfType<CardEntry>()], [.. lines.OfType<Dormant>()]);
    }

    /// <summary>Whichever power the question names: only who exercises the post is asked.</summary>
    static IEnumerable<CardLine> InOffice(AuthorityIndex index, Guid person, DateTimeOffset at)
    {
        foreach (var post in PostsWithin(index, person, Bangkok.DayOf(at)))
        {
            var question = new Question(index, Law.AsWritten, index.Powers.First(), NoMatter, at, [post]);
            var occupants = Succession.OccupantsOf(question, post);
            if (occupants.FirstOrDefault(one => one.Person == person) is { } occupant)
                foreach (var power in index.Powers.Where(power => OriginalHolders.CouldBe(index, power, post)))
                    yield return Entry(index, power, occupant.Own, occupant.Steps, UnitOf(power, post), null);
            else if (index.OwnersOn(post.Id, question.Day).Contains(person))
                yield return new Dormant(Way.OwnPower, post.Named(), null, null, question.BarsAgainst(person));
            else if (Stations.WhyNotFor(question, post, occupants, person) is { } reason)
                yield return new Dormant(Way.Acting, post.Named(), null, null, [reason]);
        }
    }

    /// <summary>Own posts, posts the person was appointed to act for, and posts in whose line one of these stands.</summary>
    static IEnumerable<Post> PostsWithin(AuthorityIndex index, Guid person, DateOnly day)
    {
        var held = index.HoldingsOf(person, day).OrderBy(holding => holding.Mode).Select(holding => index.Post(holding.Post)).Distinct().ToList();
        var near = held.Concat(index.WithinReachOf(held)).ToList();
        var mayor = near.Any(post => post.Kind is PostKind.DeputyMayor or PostKind.Clerk) ? index.PostsOf(PostKind.Mayor) : [];
        return near.Concat(mayor).Distinct();
    }

    static IEnumerable<CardLine> Delegated(AuthorityIndex index, Guid person, DateTimeOffset at)
    {
        foreach (var power in index.Powers)
        {
            var seats = Ways.DelegateesOf(new Question(index, Law.AsWritten, power, NoMatter, at, []), person);
            var clauses = seats.SelectMany(seat => index.ClausesFor(power, seat.Post.Id), (seat, given) => (given, seat.Occupant));
            foreach (var (given, delegatee) in clauses)
            {
                Post[] owners = OriginalHolders.CouldBe(index, power, given.Signer) ? [given.Signer] : [];
                var question = new Question(index, Law.AsWritten, power, NoMatter, at, owners);
                var against = Ways.AgainstUse(question, given, delegatee, [question.Law.Validity], []);
                if (against.Any(reason => reason is Reason.Expired or Reason.Revoked)) continue;   // over, and it will not come back

                Reason[] reasons = [.. question.BarsAgainst(person), .. against];
                var clause = new CardClause(given.Ref, given.Clause, given.Order.From, given.Order.To);
                yield return reasons is []
                    ? Entry(index, power, delegatee!.Own, Bases.StepsOf(given, delegatee), null, clause)
                    : new Dormant(Way.Delegated, given.Signer.Named(), power, given.Ref, reasons);
            }
        }
    }

    static CardEntry Entry(AuthorityIndex index, Power power, Post own, IReadOnlyList<ActingStep> steps, Guid? unit, CardClause? clause) =>
        new(power, Bases.ModeOf(steps), own.Named(), steps, unit, clause, Bases.Block(index, own, steps));

    static Guid? UnitOf(Power power, Post post) => power.Holder is OriginalHolder.HeadOf ? post.Unit : null;
}

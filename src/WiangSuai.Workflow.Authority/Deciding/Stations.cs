namespace WiangSuai.Workflow.Authority;

/// <summary>Why somebody does not act for a post now: by how far the person stands from it.</summary>
static class Stations
{
    /// <returns>One reason per post whose turn it is and to which the person has a tie; else that there is no tie to any.</returns>
    public static IReadOnlyList<Reason> WhyNotActing(Question question, Guid person)
    {
        var posts = question.Rungs.SelectMany(rung => rung.Posts).ToList();
        return posts.Select(row => WhyNotFor(question, row.Post, row.Occupants, person)).OfType<Reason>().ToList() is [_, ..] ties
            ? ties
            : [new Reason.NotInLine([.. posts.Select(row => row.Post.Named())])];
    }

    /// <returns>Null where the person has no tie to the post.</returns>
    public static Reason? WhyNotFor(Question question, Post post, IReadOnlyList<Occupant> occupants, Guid person)
    {
        var owners = question.Index.OwnersOf(post.Id, question.Day).ToList();
        var appointments = question.Index.AppointeesOf(post.Id, question.Day).Where(holding => holding.Person == person).ToList();
        var line = question.Law.Line(question, post, owners.Count == 0);
        var unordered = occupants.Count == 0 && Succession.DeputiesAreUnordered(question, post, owners.Count == 0, line, [post]);
        var waitsForOrder = unordered && HoldsOneOf(question, person, [.. question.Index.PostsOf(PostKind.DeputyMayor), .. line]);

        if (appointments.Count == 0 && !waitsForOrder && !HoldsOneOf(question, person, line)) return null;
        if (owners.Any(owner => question.CanAct(owner.Person))) return new Reason.HolderPresent(post.Named());
        if (question.BarsAgainst(person) is [var bar, ..]) return bar;
        if (appointments.Count > 0 && Succession.OwnPostOf(question, person) is null) return new Reason.CannotBeEvaluated(Unknown.OwnPost, null);
        if (appointments.Count > 0 && !appointments.Any(holding => question.Law.AppointmentCounts(holding.Mode, owners.Count == 0)))
            return new Reason.NeedsVacancy(post.Named());
        if (waitsForOrder) return new Reason.OrderOfDeputiesNotFixed(post.Named());
        return occupants is [var first, ..] ? new Reason.EarlierInLine(post.Named(), first.Own.Named()) : null;
    }

    static bool HoldsOneOf(Question question, Guid person, IReadOnlyList<Post> posts) =>
        question.Index.HoldingsOf(person, question.Day).Any(holding => posts.Any(post => post.Id == holding.Post));
}
